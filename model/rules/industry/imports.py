"""Imports: what goods from abroad cost at Kazakhstan's border and how they are taken up.

Prices are logs over those of 2013.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.compiled import rule
from model.numerics.records import put

LEAST_TRADE = 1e-3
"""Stands in for trade of nothing where a logarithm is taken."""


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    free_trade_start: float
    free_trade_phase_in: float
    free_trade_tariff_cut: float
    tariff_on_chinese_goods: float
    protection_tariff_span: float
    real_exchange_rate_2013: float
    wage_share_of_gains: float
    general_progress: float
    corridor_price_elasticity: float
    exchange_rate_into_prices: float
    rouble_comovement: float
    rival_cost_decline: float
    xinjiang_growth: float
    xinjiang_scale_elasticity: float
    xinjiang_share: float
    xinjiang_presence: float
    xinjiang_home_weight: float
    trade_elasticity: float
    trade_impact_share: float
    trade_adjustment_speed: float
    exporter_mass_elasticity: float


class Sources(NamedTuple):
    """Where imported manufactures come from: Xinjiang, the rest of China, the EAEU, elsewhere."""

    xinjiang: float
    coast: float
    eaeu: float
    rest: float


class Growth(NamedTuple):
    """Log GDP of those that Kazakhstan trades with over that of 2013."""

    china: float
    russia: float
    rest: float


class Border(NamedTuple):
    """What imports cost."""

    abroad: Growth
    remembered: Sources
    """The price that buyers remember."""
    perceived: Sources
    """The price as buyers answer to it."""
    freed: float
    """Share of the tariff that free trade has removed, in [0, 1]."""
    tariff: float
    """On Chinese goods, ad valorem."""
    chinese_price: float
    """Price index of Chinese goods, the exchange rate apart."""


@rule
def free_trade(p: Parameters, year: float) -> float:
    """Share of the tariff removed by `year` (with its fraction), in [0, 1].

    The cut comes in equal steps over some years from the start on.
    """
    phased = (year - p.free_trade_start) / p.free_trade_phase_in
    return p.free_trade_tariff_cut * min(max(phased, 0.0), 1.0)


@rule
def tariff(p: Parameters, change: float, protection: float, freed: float) -> float:
    """Tariff on Chinese goods, ad valorem: never negative.

    Dated events `change` it, the stance of import `protection` raises or lowers it, and free trade
    has `freed` a share of it.
    """
    imposed = p.tariff_on_chinese_goods + change + p.protection_tariff_span * protection
    return max(imposed, 0.0) * (1.0 - freed)


@rule
def chinese_price(p: Parameters, duty: float, connectivity: float, years: float) -> float:
    """Price of goods from the rest of China, the exchange rate and common progress apart.

    It follows the `duty` ad valorem, `connectivity` over that of 2013, and the `years` in which
    Chinese costs fell faster than others.
    """
    return (
        math.log((1.0 + duty) / (1.0 + p.tariff_on_chinese_goods))
        - p.corridor_price_elasticity * math.log(connectivity)
        - p.rival_cost_decline * years
    )


@rule
def workshop_discount(p: Parameters, scale: float, years: float) -> float:
    """Log by which Xinjiang's goods got cheaper than those of the rest of China.

    `scale` is the log of its output for Central Asia over that of 2013 (economies of scale).
    """
    return p.xinjiang_growth * years + p.xinjiang_scale_elasticity * scale


@rule
def chinese_price_index(p: Parameters, price: float, discount: float) -> float:
    """Price index of Chinese goods, Xinjiang's among them.

    The index of constant elasticity: it rises where there is less to choose from, as without the
    presence of Xinjiang.
    """
    weight, theta = p.xinjiang_share, p.trade_elasticity
    variety = (1.0 - weight) + weight * p.xinjiang_presence * math.exp(theta * discount)
    return price - math.log(variety) / theta


@rule
def landed_prices(
    p: Parameters, chinese: float, discount: float, exchange_rate: float, years: float
) -> Sources:
    """Prices at the border by source.

    A weaker tenge makes imports dearer, less so those paid in roubles; progress that all the world
    shares makes them cheaper as far as wages have not taken it.
    """
    depreciation = math.log(exchange_rate / p.real_exchange_rate_2013)
    dearer = p.exchange_rate_into_prices * depreciation
    rouble = dearer * (1.0 - p.rouble_comovement)
    progress = (1.0 - p.wage_share_of_gains) * p.general_progress * years
    return Sources(
        xinjiang=chinese + dearer - discount - progress,
        coast=chinese + dearer - progress,
        eaeu=rouble - progress,
        rest=dearer - progress,
    )


@rule
def moved(remembered: Sources, price: Sources, part: float) -> Sources:
    """The `remembered` prices, moved a `part` of the way to the `price` of the day.

    Only part of the response comes at once: the elasticity on impact is 0.2-0.4 of the full one
    (Anderson and Yotov 2017), so buyers weigh today's price by it and what they remember by the
    rest; memory then follows at its own speed.
    """
    return Sources(
        xinjiang=remembered.xinjiang + part * (price.xinjiang - remembered.xinjiang),
        coast=remembered.coast + part * (price.coast - remembered.coast),
        eaeu=remembered.eaeu + part * (price.eaeu - remembered.eaeu),
        rest=remembered.rest + part * (price.rest - remembered.rest),
    )


@rule
def import_pull(p: Parameters, abroad: Growth, price: Sources) -> Sources:
    """Appeal of imports over that of 2013, preferences for standards apart.

    An exporter's range of goods grows with its economy (Hummels and Klenow 2005), Xinjiang's by its
    presence as well; `price` is the perceived one.
    """
    theta, range_of_china = p.trade_elasticity, p.exporter_mass_elasticity * abroad.china
    return Sources(
        xinjiang=math.exp(range_of_china - theta * price.xinjiang) * p.xinjiang_presence,
        coast=math.exp(range_of_china - theta * price.coast),
        eaeu=math.exp(p.exporter_mass_elasticity * abroad.russia - theta * price.eaeu),
        rest=math.exp(p.exporter_mass_elasticity * abroad.rest - theta * price.rest),
    )


@rule
def workshop_scale(p: Parameters, scale: float, sales: float, elsewhere: float) -> float:
    """Log of Xinjiang's output for Central Asia over that of 2013, smoothed over a year.

    `sales` are Xinjiang's in Kazakhstan and `elsewhere` China's trade with Central Asia, both over
    those of 2013.
    """
    weight = p.xinjiang_home_weight
    rest = (1.0 - weight) * math.log(max(elsewhere, LEAST_TRADE))
    output = weight * math.log(max(sales, LEAST_TRADE)) + rest
    return scale + (output - scale) / QUARTERS_A_YEAR


@rule
def grown(log_gdp: float, growth: float) -> float:
    """Log GDP a quarter later; `growth` is a fraction a year."""
    return log_gdp + math.log1p(growth / QUARTERS_A_YEAR)


@rule
def look_abroad(p: Any, view: Any, dates: Any, scale: float, border: Any) -> None:
    """Move import prices at the border of a run; `scale` is that of Xinjiang's output."""
    abroad, now = border.abroad, dates.since_2013
    abroad.china = grown(abroad.china, view.china_growth)
    abroad.russia = grown(abroad.russia, view.russia_growth)
    abroad.rest = grown(abroad.rest, view.eu_growth)
    freed = free_trade(p, dates.year)
    duty = tariff(p, view.tariff_change, view.policy.import_protection, freed)
    chinese = chinese_price(p, duty, view.connectivity, now)
    discount = workshop_discount(p, scale, now)
    price = landed_prices(p, chinese, discount, view.exchange_rate, now)
    speed = p.trade_adjustment_speed / QUARTERS_A_YEAR
    put(border.perceived, moved(border.remembered, price, p.trade_impact_share))
    put(border.remembered, moved(border.remembered, price, speed))
    border.freed, border.tariff = freed, duty
    border.chinese_price = chinese_price_index(p, chinese, discount)
