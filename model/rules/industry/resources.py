"""Oil, gas and ores: the raw-material alternative to manufacturing, and the windfall it brings."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import rule

MOST_TO_CHINA = 0.9
"""Largest share of raw exports that China takes."""


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    oil_memory_speed: float
    oil_price_2013: float
    oil_price_2018: float
    oil_price_without_windfall: float
    mining_trend: float
    mining_elasticity: float
    mining_speed: float
    mining_value_added_2013: float
    raw_share_china_usual: float
    raw_share_speed: float
    raw_exports_base: float
    raw_price_elasticity: float
    raw_share_russia: float
    restriction_exposure: float


class Mining(NamedTuple):
    """Raw materials, money in USD_2018 m a year."""

    oil_memory: float
    """Log of the oil price as spending and hiring follow it."""
    volume: float
    """Log volume over that of 2013."""
    china_share: float
    """China's share of what is sold."""
    windfall: float
    """Log of the remembered oil price over that of 2013."""
    boom: float
    """The same over a price that brings no windfall."""
    value_added: float
    exports: float
    to_china: float
    to_russia: float


@rule
def remembered_oil(p: Parameters, memory: float, oil_price: float) -> float:
    """Log oil price as spending and hiring follow it a quarter later."""
    speed = min(p.oil_memory_speed / QUARTERS_A_YEAR, 1.0)
    return memory + speed * (math.log(oil_price) - memory)


@rule
def mined(p: Parameters, volume: float, windfall: float, years: float) -> float:
    """Log volume of mining over that of 2013, a quarter later.

    It moves to its trend over the `years` since 2013 and to what the `windfall`, the log of the
    remembered oil price over that of 2013, calls for.
    """
    wanted = p.mining_trend * years + p.mining_elasticity * windfall
    return volume + p.mining_speed / QUARTERS_A_YEAR * (wanted - volume)


@rule
def china_share(p: Parameters, share: float, pull: float) -> float:
    """China's share of raw exports a quarter later, in [0, 0.9].

    It moves to its usual level times the `pull` of China's growth over that of the other buyers.
    """
    wanted = min(max(p.raw_share_china_usual * pull, 0.0), MOST_TO_CHINA)
    return share + p.raw_share_speed / QUARTERS_A_YEAR * (wanted - share)


@rule
def raw_exports(p: Parameters, volume: float, oil_price: float) -> float:
    """Exports of fuel and ores, USD_2018 m a year, from the log `volume`."""
    price: float = (oil_price / p.oil_price_2018) ** p.raw_price_elasticity
    return p.raw_exports_base * math.exp(volume) * price


def pull_of_china(china: FloatArray, others: FloatArray, elasticity: FloatArray) -> FloatArray:
    """Factor on China's share from its growth, 1 in 2013: logs of GDP since 2013 are given."""
    return np.exp(elasticity * (china - others))


@rule
def dig(p: Any, view: Any, years: float, mining: Any) -> None:
    """Move on what is mined in a run, and who buys it."""
    mining.oil_memory = remembered_oil(p, mining.oil_memory, view.oil_price)
    mining.windfall = mining.oil_memory - math.log(p.oil_price_2013)
    mining.boom = mining.oil_memory - math.log(p.oil_price_without_windfall)
    mining.volume = mined(p, mining.volume, mining.windfall, years)
    mining.china_share = china_share(p, mining.china_share, view.pull_of_china)


@rule
def sell(p: Any, view: Any, mining: Any) -> None:
    """Sell what is mined in a run; Russia's restriction closes roads to it."""
    mining.value_added = p.mining_value_added_2013 * math.exp(mining.volume)
    mining.exports = raw_exports(p, mining.volume, view.oil_price)
    mining.to_china = mining.exports * mining.china_share
    open_roads = 1.0 - p.restriction_exposure * view.restriction
    mining.to_russia = mining.exports * p.raw_share_russia * open_roads
