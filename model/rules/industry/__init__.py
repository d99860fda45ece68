"""Rules of industry: demand, imports, costs, learning, investment, exit and entry, resources."""
