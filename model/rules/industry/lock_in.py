"""Chinese equipment and standards: how they spread, and what they leave for local suppliers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.numerics.arrays import FloatArray, bounded

LEAST_CONTENT, MOST_CONTENT = 0.02, 0.98


def lock_in(
    level: FloatArray, capital_share: FloatArray, equipment_share: FloatArray, speed: FloatArray
) -> FloatArray:
    """Lock-in to Chinese standards a quarter later, in [0, 1], (runs,) (R27, C13).

    It grows where Chinese capital and Chinese equipment are, at `speed` a year for a share of one,
    and does not go back: standards outlast the plants that brought them. Growth is built in by
    sign; at speed 0 there is none.
    """
    driver = bounded(capital_share + equipment_share, 0.0, 1.0)
    return level + speed / 4.0 * driver * (1.0 - level)


def standards_preference(
    level: FloatArray, strength: FloatArray, capital_goods_share: FloatArray
) -> FloatArray:
    """Factor on the appeal of Chinese goods from standards already in use, (runs, sectors).

    Other makes fit less well (switching cost): exp(strength * level), for capital goods only.
    """
    return np.exp((strength * level)[:, None] * capital_goods_share)


@dataclass(frozen=True)
class Sourcing:
    """What settles how much plants buy at home, each (runs,)."""

    usual: FloatArray
    """Local content of local firms."""
    gap: FloatArray
    """By how much plants with Chinese capital buy less at home."""
    rule: FloatArray
    """Local content that rules and screening add or take away."""
    loss: FloatArray
    """Local content lost at full lock-in."""


def plant_content(sourcing: Sourcing, level: FloatArray) -> FloatArray:
    """Local content of joint and Chinese plants, in [0, 1], (runs,) (R26, C14)."""
    content = sourcing.usual - sourcing.gap + sourcing.rule - sourcing.loss * level
    return bounded(content, LEAST_CONTENT, MOST_CONTENT)


def home_content(sourcing: Sourcing, level: FloatArray) -> FloatArray:
    """Local content of local firms, in [0, 1], (runs,)."""
    content = sourcing.usual + sourcing.rule - sourcing.loss * level
    return bounded(content, LEAST_CONTENT, MOST_CONTENT)
