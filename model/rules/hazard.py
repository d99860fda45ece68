"""What a yearly rate means for a quarter: the one place where hazards become chances."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numba import types
from numba.extending import overload

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled
from model.numerics.exponential import exponentiate


def quarterly_chance(yearly_rate: FloatArray) -> FloatArray:
    """Chance in [0, 1) that something of a yearly hazard rate happens within a quarter.

    Any shape; a rate below zero counts as none.
    """
    chance = np.empty(yearly_rate.shape)
    _set_chances(yearly_rate.reshape(-1), chance.reshape(-1))
    return chance


@overload(quarterly_chance)
def _chance_of_number(yearly_rate: Any) -> Any:
    """What `quarterly_chance` says of one rate in a kernel."""

    def of_number(yearly_rate: Any) -> Any:
        return 1.0 - math.exp(max(yearly_rate, 0.0) * (-1.0 / QUARTERS_A_YEAR))

    return of_number if isinstance(yearly_rate, types.Float) else None


@compiled
def _set_chances(yearly_rate: FloatArray, chance: FloatArray) -> None:
    for place in range(len(chance)):
        chance[place] = max(yearly_rate[place], 0.0) * (-1.0 / QUARTERS_A_YEAR)
    exponentiate(chance, np.empty_like(chance))
    for place in range(len(chance)):
        chance[place] = 1.0 - chance[place]
