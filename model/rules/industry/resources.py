"""Oil, gas and ores: the raw-material alternative to manufacturing.

All arguments and returns are (runs,).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.numerics.arrays import FloatArray, bounded

MOST_TO_CHINA = 0.9
"""Largest share of raw exports that China takes."""


def remember_oil(memory: FloatArray, oil_price: FloatArray, speed: FloatArray) -> FloatArray:
    """Log oil price as spending and hiring follow it a quarter later; `speed` is per year."""
    return memory + np.minimum(speed / 4.0, 1.0) * (np.log(oil_price) - memory)


@dataclass(frozen=True)
class Supply:
    """How mining answers, each (runs,)."""

    trend: FloatArray
    """Growth a year of mining at a steady oil price, fraction."""
    elasticity: FloatArray
    """Elasticity of mined volume to the oil price."""
    speed: FloatArray
    """Part of the distance to the wanted volume closed in a year."""


def mine(volume: FloatArray, windfall: FloatArray, years: float, supply: Supply) -> FloatArray:
    """Log volume of mining over that of 2013, a quarter later.

    `windfall` is the log of the remembered oil price over that of 2013.
    """
    wanted = supply.trend * years + supply.elasticity * windfall
    return volume + supply.speed / 4.0 * (wanted - volume)


def raw_value(
    base: FloatArray, volume: FloatArray, oil_price: FloatArray, elasticity: FloatArray
) -> FloatArray:
    """Exports of fuel and ores, USD_2018 m a year.

    `base` is that of 2013 at prices of 2018; `oil_price` is over that of 2018 and `elasticity` that
    of the price of the whole basket to it.
    """
    return base * np.exp(volume) * oil_price**elasticity


def china_share(
    share: FloatArray, usual: FloatArray, pull: FloatArray, speed: FloatArray
) -> FloatArray:
    """China's share of raw exports a quarter later, in [0, 0.9].

    It moves at `speed` a year to its `usual` level times the `pull` of China's growth over that of
    the other buyers.
    """
    wanted = bounded(usual * pull, 0.0, MOST_TO_CHINA)
    return share + speed / 4.0 * (wanted - share)


def pull_of_china(china: FloatArray, others: FloatArray, elasticity: FloatArray) -> FloatArray:
    """Factor on China's share from its growth, 1 in 2013: logs of GDP since 2013 are given."""
    return np.exp(elasticity * (china - others))
