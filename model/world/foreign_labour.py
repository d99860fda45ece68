"""Foreign labour on record: the quota of Kazakhstan, and Chinese workers outside the Belt."""

from __future__ import annotations

from functools import cache

import numpy as np

from model.clock import QUARTERS_A_YEAR, Quarter
from model.data_files import read_table
from model.numerics.arrays import FloatArray


def quota_share(quarter: Quarter) -> float:
    """Foreign workers allowed, as a share of the labour force, in a `quarter`."""
    return _on_record("labour_quota.csv", "quota_percent_of_labour_force", quarter) / 100.0


def workers_elsewhere(quarter: Quarter) -> float:
    """Chinese workers outside the joint projects, thousand, in a `quarter`.

    Oil fields, pipelines, roads and trade employed most Chinese workers before the joint projects
    began to build.
    """
    return _on_record("chinese_workers.csv", "employed_outside_joint_projects_thousand", quarter)


@cache
def _on_record(table: str, column: str, quarter: Quarter) -> float:
    """A yearly figure in a `quarter`: in a straight line between years, constant outside them."""
    years, values = _path(table, column)
    date = quarter.year + (quarter.number - 1) / QUARTERS_A_YEAR
    return float(np.interp(date, years, values))


@cache
def _path(table: str, column: str) -> tuple[FloatArray, FloatArray]:
    rows = read_table(table)
    years = np.array([float(row["year"]) for row in rows])
    return years, np.array([float(row[column]) for row in rows])
