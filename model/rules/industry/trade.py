"""Exports of manufactures and the bilateral trade that follows; money is USD_2018 m."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.compiled import rule
from model.numerics.records import Records, put
from model.rules.industry.imports import Growth

FOOD = 0
"""The sector that sells more where China is open to food."""
LEAST_APPEAL = 1e-12
"""Stands in for an appeal of zero where a logarithm is taken."""
LEAST_TRADE = 1e-9
"""Stands in for trade of nothing where one divides by it."""


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    trade_elasticity: float
    export_supply_elasticity: float
    export_income_elasticity: float
    corridor_export_elasticity: float
    chinese_tariff_on_kazakh_goods: float
    farm_trade_speed: float
    farm_trade_effect: float
    restriction_exposure: float
    oil_price_2018: float
    manufactured_share_of_chinese_imports: float
    manufactured_share_of_russian_imports: float
    manufactured_share_of_other_imports: float


class Destinations(NamedTuple):
    """Where manufactures are exported to."""

    china: float
    russia: float
    rest: float


class Exports(NamedTuple):
    """Exports of a sector, USD_2018 m a year."""

    volume: Destinations
    """At prices of 2018."""
    value: Destinations


class Sums(NamedTuple):
    """Manufactures bought and sold by all sectors, USD_2018 m a year; the first ones at home."""

    spent: float
    chinese: float
    russian: float
    other: float
    invested: float
    """Spent on capital goods."""
    equipment: float
    """Spent on Chinese ones."""
    to_china: float
    to_russia: float
    sold: float
    """To all destinations."""
    processed: float
    """Without unwrought metal and refined fuel."""
    processed_to_china: float


class Purchases(NamedTuple):
    """What is imported, raw materials too, USD_2018 m a quarter."""

    china: float
    russia: float
    rest: float


class Trade(NamedTuple):
    """What others see of trade, USD_2018 m a quarter or shares in [0, 1]."""

    imports_from_china: float
    imports_from_russia: float
    exports_to_china: float
    exports_to_russia: float
    exports_processed: float
    exports_raw: float
    processed_share_of_exports: float
    raw_share_of_exports_to_china: float
    trade_with_china: float
    trade_with_russia: float
    china_share_of_trade: float
    penetration: float
    """Chinese share of spending on manufactures at home."""
    equipment: float
    """Chinese share of spending on capital goods at home."""


@rule
def farm_access(p: Parameters, access: float, stance: float) -> float:
    """Opening of China's market to Kazakhstan's food a quarter later (B04, P02).

    Protocols and supply chains follow the `stance` of agricultural cooperation.
    """
    return access + p.farm_trade_speed / QUARTERS_A_YEAR * (stance - access)


@rule
def market_access(
    p: Parameters, connectivity: float, freed: float, restriction: float
) -> Destinations:
    """Factors on exports from roads and tariffs, by destination.

    Corridors (`connectivity` over that of 2013) and free trade (the share of tariffs that is
    `freed`) open China, a `restriction` of regional cargo closes Russia.
    """
    corridor = p.corridor_export_elasticity * math.log(connectivity)
    opened = p.trade_elasticity * math.log1p(p.chinese_tariff_on_kazakh_goods) * freed
    roads = 1.0 - p.restriction_exposure * restriction
    return Destinations(china=math.exp(corridor + opened), russia=roads, rest=1.0)


@rule
def wanted(p: Parameters, abroad: Growth, access: Destinations) -> Destinations:
    """What markets abroad want over 2013: it grows with their GDP, as far as there is `access`."""
    income = p.export_income_elasticity
    return Destinations(
        china=math.exp(income * abroad.china) * access.china,
        russia=math.exp(income * abroad.russia) * access.russia,
        rest=math.exp(income * abroad.rest) * access.rest,
    )


@rule
def supplied(p: Parameters, appeal: float, rivals_price: float) -> float:
    """What a sector offers abroad over 2013; markets take only a part of it at equal prices.

    `appeal` is that of home firms over 2013, `rivals_price` the perceived log price of others.
    """
    offered = math.log(max(appeal, LEAST_APPEAL)) + p.trade_elasticity * rivals_price
    return math.exp(p.export_supply_elasticity * offered)


@rule
def export_price(p: Parameters, oil_price: float, link: float) -> float:
    """Export price of a sector over that of 2018: it moves with oil by the elasticity `link`."""
    return math.exp(math.log(oil_price / p.oil_price_2018) * link)


@rule
def exported(base: Destinations, supply: float, demand: Destinations, food: float) -> Destinations:
    """Exports of a sector at prices of 2018; `base` is that of 2013, `food` a factor on China's."""
    return Destinations(
        china=base.china * supply * demand.china * food,
        russia=base.russia * supply * demand.russia,
        rest=base.rest * supply * demand.rest,
    )


@rule
def valued(volume: Destinations, price: float) -> Destinations:
    """A `volume` of exports at the `price` of the day."""
    return Destinations(
        china=volume.china * price, russia=volume.russia * price, rest=volume.rest * price
    )


@rule
def purchases(p: Parameters, sums: Sums, exchange_rate: float, tariff: float) -> Purchases:
    """What is imported, from the manufactures in it.

    Goods paid at home prices are counted at the real exchange rate; a `tariff` is no income of the
    Chinese seller.
    """
    chinese = sums.chinese / exchange_rate / (1.0 + tariff)
    russian = sums.russian / exchange_rate / p.manufactured_share_of_russian_imports
    other = sums.other / exchange_rate / p.manufactured_share_of_other_imports
    return Purchases(
        china=chinese / (p.manufactured_share_of_chinese_imports * QUARTERS_A_YEAR),
        russia=russian / QUARTERS_A_YEAR,
        rest=other / QUARTERS_A_YEAR,
    )


@rule
def share(part: float, whole: float) -> float:
    """`part` over `whole`, 0 where there is nothing."""
    return part / max(whole, LEAST_TRADE)


@rule
def bilateral(sums: Sums, mining: Any, bought: Purchases) -> Trade:
    """Trade of a quarter by partner and kind, raw materials (`resources.Mining`) included."""
    to_china = (sums.to_china + mining.to_china) / QUARTERS_A_YEAR
    to_russia = (sums.to_russia + mining.to_russia) / QUARTERS_A_YEAR
    exports = (sums.sold + mining.exports) / QUARTERS_A_YEAR
    processed = sums.processed / QUARTERS_A_YEAR
    with_china = bought.china + to_china
    whole = exports + bought.china + bought.russia + bought.rest
    raw_to_china = to_china - sums.processed_to_china / QUARTERS_A_YEAR
    return Trade(
        imports_from_china=bought.china,
        imports_from_russia=bought.russia,
        exports_to_china=to_china,
        exports_to_russia=to_russia,
        exports_processed=processed,
        exports_raw=exports - processed,
        processed_share_of_exports=share(processed, exports),
        raw_share_of_exports_to_china=share(raw_to_china, to_china),
        trade_with_china=with_china,
        trade_with_russia=bought.russia + to_russia,
        china_share_of_trade=share(with_china, whole),
        penetration=share(sums.chinese, sums.spent),
        equipment=share(sums.equipment, sums.invested),
    )


@rule
def export(p: Any, view: Any, industry: Any, traits: Records, sectors: Records) -> None:
    """Sell manufactures of a run abroad."""
    border, cooperation = industry.border, view.policy.agricultural_cooperation
    industry.farm_access = farm_access(p, industry.farm_access, cooperation)
    farms = math.exp(p.farm_trade_effect * industry.farm_access)
    access = market_access(p, view.connectivity, border.freed, view.restriction)
    demand = wanted(p, border.abroad, access)
    for sector in range(len(sectors)):
        own, trait = sectors[sector].exports, traits[sector]
        supply = supplied(p, sectors[sector].market.appeal, border.perceived.rest)
        price = export_price(p, view.oil_price, trait.commodity_link)
        food = farms if sector == FOOD else 1.0
        put(own.volume, exported(trait.exports_2013, supply, demand, food))
        put(own.value, valued(own.volume, price))


@rule
def add_up(traits: Records, sectors: Records) -> Sums:
    """Add up what all sectors of a run sell and buy."""
    spent, chinese, russian, other, equipment, invested = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    china, russia, whole, processed, processed_china = 0.0, 0.0, 0.0, 0.0, 0.0
    for sector in range(len(sectors)):
        market, value = sectors[sector].market, sectors[sector].exports.value
        capital, refined = traits[sector].capital_goods, traits[sector].processed_exports
        from_china = (market.imports.xinjiang + market.imports.coast) * market.spending
        spent += market.spending
        chinese += from_china
        russian += market.imports.eaeu * market.spending
        other += market.imports.rest * market.spending
        invested += market.spending * capital
        equipment += from_china * capital
        everywhere = value.china + value.russia + value.rest
        china += value.china
        russia += value.russia
        whole += everywhere
        processed += everywhere * refined
        processed_china += value.china * refined
    return Sums(
        spent=spent,
        chinese=chinese,
        russian=russian,
        other=other,
        invested=invested,
        equipment=equipment,
        to_china=china,
        to_russia=russia,
        sold=whole,
        processed=processed,
        processed_to_china=processed_china,
    )
