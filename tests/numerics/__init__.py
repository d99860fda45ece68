"""Tests of what rules and agents are computed with."""
