"""Searching for combinations of levers that no other one beats by every goal."""
