"""Who sells on the home market, run by run: the rules of `demand` and `imports`, compiled.

Arrays are (runs,), (runs, sectors) or (runs, sectors, sources); money is USD_2018 m a year.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled
from model.rules.industry.imports import LEAST_TRADE


class Market2013(NamedTuple):
    """The home market of 2013, and how far each sector's goods are capital goods."""

    spending: FloatArray
    """(runs, sectors)."""
    imports: FloatArray
    """Appeal of imports over that of home firms, (runs, sectors, sources)."""
    home: FloatArray
    """Appeal of home firms before common costs, (runs, sectors)."""
    workshop_sales: FloatArray
    """Xinjiang's sales, (runs,)."""
    capital_goods: FloatArray
    """(sectors,)."""


class Conditions(NamedTuple):
    """What demand follows, (runs,) unless said otherwise."""

    appeal: FloatArray
    """Of home firms before common costs, (runs, sectors)."""
    cost: FloatArray
    """Log of common unit costs over those of 2013, (runs, sectors)."""
    gdp: FloatArray
    """Of a quarter, USD_2018 m."""
    windfall: FloatArray
    """Log of the remembered oil price over that of 2013."""
    exchange_rate: FloatArray
    """Real exchange rate over that of 2018."""
    lock_in: FloatArray
    """Lock-in to Chinese standards."""
    price: FloatArray
    """Perceived log price of imports over 2013, (runs, sources)."""
    abroad: FloatArray
    """Log GDP of China, Russia and elsewhere over that of 2013, (runs, 3)."""
    regional_trade: FloatArray
    """China's trade with Central Asia over that of 2013."""


class DemandParameters(NamedTuple):
    """What demand goes by; the fields are named as the parameters are."""

    trade_elasticity: FloatArray
    spending_base_gdp: FloatArray
    real_exchange_rate_2013: FloatArray
    depreciation_squeeze: FloatArray
    windfall_demand: FloatArray
    windfall_demand_capital_goods: FloatArray
    exporter_mass_elasticity: FloatArray
    lock_in_preference: FloatArray
    xinjiang_presence: FloatArray
    xinjiang_home_weight: FloatArray


class HomeMarket(NamedTuple):
    """What the kernel sets."""

    spending: FloatArray
    """(runs, sectors)."""
    home: FloatArray
    """Share of firms in Kazakhstan, (runs, sectors)."""
    imports: FloatArray
    """Shares of imports, (runs, sectors, sources)."""
    appeal: FloatArray
    """Of home firms over that of 2013, (runs, sectors)."""
    workshop_scale: FloatArray
    """Log of Xinjiang's output for Central Asia over that of 2013, which is moved on, (runs,)."""


@compiled
def clear(start: Market2013, now: Conditions, p: DemandParameters, market: HomeMarket) -> None:
    """Split spending at home among firms and imports.

    The rules are `demand.home_appeal`, `spending` and `split`, `imports.exporter_mass` and
    `import_appeal`, `lock_in.standards_preference`, and `imports.follow_workshop`.
    """
    runs, sectors = now.appeal.shape
    for run in range(runs):
        theta, rate = p.trade_elasticity[run], now.exchange_rate[run]
        lost = p.depreciation_squeeze[run] * math.log(rate / p.real_exchange_rate_2013[run])
        gdp = QUARTERS_A_YEAR * now.gdp[run] / p.spending_base_gdp[run]
        purse, windfall = gdp * math.exp(-lost), now.windfall[run]
        consumer, investor = p.windfall_demand[run], p.windfall_demand_capital_goods[run]
        standards = p.lock_in_preference[run] * now.lock_in[run]
        xinjiang, coast, eaeu, rest = _pull(
            p.exporter_mass_elasticity[run], now.abroad[run], theta, now.price[run]
        )
        xinjiang *= p.xinjiang_presence[run]
        workshop = 0.0
        for sector in range(sectors):
            investing = start.capital_goods[sector]
            gained = (consumer + (investor - consumer) * investing) * windfall
            spending = start.spending[run, sector] * purse * math.exp(gained)
            home = now.appeal[run, sector] / start.home[run, sector]
            home *= math.exp(-theta * now.cost[run, sector])
            locked_in = math.exp(standards * investing)
            base, share = start.imports[run, sector], market.imports[run, sector]
            share[0], share[1] = base[0] * locked_in * xinjiang, base[1] * locked_in * coast
            share[2], share[3] = base[2] * eaeu, base[3] * rest
            total = home + (share[0] + share[1] + share[2] + share[3])
            for source in range(len(share)):
                share[source] /= total
            market.spending[run, sector], market.appeal[run, sector] = spending, home
            market.home[run, sector] = home / total
            workshop += share[0] * spending
        first = start.workshop_sales[run] / p.real_exchange_rate_2013[run]
        sales = workshop / rate / max(first, 1e-9)
        weight = p.xinjiang_home_weight[run]
        elsewhere = (1.0 - weight) * math.log(max(now.regional_trade[run], LEAST_TRADE))
        output = weight * math.log(max(sales, LEAST_TRADE)) + elsewhere
        market.workshop_scale[run] += 0.25 * (output - market.workshop_scale[run])


@compiled
def _pull(
    mass: float, abroad: FloatArray, theta: float, price: FloatArray
) -> tuple[float, float, float, float]:
    """How the range of goods and their prices move the appeal of each source."""
    china = mass * abroad[0]
    return (
        math.exp(china - theta * price[0]),
        math.exp(china - theta * price[1]),
        math.exp(mass * abroad[1] - theta * price[2]),
        math.exp(mass * abroad[2] - theta * price[3]),
    )
