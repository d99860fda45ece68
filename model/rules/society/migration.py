"""Chinese workers: how many come, where they stand and whom they displace (R28, C32).

Workers are thousand persons.
"""

from __future__ import annotations

from typing import NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.compiled import rule
from model.rules.society.surroundings import OnRecord

_TRACE = 1e-6
"""Thousand workers that settle shares by exposure where nobody asks for any: a guard."""


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    workers_per_project_value: float
    chinese_labour_intensity: float
    labour_force_share: float
    chinese_share_of_quota: float
    labour_quota_reference: float
    permit_turnover: float


@rule
def wanted(p: Parameters, project_value: float, elsewhere: float, exposure: float) -> float:
    """Chinese workers that a region's employers ask for, thousand.

    Joint projects under construction, of `project_value` USD million, ask for so many workers a
    million; other employers, who asked for `elsewhere` thousand in the country, are spread as the
    long-run `exposure`. All ask for more where Chinese labour is used more intensively.
    """
    per_million = p.workers_per_project_value * p.chinese_labour_intensity / 1000.0
    return project_value * per_million + elsewhere * p.chinese_labour_intensity * exposure


@rule
def quota(p: Parameters, on_record: OnRecord, lever: float) -> float:
    """Chinese workers that the quota admits, thousand.

    The state admits a share of the labour force on record, of which some are Chinese; its `lever`
    against the reference opens the door wider (1 keeps to the path on record) or closes it (0).
    """
    labour_force = on_record.residents / 1000.0 * p.labour_force_share
    admitted = labour_force * on_record.quota_share * p.chinese_share_of_quota
    return admitted * (lever / p.labour_quota_reference)


@rule
def arrive(p: Parameters, present: float, demand: float, limit: float) -> float:
    """Chinese workers in the country after a quarter, thousand.

    Permits run out and are renewed, so that a part of the gap to the `demand` closes; never more
    than the quota's `limit`.
    """
    gap = min(demand, limit) - present
    return min(present + p.permit_turnover / QUARTERS_A_YEAR * gap, limit)


@rule
def pull(demand: float, exposure: float) -> float:
    """Weight of a region in where workers stand: where employers ask, a trace by `exposure`."""
    return demand + _TRACE * exposure


@rule
def displaced_jobs(workers: float, displacement: float) -> float:
    """Local jobs lost to Chinese `workers`, thousand, so many by each (`displacement`)."""
    return workers * displacement
