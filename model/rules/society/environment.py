"""Disputes over water and nature that stop joint projects (R44, P05).

Arrays are (runs, regions) unless said otherwise; money is constant 2018 USD million.
"""

from __future__ import annotations

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.sums import sum_last
from model.rules.hazard import quarterly_chance


def dispute_chance(
    projects: FloatArray, hazard: FloatArray, standard: FloatArray, water: FloatArray
) -> FloatArray:
    """Chance that a dispute breaks out in a quarter.

    Each of the region's active `projects` (number) carries a `hazard` (runs,) a year, which the
    environmental `standard` (runs,) in [0, 1] lowers to nothing and dependence on shared rivers,
    `water` (regions,) in [0, 1], doubles.
    """
    rate = (hazard * (1.0 - standard))[:, None] * (1.0 + water) * projects
    return quarterly_chance(rate)


def stop(
    stopped: FloatArray, dispute: FloatArray, projects: FloatArray, duration: FloatArray
) -> FloatArray:
    """Share of each region's projects that stand still, in [0, 1].

    A `dispute` (0 or 1) stops one project; stopped sites resume after `duration` (runs,) years.
    """
    resumed = stopped * np.exp(-1.0 / (QUARTERS_A_YEAR * duration))[:, None]
    return resumed + (1.0 - resumed) * dispute / np.maximum(projects, 1.0)


def national_share(stopped: FloatArray, value: FloatArray) -> FloatArray:
    """Share of the country's active project value that stands still, (runs,)."""
    total = np.maximum(sum_last(value), 1e-9)
    return sum_last(stopped * value) / total
