"""How Kazakhstan bends its policy stance to what it meets, and whom it leans to.

All arguments and returns are (runs,) unless a docstring says otherwise.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from model.numerics.arrays import FloatArray, bounded


class KazakhView(NamedTuple):
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


class Bends(NamedTuple):
    """By how much the ideal of a lever leaves its policy stance, each (runs,).

    Levers that are not named here follow the stance alone.
    """

    labour_quota: FloatArray
    land_leasing: FloatArray
    public_outreach: FloatArray
    project_screening: FloatArray
    corridor_diversification: FloatArray
    import_protection: FloatArray
    borrowing_restraint: FloatArray
    nurly_zhol_spending: FloatArray
    border_facilitation: FloatArray
    local_content_rule: FloatArray
    transit_tariff: FloatArray


def answers(view: KazakhView) -> Bends:
    """How a state that responds fully would bend its levers."""
    return Bends(
        -0.6 * view.quota_pressure,
        -0.8 * view.land_pressure,
        0.4 * view.protest,
        0.3 * view.protest,
        0.5 * view.restriction,
        0.3 * view.tariff_pressure - 0.2 * view.docking_depth,
        2.0 * np.maximum(view.debt_ratio - 0.1, 0.0),
        0.3 * view.oil_gap,
        0.3 * view.facilitation_funding,
        0.4 * (view.bargaining - 1.0),
        0.2 * (view.kazakh_share - 0.75) - 0.2 * view.oil_gap,
    )


def bend(strength: FloatArray, answer: FloatArray) -> FloatArray:
    """How far a lever is bent, in [-1, 1] times `strength`: with 0 it never leaves its stance."""
    return strength * bounded(answer, -1.0, 1.0)


def pull(
    china: FloatArray,
    protest: FloatArray,
    russia: FloatArray,
    tension: FloatArray,
    goal_clarity: FloatArray,
    forced_choice: FloatArray,
) -> FloatArray:
    """The net pull on Kazakhstan, to China where above 0 (R03).

    `china` is its dominance as it is felt, which protest withstands, and `russia` the pressure of
    Russia; undefined goals (C20) and a forced choice add to it.
    """
    from_china = china * (1.0 - protest)
    from_russia = russia * (0.5 + 0.5 * tension)
    return (1.0 - 0.5 * goal_clarity) * (1.0 + forced_choice) * (from_china - from_russia)


def alignment(
    current: FloatArray, pull: FloatArray, balance: FloatArray, speed: FloatArray
) -> FloatArray:
    """Foreign-policy alignment in [-1 Russia, 1 China] after a quarter (R03, O06).

    It drifts at `speed` a year to the net `pull` of the two powers, which a policy of `balance`
    in [0, 1] between them (the multi-vector policy) withstands.
    """
    target = bounded(pull, -1.0, 1.0) * (1.0 - balance)
    return current + speed / 4.0 * (target - current)
