"""How cargo crosses Kazakhstan: network, cost, choice, congestion, adoption and revenue."""
