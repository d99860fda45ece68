"""What imports cost at the border, run by run: the rules of `imports`, compiled.

Arrays are (runs,), or (runs, sources) with the sources Xinjiang, the rest of China, the EAEU and
elsewhere.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled


class Border(NamedTuple):
    """State of import prices, which the kernel changes: logs over 2013."""

    abroad: FloatArray
    """GDP of China, Russia and elsewhere, (runs, 3)."""
    memory: FloatArray
    """The price buyers remember, by source."""
    price: FloatArray
    """The price as buyers answer to it, by source."""


class Abroad(NamedTuple):
    """What import prices follow, each (runs,)."""

    china_growth: FloatArray
    russia_growth: FloatArray
    eu_growth: FloatArray
    tariff_change: FloatArray
    """Change of the tariff on Chinese goods by dated events, ad valorem."""
    protection: FloatArray
    """How far import protection stands from its usual stance."""
    connectivity: FloatArray
    """Connectivity with China over that of 2013."""
    exchange_rate: FloatArray
    """Real exchange rate over that of 2018; higher is a weaker tenge."""
    workshop_scale: FloatArray
    """Log of Xinjiang's output for Central Asia over that of 2013."""


class BorderParameters(NamedTuple):
    """What import prices go by; the fields are named as the parameters are."""

    free_trade_start: FloatArray
    free_trade_phase_in: FloatArray
    free_trade_tariff_cut: FloatArray
    tariff_on_chinese_goods: FloatArray
    protection_tariff_span: FloatArray
    real_exchange_rate_2013: FloatArray
    wage_share_of_gains: FloatArray
    general_progress: FloatArray
    corridor_price_elasticity: FloatArray
    exchange_rate_into_prices: FloatArray
    rouble_comovement: FloatArray
    rival_cost_decline: FloatArray
    xinjiang_growth: FloatArray
    xinjiang_scale_elasticity: FloatArray
    xinjiang_share: FloatArray
    xinjiang_presence: FloatArray
    trade_elasticity: FloatArray
    trade_impact_share: FloatArray
    trade_adjustment_speed: FloatArray


@compiled
def look_abroad(
    border: Border, at: Abroad, dates: tuple[float, float], p: BorderParameters, seen: FloatArray
) -> None:
    """Move prices by `imports.landed_prices`, `perceived` and `remember`.

    `dates` are the year with its fraction and the years since the start of 2013. Sets what others
    see, `seen` (3, runs): the part of the tariff that free trade removes, the tariff on Chinese
    goods, and the log price index of Chinese goods over 2013, by `imports.free_trade`, `tariff` and
    `chinese_price_index`.
    """
    abroad, memory, felt = border
    year, years = dates
    for run in range(len(memory)):
        abroad[run, 0] += math.log1p(at.china_growth[run] / QUARTERS_A_YEAR)
        abroad[run, 1] += math.log1p(at.russia_growth[run] / QUARTERS_A_YEAR)
        abroad[run, 2] += math.log1p(at.eu_growth[run] / QUARTERS_A_YEAR)
        phased = (year - p.free_trade_start[run]) / p.free_trade_phase_in[run]
        freed = p.free_trade_tariff_cut[run] * min(max(phased, 0.0), 1.0)
        usual = p.tariff_on_chinese_goods[run]
        protection = p.protection_tariff_span[run] * at.protection[run]
        tariff = max(usual + at.tariff_change[run] + protection, 0.0) * (1.0 - freed)
        chinese = (
            math.log((1.0 + tariff) / (1.0 + usual))
            - p.corridor_price_elasticity[run] * math.log(at.connectivity[run])
            - p.rival_cost_decline[run] * years
        )
        scale = p.xinjiang_scale_elasticity[run] * at.workshop_scale[run]
        discount = p.xinjiang_growth[run] * years + scale
        weight, theta = p.xinjiang_share[run], p.trade_elasticity[run]
        variety = (1.0 - weight) + weight * p.xinjiang_presence[run] * math.exp(theta * discount)
        depreciation = math.log(at.exchange_rate[run] / p.real_exchange_rate_2013[run])
        dearer = p.exchange_rate_into_prices[run] * depreciation
        rouble = dearer * (1.0 - p.rouble_comovement[run])
        everywhere = (1.0 - p.wage_share_of_gains[run]) * p.general_progress[run] * years
        prices = (chinese + dearer - discount, chinese + dearer, rouble, dearer)
        impact = p.trade_impact_share[run]
        speed = p.trade_adjustment_speed[run] / QUARTERS_A_YEAR
        for source in range(len(prices)):
            news = prices[source] - everywhere - memory[run, source]
            felt[run, source] = memory[run, source] + impact * news
            memory[run, source] += speed * news
        seen[0, run], seen[1, run] = freed, tariff
        seen[2, run] = chinese - math.log(variety) / theta
