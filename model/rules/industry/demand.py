"""Demand for manufactures: constant elasticity of substitution among firms and imports.

A firm is a bundle of product lines as large as its capital, priced at a constant markup on unit
cost (Dixit and Stiglitz 1977; firms as bundles of lines after Klette and Kortum 2004). With the
trade elasticity theta (that of substitution less one) a supplier's appeal is lines * price^-theta,
and its share of spending is its appeal over the sum of all appeals.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import rule
from model.numerics.exponential import exponential_of
from model.numerics.records import Records, put
from model.numerics.sums import sum_row
from model.rules.industry.firm import CAPITAL, KNOW_HOW, LUCK, VALUE_ADDED
from model.rules.industry.imports import Sources

LEAST = 1e-12
"""Stands in for an appeal of zero where one is divided by."""
LEAST_SALES = 1e-9
"""Stands in for sales of nothing where one divides by them, USD_2018 m."""


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    trade_elasticity: float
    spending_base_gdp: float
    real_exchange_rate_2013: float
    depreciation_squeeze: float
    windfall_demand: float
    windfall_demand_capital_goods: float
    lock_in_preference: float


class Offer(NamedTuple):
    """What the firms of a sector offer together, before common costs."""

    appeal: float
    capital: float
    """USD_2018 m."""


class HomeMarket(NamedTuple):
    """How spending at home on a sector's goods splits: shares of it that sum to 1."""

    spending: float
    """USD_2018 m a year."""
    appeal: float
    """Appeal of firms in Kazakhstan, whoever owns them, over that of 2013."""
    home: float
    """Their share."""
    imports: Sources
    """Shares of imports."""


@rule
def line_appeal(capital: float, productivity: float, theta: float) -> float:
    """Appeal of a firm before common costs, by log productivity."""
    return exponential_of(theta * productivity) * capital


@rule
def sector_productivity(offer: Offer, theta: float) -> float:
    """Log productivity of a sector: the capital-weighted power mean of its firms."""
    return math.log(max(offer.appeal, LEAST) / max(offer.capital, LEAST)) / theta


@rule
def home_appeal(appeal: float, start: float, cost: float, theta: float) -> float:
    """Appeal of a sector's firms together over that at the `start`, 2013.

    `cost` is the change of common unit costs since then in logs.
    """
    return appeal / start * math.exp(-theta * cost)


@rule
def purchasing_power(p: Parameters, gdp: float, exchange_rate: float) -> float:
    """Spending at home over that of 2013, windfalls apart.

    It grows with GDP, USD_2018 m a quarter, and falls with the purchasing power that a weaker
    tenge takes away (contractionary depreciation, Edwards 1986).
    """
    lost = p.depreciation_squeeze * math.log(exchange_rate / p.real_exchange_rate_2013)
    return QUARTERS_A_YEAR * gdp / p.spending_base_gdp * math.exp(-lost)


@rule
def windfall_spending(p: Parameters, windfall: float, capital_goods: float) -> float:
    """Factor on spending from oil money, which GDP at constant prices leaves out.

    `windfall` is the log of the remembered oil price over that of 2013; the share of
    `capital_goods` tells investors from consumers.
    """
    consumer = p.windfall_demand
    elasticity = consumer + (p.windfall_demand_capital_goods - consumer) * capital_goods
    return math.exp(elasticity * windfall)


@rule
def standards_preference(p: Parameters, lock_in: float, capital_goods: float) -> float:
    """Factor on the appeal of Chinese goods from standards already in use.

    Other makes fit less well (switching cost), of capital goods only.
    """
    return math.exp(p.lock_in_preference * lock_in * capital_goods)


@rule
def import_appeal(base: Sources, pull: Sources, locked_in: float) -> Sources:
    """Appeal of imports over that of home firms in 2013.

    `base` is that of 2013, `pull` what has moved it (`imports.import_pull`), and `locked_in` the
    preference for Chinese standards.
    """
    return Sources(
        xinjiang=base.xinjiang * locked_in * pull.xinjiang,
        coast=base.coast * locked_in * pull.coast,
        eaeu=base.eaeu * pull.eaeu,
        rest=base.rest * pull.rest,
    )


@rule
def split(spending: float, home: float, imports: Sources) -> HomeMarket:
    """The shares of spending by supplier, from appeals over that of home firms in 2013."""
    total = home + (imports.xinjiang + imports.coast + imports.eaeu + imports.rest)
    return HomeMarket(
        spending=spending,
        appeal=home,
        home=home / total,
        imports=Sources(
            xinjiang=imports.xinjiang / total,
            coast=imports.coast / total,
            eaeu=imports.eaeu / total,
            rest=imports.rest / total,
        ),
    )


@rule
def workshop_sales(p: Parameters, sales: float, start: float, exchange_rate: float) -> float:
    """Xinjiang's sales in Kazakhstan over those at the `start`, 2013, both at home prices."""
    first = start / p.real_exchange_rate_2013
    return sales / exchange_rate / max(first, LEAST_SALES)


@rule
def attract(theta: float, firms: FloatArray, sectors: Records) -> None:
    """Show buyers what the firms of a run have to offer."""
    for sector in range(len(sectors)):
        firm, offer = firms[sector], sectors[sector].offer
        for slot in range(firm.shape[1]):
            productivity = firm[KNOW_HOW, slot] + firm[LUCK, slot]
            firm[VALUE_ADDED, slot] = line_appeal(firm[CAPITAL, slot], productivity, theta)
        offer.appeal, offer.capital = sum_row(firm[VALUE_ADDED]), sum_row(firm[CAPITAL])


@rule
def clear(p: Any, power: float, industry: Any, traits: Records, sectors: Records) -> float:
    """Split spending of a run among firms and imports; returns Xinjiang's sales.

    `power` is purchasing power over that of 2013.
    """
    sold = 0.0
    for sector in range(len(sectors)):
        own, capital_goods = sectors[sector], traits[sector].capital_goods
        windfall = windfall_spending(p, industry.mining.windfall, capital_goods)
        spending = own.start.spending * power * windfall
        locked_in = standards_preference(p, industry.skills.lock_in, capital_goods)
        imports = import_appeal(own.start.imports, industry.import_pull, locked_in)
        home = home_appeal(own.offer.appeal, own.start.appeal, own.cost, p.trade_elasticity)
        put(own.market, split(spending, home, imports))
        sold += own.market.imports.xinjiang * spending
    return sold
