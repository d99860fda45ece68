"""How changes from quarter to quarter are felt as a change over a year."""

from __future__ import annotations

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray


def follow_change(felt: FloatArray, change: FloatArray) -> FloatArray:
    """The yearly change that is felt after a quarter with this `change`; same shape as `felt`.

    An exponential mean over about a year of the quarterly changes at yearly rates.
    """
    return felt + (QUARTERS_A_YEAR * change - felt) / QUARTERS_A_YEAR
