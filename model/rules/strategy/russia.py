"""What Russia would like: to cooperate with, to stall or to block the Belt.

All arguments and returns are (runs,) unless a docstring says otherwise.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from model.numerics.arrays import BoolArray, FloatArray, bounded, either
from model.rules.hazard import quarterly_chance

COOPERATE, STALL, BLOCK = 0, 1, 2


class RussianView(NamedTuple):
    """What Russia sees, each (runs,) in [0, 1]."""

    conflict: FloatArray
    """Clash of the goals of the two projects (R07)."""
    impatience: FloatArray
    """How far the unresolved docking is past everyone's patience (R10)."""
    dominance: FloatArray
    """China's weight in Kazakhstan (R04)."""
    concession: FloatArray
    """What China yields (A06)."""
    friendship: FloatArray
    """Trust between Russia and China."""
    rivalry: FloatArray
    """Great-power rivalry."""
    tension: FloatArray
    """Strain between Russia and China (R11)."""
    bond: FloatArray
    """Utility by which rivalry elsewhere binds Russia to China, at full rivalry."""


def merits(
    view: RussianView, appetite: FloatArray, cost: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """What speaks for cooperating, for stalling and for blocking.

    Cooperation pays in friendship, transit income and concessions; stalling protects EAEU industry
    while the goals clash; blocking answers dominance and unresolved docking (R12, C27) in
    proportion to Russia's `appetite` for it, has a `cost` of its own, and costs Chinese goodwill
    and the bond that rivalry elsewhere makes. Without an appetite it is not on the menu.
    """
    cooperate = 0.4 * view.friendship + 0.4 * view.concession + view.bond * view.rivalry
    stall = 0.3 + 0.6 * view.conflict
    pressure = view.dominance + view.impatience + view.conflict
    block = appetite * pressure - cost - 0.4 * view.friendship - view.bond * view.rivalry
    return cooperate, stall, either(appetite > 0.0, block, -np.inf)


def restriction_hazard(
    base: FloatArray, sensitivity: FloatArray, view: RussianView, openness: FloatArray
) -> FloatArray:
    """Chance a quarter that Russia starts to restrict some transit.

    The yearly rate is `base` times exp(sensitivity x (unresolved + dominance + tension + rivalry
    - concession - 1)): near its mean on the record of 2014-2024, which had 5 to 8 episodes, the
    strain is about 0. `openness` is docking depth.
    """
    pressure = view.dominance + view.tension + view.rivalry
    strain = (1.0 - openness) + pressure - view.concession - 1.0
    return quarterly_chance(base * np.exp(sensitivity * strain))


def episode_goes_on(active: BoolArray, starts: BoolArray, lasts: BoolArray) -> BoolArray:
    """Whether a restriction is in force: it starts, or was in force and lasts."""
    return starts | (active & lasts)


def through_restriction(
    blocked: FloatArray, episode: BoolArray, severity: FloatArray, dated: FloatArray
) -> FloatArray:
    """Restriction of China-Europe cargo in [0, 1]: a block, an episode, or `dated` events."""
    return bounded(np.maximum(blocked, episode * severity) + dated, 0.0, 1.0)


def regional_restriction(
    blocked: FloatArray,
    episode: BoolArray,
    lost: FloatArray,
    severity: FloatArray,
    dated: FloatArray,
) -> FloatArray:
    """Restriction of regional cargo in [0, 1]: as of through cargo, but a block is felt by half.

    A forced choice that is `lost` to China works as an episode does.
    """
    displeased = np.maximum(episode * 1.0, lost)
    return bounded(np.maximum(0.5 * blocked, displeased * severity) + dated, 0.0, 1.0)


def transsib_tariff(rivalry_for_cargo: FloatArray, kazakh_share: FloatArray) -> FloatArray:
    """Tariff of the Trans-Siberian over its level of 2013: cut where Kazakhstan wins the cargo."""
    return 1.0 - rivalry_for_cargo * bounded(kazakh_share - 0.5, 0.0, 0.5)


def tariff_pressure(protection: FloatArray, penetration: FloatArray) -> FloatArray:
    """Pressure for a higher common tariff: grows with Chinese penetration, in [0, 1] (R07)."""
    return bounded(protection * 2.0 * penetration, 0.0, 1.0)
