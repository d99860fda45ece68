"""What a yearly rate means for a quarter: the one place where hazards become chances."""

from __future__ import annotations

import numpy as np

from model.arrays import FloatArray
from model.clock import QUARTERS_A_YEAR
from model.exponential import exponential


def quarterly_chance(yearly_rate: FloatArray) -> FloatArray:
    """Chance in [0, 1) that something of a yearly hazard rate happens within a quarter.

    Any shape; a rate below zero counts as none.
    """
    return 1.0 - exponential(np.maximum(yearly_rate, 0.0) * (-1.0 / QUARTERS_A_YEAR))
