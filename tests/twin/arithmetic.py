"""Small sums that several kinds of agents do."""

from __future__ import annotations

import math


def clip(value: float, low: float, high: float) -> float:
    """`value` held between `low` and `high`."""
    return low if value < low else high if value > high else value


def share(part: float, whole: float) -> float:
    """`part` over `whole`, 0 where there is nothing."""
    return part / max(whole, 1e-9)


def chance_in_a_quarter(yearly_rate: float) -> float:
    """Chance that something of a yearly hazard rate happens within a quarter."""
    return 1.0 - math.exp(-max(yearly_rate, 0.0) / 4.0)


def left_after_a_quarter(years: float) -> float:
    """What a quarter leaves of something that fades with a mean life of some `years`."""
    return math.exp(-1.0 / (4.0 * years))
