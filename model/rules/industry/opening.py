"""Manufacturing as it was at the start of 2013: firms, markets and trade."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.numerics.arrays import FloatArray
from model.numerics.sums import sum_last
from model.rules.industry.firm import (
    ALIVE,
    CAPITAL,
    KNOW_HOW,
    LUCK,
    PROPERTIES,
    WEIGHT,
    FirmStocks,
)
from model.rules.industry.sectors import Sectors
from model.rules.industry.slots import (
    CHINESE,
    JOINT,
    LOCAL,
    LOCAL_SLOTS,
    SLOTS,
    capital_shares,
    filled_at_start,
    volatility,
    weights,
)

_SIZE_SPREAD = 0.3
"""Spread of log capital among local firms of a size class (judgement)."""


@dataclass(frozen=True)
class OpeningDraws:
    """Standard normal draws made once a run, each (runs, sectors, slots)."""

    size: FloatArray
    skill: FloatArray
    luck: FloatArray


@dataclass(frozen=True)
class Spreads:
    """How unlike firms are at the start, each (runs,)."""

    productivity: FloatArray
    fortune: FloatArray
    chinese_lead: FloatArray
    """Log productivity of Chinese plants over the mean local firm; joint ventures have half."""


def open_firms(
    sectors: Sectors, capital_ratio: FloatArray, spreads: Spreads, draws: OpeningDraws
) -> FirmStocks:
    """The firms of 2013.

    `capital_ratio` (runs,) is capital over yearly value added: it settles the capital of each
    sector, which its slots divide by kind of owner and size class.
    """
    runs = len(capital_ratio)
    firms = np.zeros((runs, len(sectors.firms_2013), PROPERTIES, SLOTS))
    firms[:, :, ALIVE] = filled_at_start()
    size = np.ones(draws.size.shape)
    size[:, :, LOCAL] = np.exp(_SIZE_SPREAD * draws.size[:, :, LOCAL])
    share = capital_shares(sectors) * size
    local = share[:, :, LOCAL]
    aim = sum_last(capital_shares(sectors)[:, LOCAL])
    share[:, :, LOCAL] = local * (aim / sum_last(local))[:, :, None]
    whole = capital_ratio[:, None] * sectors.value_added_2013_usd_2018_m
    firms[:, :, CAPITAL] = share * whole[:, :, None]
    know_how = firms[:, :, KNOW_HOW]
    know_how[:, :, LOCAL] = spreads.productivity[:, None, None] * draws.skill[:, :, LOCAL]
    know_how[:, :, JOINT] = 0.5 * spreads.chinese_lead[:, None, None]
    know_how[:, :, CHINESE] = spreads.chinese_lead[:, None, None]
    firms[:, :, LUCK] = spreads.fortune[:, None, None] * volatility() * draws.luck
    firms[:, :, WEIGHT] = weights(sectors)
    return FirmStocks(firms)


@dataclass(frozen=True)
class OpeningMarkets:
    """Spending of 2013 and who met it, USD_2018 m a year at prices of 2018."""

    spending: FloatArray
    """(runs, sectors)."""
    imports: FloatArray
    """Appeal of imports over that of home firms, (runs, sectors, sources)."""
    home_share: FloatArray
    """Share of home firms in spending, (runs, sectors)."""
    import_shares: FloatArray
    """Shares of imports in it, (runs, sectors, sources)."""
    workshop_sales: FloatArray
    """Xinjiang's sales, (runs,)."""


def open_markets(
    sectors: Sectors, exchange_rate: FloatArray, tariff: FloatArray, xinjiang_share: FloatArray
) -> OpeningMarkets:
    """The markets of 2013; imports are valued at home prices, tariff included.

    `exchange_rate` is the real rate of 2013 over 2018, `tariff` that on Chinese goods,
    `xinjiang_share` Xinjiang's part of them; each (runs,).
    """
    chinese = ((1.0 + tariff) * exchange_rate)[:, None] * sectors.imports_china_2013_usd_2018_m
    russian = exchange_rate[:, None] * sectors.imports_russia_2013_usd_2018_m
    others = exchange_rate[:, None] * sectors.imports_rest_2013_usd_2018_m
    made_west = xinjiang_share[:, None]
    bought = np.stack([made_west * chinese, (1.0 - made_west) * chinese, russian, others], axis=-1)
    home = sectors.home_sales
    spending, imports = home + sum_last(bought), bought / home[:, None]
    whole = 1.0 + sum_last(imports)
    shares = imports / whole[:, :, None]
    sales = sum_last(shares[:, :, 0] * spending)
    return OpeningMarkets(spending, imports, 1.0 / whole, shares, sales)


def small_firm_capital(sectors: Sectors, capital_ratio: FloatArray) -> FloatArray:
    """Capital of a real small firm in 2013, USD_2018 m, (runs, sectors)."""
    share = capital_shares(sectors)[:, LOCAL][:, LOCAL_SLOTS // 2]
    each = share / weights(sectors)[:, LOCAL_SLOTS // 2]
    return capital_ratio[:, None] * sectors.value_added_2013_usd_2018_m * each


def sector_productivity(appeal: FloatArray, capital: FloatArray, theta: FloatArray) -> FloatArray:
    """Log productivity of the sectors of 2013, (runs, sectors), as `demand.sector_productivity`.

    By numpy's logarithm, which differs from that of kernels in the last bit.
    """
    return np.log(appeal / capital) / theta[:, None]
