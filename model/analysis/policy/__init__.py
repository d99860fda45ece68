"""Policies of Kazakhstan in many futures: weighed against each other, and searched for."""
