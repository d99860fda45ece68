"""What a quarter leaves of things that fade, and how likely it is to pass without an event."""

from __future__ import annotations

import math

from model.clock import QUARTERS_A_YEAR
from model.numerics.compiled import rule
from model.numerics.exponential import exponential_of


@rule
def left_after(memory: float) -> float:
    """Share left after a quarter of what fades over a `memory` in years (to 1/e)."""
    return math.exp(-1.0 / (QUARTERS_A_YEAR * memory))


@rule
def left_at(rate: float) -> float:
    """Share left after a quarter of what fades at a `rate` a year."""
    return math.exp(-rate / QUARTERS_A_YEAR)


@rule
def chance_of_none(expected: float) -> float:
    """Chance that no event comes where a number of them, at least 0, is `expected` (Poisson)."""
    return exponential_of(-expected)
