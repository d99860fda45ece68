"""The observed record of the exogenous drivers, quarter by quarter."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np

from model.clock import FIRST_QUARTER, Horizon, Quarter
from model.data_files import read_table
from model.numerics.arrays import FloatArray

LAST_OBSERVED = Quarter(2024, 4)


@cache
def observed_drivers() -> Mapping[str, FloatArray]:
    """Each driver's values (quarters,) from 2013-Q1 to the last observed quarter.

    A yearly figure stands for each quarter of its year.
    """
    quarters = [str(quarter) for quarter in Horizon(FIRST_QUARTER, LAST_OBSERVED)]
    found: dict[str, dict[str, float]] = {}
    for row in read_table("drivers.csv"):
        found.setdefault(row["variable"], {})[row["period"]] = float(row["value"])
    return {
        name: np.array([_at(values, quarter) for quarter in quarters])
        for name, values in found.items()
        if "2013" in values or "2013-Q1" in values
    }


def _at(values: Mapping[str, float], quarter: str) -> float:
    return values.get(quarter, values.get(quarter[:4], float("nan")))


def yearly(series: FloatArray) -> FloatArray:
    """Means over whole years (years,) of a quarterly series."""
    return series[: len(series) // 4 * 4].reshape(-1, 4).mean(axis=-1)
