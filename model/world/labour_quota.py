"""The quota of foreign labour that Kazakhstan sets each year."""

from __future__ import annotations

from functools import cache

import numpy as np

from model.arrays import FloatArray
from model.clock import QUARTERS_A_YEAR, Quarter
from model.data_files import read_table


@cache
def _path() -> tuple[FloatArray, FloatArray]:
    rows = read_table("labour_quota.csv")
    years = np.array([float(row["year"]) for row in rows])
    shares = np.array([float(row["quota_percent_of_labour_force"]) for row in rows]) / 100.0
    return years, shares


def quota_share(quarter: Quarter) -> float:
    """Foreign workers allowed, as a share of the labour force, in a `quarter`.

    Between the years on record the share runs in a straight line; after the last it stays.
    """
    years, shares = _path()
    date = quarter.year + (quarter.number - 1) / QUARTERS_A_YEAR
    return float(np.interp(date, years, shares))
