"""What moves cost and time of all routes this quarter: over arrays, to hold the kernels against."""

from __future__ import annotations

from model.rules.transit.terms import Conditions, Setting, Terms, frictions, pace, prices


def terms(p: Setting, now: Conditions) -> Terms:
    """Cost and time under parameters `p` and the present conditions."""
    return Terms(prices(p, now), frictions(p, now), pace(p, now))
