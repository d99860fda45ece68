"""Mining, run by run: the rules of `resources`, compiled. Arrays are (runs,)."""

from __future__ import annotations

import math
from typing import NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled
from model.rules.industry.resources import MOST_TO_CHINA


class Mine(NamedTuple):
    """State of mining, which the kernel changes: the log of the remembered oil price, that of the
    volume over 2013, and China's share of what is sold."""

    oil_memory: FloatArray
    volume: FloatArray
    china_share: FloatArray


class MiningParameters(NamedTuple):
    """What mining goes by; the fields are named as the parameters are."""

    oil_memory_speed: FloatArray
    oil_price_2013: FloatArray
    oil_price_2018: FloatArray
    oil_price_without_windfall: FloatArray
    mining_trend: FloatArray
    mining_elasticity: FloatArray
    mining_speed: FloatArray
    mining_value_added_2013: FloatArray
    raw_share_china_usual: FloatArray
    raw_share_speed: FloatArray
    raw_exports_base: FloatArray
    raw_price_elasticity: FloatArray
    raw_share_russia: FloatArray
    restriction_exposure: FloatArray


@compiled
def dig_and_sell(
    mine: Mine,
    market: tuple[FloatArray, FloatArray, FloatArray],
    years: float,
    p: MiningParameters,
    seen: FloatArray,
) -> None:
    """Move mining on by `resources.remember_oil`, `mine` and `china_share`; then `sell`.

    The `market` is the oil price, China's pull on its share, and how far Russia restricts trade;
    `years` are those since the start of 2013.
    """
    oil_price, pull, restriction = market
    memory, volume, china_share = mine
    for run in range(len(memory)):
        speed = min(p.oil_memory_speed[run] / QUARTERS_A_YEAR, 1.0)
        memory[run] += speed * (math.log(oil_price[run]) - memory[run])
        windfall = memory[run] - math.log(p.oil_price_2013[run])
        wanted = p.mining_trend[run] * years + p.mining_elasticity[run] * windfall
        volume[run] += p.mining_speed[run] / QUARTERS_A_YEAR * (wanted - volume[run])
        aim = min(max(p.raw_share_china_usual[run] * pull[run], 0.0), MOST_TO_CHINA)
        china_share[run] += p.raw_share_speed[run] / QUARTERS_A_YEAR * (aim - china_share[run])
    sell(mine, oil_price, restriction, p, seen)


@compiled
def sell(
    mine: Mine,
    oil_price: FloatArray,
    restriction: FloatArray,
    p: MiningParameters,
    seen: FloatArray,
) -> None:
    """Set what others see, `seen` (6, runs), by `resources.raw_value`.

    The logs of the remembered oil price over that of 2013 and over one without a windfall; value
    added; exports to all, to China and to Russia, of which a `restriction` closes roads.
    """
    for run in range(len(oil_price)):
        memory, dug = mine.oil_memory[run], math.exp(mine.volume[run])
        price = (oil_price[run] / p.oil_price_2018[run]) ** p.raw_price_elasticity[run]
        exports = p.raw_exports_base[run] * dug * price
        open_roads = 1.0 - p.restriction_exposure[run] * restriction[run]
        seen[0, run] = memory - math.log(p.oil_price_2013[run])
        seen[1, run] = memory - math.log(p.oil_price_without_windfall[run])
        seen[2, run] = p.mining_value_added_2013[run] * dug
        seen[3, run] = exports
        seen[4, run] = exports * mine.china_share[run]
        seen[5, run] = exports * p.raw_share_russia[run] * open_roads
