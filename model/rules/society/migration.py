"""Chinese workers: how many come, and what they look like to those who live there (R28, C32).

Workers are thousand persons; money is constant 2018 USD million.
"""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray


def quota(
    labour_force: FloatArray, national_share: float, chinese_share: FloatArray, openness: FloatArray
) -> FloatArray:
    """Chinese workers that the quota admits, thousand, (runs,).

    The state admits a `national_share` of the `labour_force` (thousand), of which `chinese_share`
    are Chinese; `openness` (runs,) is the state's quota relative to the path on record: 0 closes
    the door, 1 keeps to the path.
    """
    return labour_force * national_share * chinese_share * openness


def wanted(
    active_value: FloatArray, per_million: FloatArray, elsewhere: FloatArray, exposure: FloatArray
) -> FloatArray:
    """Chinese workers that employers ask for, thousand, (runs, regions).

    Joint projects under construction, of `active_value` (runs, regions), ask for `per_million`
    (runs,) workers per USD million; other employers ask for `elsewhere` (runs,) thousand, spread
    as the long-run `exposure` (regions,), which sums to 1.
    """
    return active_value * per_million[:, None] / 1000.0 + elsewhere[:, None] * exposure


def arrive(
    present: FloatArray, demand: FloatArray, limit: FloatArray, turnover: FloatArray
) -> FloatArray:
    """Chinese workers after a quarter, thousand, (runs,).

    Permits run out and are renewed, so that a share `turnover` of the gap to the `demand` closes in
    a quarter; never more than the quota's `limit`.
    """
    moved = present + turnover * (np.minimum(demand, limit) - present)
    return np.minimum(moved, limit)


def spread_out(workers: FloatArray, demand: FloatArray, exposure: FloatArray) -> FloatArray:
    """Where the workers are, thousand, (runs, regions).

    They stand where employers ask for them (`demand`, (runs, regions)); a trace of the long-run
    `exposure` (regions,), which sums to 1, settles the shares where nobody asks.
    """
    weight = demand + 1e-6 * exposure
    return workers[:, None] * weight / weight.sum(axis=-1, keepdims=True)


def perceived_share(
    workers: FloatArray, labour_force: FloatArray, exaggeration: FloatArray
) -> FloatArray:
    """Share of Chinese in the workforce that people believe in, (runs, regions).

    `exaggeration` (runs,) is how many times the true number people believe in; `labour_force`
    (regions,) is in thousand.
    """
    return workers * exaggeration[:, None] / labour_force


def displaced_jobs(workers: FloatArray, displacement: FloatArray) -> FloatArray:
    """Local jobs lost to Chinese workers, thousand, same shape as `workers` (runs, ...)."""
    return workers * displacement.reshape((-1,) + (1,) * (workers.ndim - 1))
