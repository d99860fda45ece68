"""Shippers in their markets: they place cargo on routes through gates that queue."""
