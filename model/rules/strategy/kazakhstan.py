"""How Kazakhstan bends its policy stance to what it meets, and whom it leans to.

All arguments and returns are (runs,) unless a docstring says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.arrays import FloatArray, bounded


@dataclass(frozen=True)
class KazakhView:
    """What Kazakhstan sees, each (runs,); in [0, 1] unless said otherwise."""

    quota_pressure: FloatArray
    land_pressure: FloatArray
    protest: FloatArray
    restriction: FloatArray
    tariff_pressure: FloatArray
    docking_depth: FloatArray
    debt_ratio: FloatArray
    """Debt to China over yearly GDP."""
    oil_gap: FloatArray
    """Log of the oil price over its mean of 2013-2018: a rich budget where above 0."""
    facilitation_funding: FloatArray
    bargaining: FloatArray
    """Kazakhstan's bargaining weight over its weight at the start."""
    kazakh_share: FloatArray


def responses(view: KazakhView, strength: FloatArray) -> dict[str, FloatArray]:
    """By how much each lever's ideal leaves its policy stance, in [-1, 1].

    `strength` scales all of them: with 0 Kazakhstan never leaves its stance. Levers that are not
    named here follow the stance alone.
    """
    gap = {
        "labour_quota": -0.6 * view.quota_pressure,
        "land_leasing": -0.8 * view.land_pressure,
        "public_outreach": 0.4 * view.protest,
        "project_screening": 0.3 * view.protest,
        "corridor_diversification": 0.5 * view.restriction,
        "import_protection": 0.3 * view.tariff_pressure - 0.2 * view.docking_depth,
        "borrowing_restraint": 2.0 * np.maximum(view.debt_ratio - 0.1, 0.0),
        "nurly_zhol_spending": 0.3 * view.oil_gap,
        "border_facilitation": 0.3 * view.facilitation_funding,
        "local_content_rule": 0.4 * (view.bargaining - 1.0),
        "transit_tariff": 0.2 * (view.kazakh_share - 0.75) - 0.2 * view.oil_gap,
    }
    return {lever: strength * bounded(change, -1.0, 1.0) for lever, change in gap.items()}


def alignment(
    current: FloatArray, pull: FloatArray, balance: FloatArray, speed: FloatArray
) -> FloatArray:
    """Foreign-policy alignment in [-1 Russia, 1 China] after a quarter (R03, O06).

    It drifts at `speed` a year to the net `pull` of the two powers, which a policy of `balance`
    in [0, 1] between them (the multi-vector policy) withstands.
    """
    target = bounded(pull, -1.0, 1.0) * (1.0 - balance)
    return current + speed / 4.0 * (target - current)
