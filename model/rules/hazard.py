"""What a yearly rate means for a quarter: the one place where hazards become chances."""

from __future__ import annotations

import numpy as np

from model.arrays import FloatArray
from model.clock import QUARTERS_A_YEAR


def quarterly_chance(yearly_rate: FloatArray) -> FloatArray:
    """Chance in [0, 1) that something of a yearly hazard rate happens within a quarter.

    Any shape; a rate below zero counts as none.
    """
    return 1.0 - np.exp(-np.maximum(yearly_rate, 0.0) / QUARTERS_A_YEAR)
