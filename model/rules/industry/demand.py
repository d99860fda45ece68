"""Demand for manufactures: constant elasticity of substitution among firms and imports.

A firm is a bundle of product lines as large as its capital, priced at a constant markup on unit
cost (Dixit and Stiglitz 1977; firms as bundles of lines after Klette and Kortum 2004). With the
trade elasticity theta (that of substitution less one) a supplier's appeal is lines * price^-theta,
and its share of spending is its appeal over the sum of all appeals.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.numerics.arrays import FloatArray
from model.numerics.exponential import exponential
from model.numerics.sums import sum_last

LEAST = 1e-12
"""Stands in for an appeal of zero where one is divided by."""


@dataclass(frozen=True)
class Market:
    """How a sector's spending at home splits; shares of spending in [0, 1] that sum to 1."""

    home: FloatArray
    """Share of firms in Kazakhstan, whoever owns them, (runs, sectors)."""
    imports: FloatArray
    """Shares of imports, (runs, sectors, sources)."""

    @property
    def chinese(self) -> FloatArray:
        """Share of goods from China, Xinjiang and the rest of it together, (runs, sectors)."""
        return self.imports[:, :, 0] + self.imports[:, :, 1]


def line_appeal(capital: FloatArray, productivity: FloatArray, theta: FloatArray) -> FloatArray:
    """Appeal of firms before common costs: capital * exp(theta * log productivity).

    `capital` and `productivity` are (runs, sectors, slots), `theta` is (runs,).
    """
    return capital * exponential(theta[:, None, None] * productivity)


def shares_within(appeal: FloatArray, total: FloatArray) -> FloatArray:
    """Share of each firm in its sector's sales, (runs, sectors, slots), from the sector `total`.

    Firms of one sector face the same common costs, so that these do not matter for the split.
    """
    return appeal / np.maximum(total, LEAST)[:, :, None]


def sector_productivity(total: FloatArray, capital: FloatArray, theta: FloatArray) -> FloatArray:
    """Log productivity of a sector, (runs, sectors): the capital-weighted power mean of its firms.

    `total` is the sum of appeals and `capital` the sum of capital, both (runs, sectors).
    """
    mean = np.maximum(total, LEAST) / np.maximum(capital, LEAST)
    return np.log(mean) / theta[:, None]


def home_appeal(
    total: FloatArray, total_start: FloatArray, log_cost: FloatArray, theta: FloatArray
) -> FloatArray:
    """Appeal of a sector's firms together over that of 2013, (runs, sectors).

    `log_cost` is the change of common unit costs since 2013 in logs, (runs, sectors).
    """
    return total / total_start * np.exp(-theta[:, None] * log_cost)


def split(home: FloatArray, imports: FloatArray) -> Market:
    """The shares of spending by supplier.

    `home` (runs, sectors) and `imports` (runs, sectors, sources) are appeals; both are expressed
    over the appeal of home firms in 2013.
    """
    total = home + sum_last(imports)
    return Market(home / total, imports / total[:, :, None])


@dataclass(frozen=True)
class Purse:
    """What spending at home follows, each (runs,)."""

    gdp: FloatArray
    """GDP over that of 2013, at constant prices."""
    windfall: FloatArray
    """Log of the remembered oil price over that of 2013."""
    depreciation: FloatArray
    """Log of the real exchange rate over that of 2013; higher is a weaker tenge."""


def spending(
    base: FloatArray, purse: Purse, windfall_response: FloatArray, squeeze: FloatArray
) -> FloatArray:
    """Spending at home on each sector's goods, USD_2018 m a year, (runs, sectors).

    It grows with GDP and with what GDP at constant prices leaves out: oil money, with the
    elasticity `windfall_response` (runs, sectors), and the purchasing power that a weaker tenge
    takes away, with the elasticity `squeeze` (runs,) (contractionary depreciation, Edwards 1986).
    `base` (runs, sectors) is the spending of 2013.
    """
    lost = squeeze * purse.depreciation
    gained = windfall_response * purse.windfall[:, None]
    return base * (purse.gdp * np.exp(-lost))[:, None] * np.exp(gained)
