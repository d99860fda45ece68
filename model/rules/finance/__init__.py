"""Pledges, projects, loans and what they buy."""
