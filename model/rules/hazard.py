"""What a yearly rate means for a quarter: the one place where hazards become chances."""

from __future__ import annotations

import numpy as np

from model.arrays import FloatArray
from model.clock import QUARTERS_A_YEAR
from model.compiled import compiled
from model.exponential import exponentiate


def quarterly_chance(yearly_rate: FloatArray) -> FloatArray:
    """Chance in [0, 1) that something of a yearly hazard rate happens within a quarter.

    Any shape; a rate below zero counts as none.
    """
    return _chances(yearly_rate.ravel()).reshape(yearly_rate.shape)


@compiled
def _chances(yearly_rate: FloatArray) -> FloatArray:
    chance = np.empty_like(yearly_rate)
    for place in range(len(chance)):
        chance[place] = max(yearly_rate[place], 0.0) * (-1.0 / QUARTERS_A_YEAR)
    exponentiate(chance, np.empty_like(chance))
    for place in range(len(chance)):
        chance[place] = 1.0 - chance[place]
    return chance
