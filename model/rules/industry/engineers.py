"""Engineers: who can take over incoming technology, and how many it would need (R25, C12).

All arguments and returns are (runs,); people in thousand.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.numerics.arrays import FloatArray

MOST = 3.0
"""The ratio of engineers to need is shown up to this value: more makes no difference."""
LEAST_STOCK = 1.0
"""Engineers there are at least, thousand."""


@dataclass(frozen=True)
class EngineerNeed:
    """How many engineers industry needs, each (runs,)."""

    factor: FloatArray
    """Scales all needs; 0 makes engineers never scarce."""
    per_job: FloatArray
    """Engineers for each manufacturing job."""
    per_capital: FloatArray
    """Engineers, thousand, for each USD_2018 m of joint and Chinese plants."""


def required(need: EngineerNeed, jobs: FloatArray, plant_capital: FloatArray) -> FloatArray:
    """Engineers that industry needs: `jobs` in thousand, `plant_capital` in USD_2018 m."""
    return need.factor * (need.per_job * jobs + need.per_capital * plant_capital)


def ratio(engineers: FloatArray, needed: FloatArray) -> FloatArray:
    """Engineers over engineers needed, in [0, `MOST`]."""
    return np.minimum(engineers / np.maximum(needed, engineers / MOST), MOST)


def hands(engineer_ratio: FloatArray) -> FloatArray:
    """Part of new technology for which there are engineers, min(1, engineers / required)."""
    return np.minimum(engineer_ratio, 1.0)


def stock(
    engineers: FloatArray, graduates: FloatArray, trained: FloatArray, attrition: FloatArray
) -> FloatArray:
    """Engineers a quarter later.

    `graduates` and `trained` join in a year, the fraction `attrition` leaves in a year; the stock
    never falls below `LEAST_STOCK`.
    """
    inflow = np.maximum(graduates + trained, 0.0)
    return np.maximum(engineers + (inflow - attrition * engineers) / 4.0, LEAST_STOCK)
