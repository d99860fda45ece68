"""Exports of manufactures and all bilateral trade, run by run: the rules of `trade`, compiled.

Arrays are (runs,), (runs, sectors) or (runs, sectors, destinations), with the destinations China,
Russia and elsewhere; money is USD_2018 m a year unless said otherwise.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled
from model.rules.industry.home_market_kernel import HomeMarket


class Exporters(NamedTuple):
    """What tells sectors apart: exports of 2013 (sectors, destinations); the others (sectors,)."""

    exports_2013: FloatArray
    commodity_link: FloatArray
    """Elasticity of export prices to the oil price."""
    processed: FloatArray
    """Share of exports that is not unwrought metal or refined fuel."""
    capital_goods: FloatArray
    """Share of capital goods."""


class Roads(NamedTuple):
    """What exports follow, (runs,) unless said otherwise."""

    appeal: FloatArray
    """Appeal of home firms over that of 2013, (runs, sectors)."""
    price: FloatArray
    """Perceived log price of imports, of which the last is that of other suppliers, (runs, 4)."""
    abroad: FloatArray
    """Log GDP by destination over that of 2013, (runs, 3)."""
    connectivity: FloatArray
    """Connectivity with China over that of 2013."""
    freed: FloatArray
    """Part of tariffs that free trade with China removes."""
    cooperation: FloatArray
    """How far agricultural cooperation stands from its usual stance."""
    restriction: FloatArray
    """Russia's on regional cargo, in [0, 1]."""
    oil_price: FloatArray


class ExportParameters(NamedTuple):
    """What exports go by; the fields are named as the parameters are."""

    trade_elasticity: FloatArray
    export_supply_elasticity: FloatArray
    export_income_elasticity: FloatArray
    corridor_export_elasticity: FloatArray
    chinese_tariff_on_kazakh_goods: FloatArray
    farm_trade_speed: FloatArray
    farm_trade_effect: FloatArray
    restriction_exposure: FloatArray
    oil_price_2018: FloatArray


class Exports(NamedTuple):
    """What the kernel sets, (runs, sectors, destinations), and how far China is open to food,
    (runs,), which it moves on."""

    volume: FloatArray
    """At prices of 2018."""
    value: FloatArray
    farm_access: FloatArray


@compiled
def export(sectors: Exporters, now: Roads, p: ExportParameters, exports: Exports) -> None:
    """Sell abroad: `trade.export_volume`, `export_prices` and `advance_farm_trade`.

    Corridors and free trade open China, restrictions close Russia; food is the first sector.
    """
    for run in range(len(now.appeal)):
        theta, income = p.trade_elasticity[run], p.export_income_elasticity[run]
        access, abroad = exports.farm_access[run], now.abroad[run]
        access += p.farm_trade_speed[run] / QUARTERS_A_YEAR * (now.cooperation[run] - access)
        exports.farm_access[run] = access
        farms = math.exp(p.farm_trade_effect[run] * access)
        corridor = p.corridor_export_elasticity[run] * math.log(now.connectivity[run])
        opened = theta * math.log1p(p.chinese_tariff_on_kazakh_goods[run]) * now.freed[run]
        roads = 1.0 - p.restriction_exposure[run] * now.restriction[run]
        china = math.exp(income * abroad[0]) * math.exp(corridor + opened)
        russia = math.exp(income * abroad[1]) * roads
        rest = math.exp(income * abroad[2])
        dearer = theta * now.price[run, 3]
        oil = math.log(now.oil_price[run] / p.oil_price_2018[run])
        for sector in range(len(sectors.commodity_link)):
            appeal = math.log(max(now.appeal[run, sector], 1e-12)) + dearer
            supplied = math.exp(p.export_supply_elasticity[run] * appeal)
            price = math.exp(oil * sectors.commodity_link[sector])
            base, volume = sectors.exports_2013[sector], exports.volume[run, sector]
            volume[0] = base[0] * supplied * china
            volume[1], volume[2] = base[1] * supplied * russia, base[2] * supplied * rest
            if sector == 0:
                volume[0] *= farms
            for place in range(len(volume)):
                exports.value[run, sector, place] = volume[place] * price


class Mined(NamedTuple):
    """Exports of raw materials, and what imports are valued at, (runs,)."""

    exports: FloatArray
    to_china: FloatArray
    to_russia: FloatArray
    exchange_rate: FloatArray
    tariff: FloatArray
    """On Chinese goods, which is no income of the seller."""


class Trade(NamedTuple):
    """What others see of trade, USD_2018 m a quarter or shares in [0, 1], (runs,) each."""

    imports_from_china: FloatArray
    imports_from_russia: FloatArray
    exports_to_china: FloatArray
    exports_to_russia: FloatArray
    exports_processed: FloatArray
    exports_raw: FloatArray
    processed_share_of_exports: FloatArray
    raw_share_of_exports_to_china: FloatArray
    trade_with_china: FloatArray
    trade_with_russia: FloatArray
    china_share_of_trade: FloatArray
    penetration: FloatArray
    """Chinese share of spending on manufactures at home."""
    equipment: FloatArray
    """Chinese share of spending on capital goods at home."""


class ImportParameters(NamedTuple):
    """Manufactures in all that is imported; the fields are named as the parameters are."""

    manufactured_share_of_chinese_imports: FloatArray
    manufactured_share_of_russian_imports: FloatArray
    manufactured_share_of_other_imports: FloatArray


@compiled
def add_up(
    sectors: Exporters,
    market: HomeMarket,
    sold: FloatArray,
    mined: Mined,
    p: ImportParameters,
    seen: FloatArray,
) -> None:
    """Set what others see of trade in a quarter, `seen`, in the order of `Trade`.

    `sold` is the value of exports of manufactures. Goods paid at home prices are counted at the
    real exchange rate.
    """
    for run in range(len(mined.exports)):
        spent, chinese, russian, other, equipment, invested = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
        china, russia, whole, processed, processed_china = 0.0, 0.0, 0.0, 0.0, 0.0
        for sector in range(len(sectors.processed)):
            share, spending = market.imports[run, sector], market.spending[run, sector]
            capital, value = sectors.capital_goods[sector], sold[run, sector]
            from_china = (share[0] + share[1]) * spending
            spent += spending
            chinese += from_china
            russian += share[2] * spending
            other += share[3] * spending
            invested += spending * capital
            equipment += from_china * capital
            everywhere = value[0] + value[1] + value[2]
            china += value[0]
            russia += value[1]
            whole += everywhere
            processed += everywhere * sectors.processed[sector]
            processed_china += value[0] * sectors.processed[sector]
        rate = mined.exchange_rate[run]
        bought = chinese / rate / (1.0 + mined.tariff[run])
        bought /= p.manufactured_share_of_chinese_imports[run] * QUARTERS_A_YEAR
        from_russia = russian / rate / p.manufactured_share_of_russian_imports[run]
        from_russia /= QUARTERS_A_YEAR
        elsewhere = other / rate / p.manufactured_share_of_other_imports[run] / QUARTERS_A_YEAR
        to_china = (china + mined.to_china[run]) / QUARTERS_A_YEAR
        to_russia = (russia + mined.to_russia[run]) / QUARTERS_A_YEAR
        exports = (whole + mined.exports[run]) / QUARTERS_A_YEAR
        refined = processed / QUARTERS_A_YEAR
        seen[0, run], seen[1, run] = bought, from_russia
        seen[2, run], seen[3, run] = to_china, to_russia
        seen[4, run], seen[5, run] = refined, exports - refined
        seen[6, run] = _share(refined, exports)
        seen[7, run] = _share(to_china - processed_china / QUARTERS_A_YEAR, to_china)
        seen[8, run], seen[9, run] = bought + to_china, from_russia + to_russia
        seen[10, run] = _share(bought + to_china, exports + bought + from_russia + elsewhere)
        seen[11, run] = _share(chinese, spent)
        seen[12, run] = _share(equipment, invested)


@compiled
def _share(part: float, whole: float) -> float:
    """That of `trade.share`."""
    return part / max(whole, 1e-9)
