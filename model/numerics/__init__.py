"""Arrays, compiled loops and random numbers: what rules and agents are computed with."""
