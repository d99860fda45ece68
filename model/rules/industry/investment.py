"""Investment: retained profit, credit and cheaper equipment become product lines."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import rule
from model.numerics.records import Records
from model.numerics.sums import sum_row
from model.rules.industry.firm import CAPITAL, VALUE_ADDED, Owners

LEAST_CAPITAL = 1.0
"""Stands in for the capital of no firm where one divides by it, USD_2018 m."""


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    usual_growth: float
    investment_accelerator: float
    reinvestment_rate: float
    industry_depreciation: float
    plant_reinvestment: float


class Climate(NamedTuple):
    """What the firms of a run invest by in a quarter."""

    left: float
    """Part of capital that does not wear out."""
    rate: float
    """Investment of local firms over capital at usual returns."""
    plant_rate: float
    """That of plants, which put less back into Kazakhstan."""


def cheap_equipment(chinese_price: FloatArray, elasticity: FloatArray) -> FloatArray:
    """Factor on investment from the log price of Chinese equipment over that of 2013, (runs,)."""
    return np.exp(-(elasticity * chinese_price))


@rule
def outlook(p: Parameters, growth: float, cheap_equipment: float) -> float:
    """Investment over the usual: it rises with the `growth` of GDP, a fraction a year, and where
    equipment is cheap; never negative."""
    expected = 1.0 + p.investment_accelerator * (growth - p.usual_growth)
    return max(expected, 0.0) * cheap_equipment


@rule
def climate(p: Parameters, outlook: float) -> Climate:
    """What firms invest by, at an `outlook` over the usual one."""
    rate = p.reinvestment_rate * outlook / QUARTERS_A_YEAR
    left = 1.0 - p.industry_depreciation / QUARTERS_A_YEAR
    return Climate(left=left, rate=rate, plant_rate=rate * p.plant_reinvestment)


@rule
def invested(capital: float, value_added: float, norm: float, left: float, rate: float) -> float:
    """Capital of a firm a quarter later, of which the part `left` does not wear out.

    Investment is rate * sqrt(capital * value added * norm), with the `norm` of capital over yearly
    value added: twice the usual return brings 1.4 times the usual investment, since part of profit
    is not put back.
    """
    return capital * left + rate * math.sqrt(capital * value_added * norm)


@rule
def leverage(credit: float, capital: float) -> float:
    """Factor on the capital of local firms, to whom `credit` is lent in proportion to their size.

    Both in USD_2018 m; nothing happens where there is no firm.
    """
    return 1.0 + credit / max(capital, LEAST_CAPITAL)


@rule
def invest(p: Any, view: Any, owners: Owners, firms: FloatArray, sectors: Records) -> None:
    """Profits and credit become capital of a run's firms."""
    now = climate(p, outlook(p, view.gdp_growth, view.cheap_equipment))
    held = 0.0
    for sector in range(len(sectors)):
        firm, norm = firms[sector], sectors[sector].start.norm
        capital, made = firm[CAPITAL], firm[VALUE_ADDED]
        for slot in range(owners.joint):
            capital[slot] = invested(capital[slot], made[slot], norm, now.left, now.rate)
        for slot in range(owners.joint, len(capital)):
            capital[slot] = invested(capital[slot], made[slot], norm, now.left, now.plant_rate)
        held += sum_row(capital[: owners.joint])
    factor = leverage(view.credit_lines * view.industrial_share, held)
    for sector in range(len(sectors)):
        for slot in range(owners.joint):
            firms[sector, CAPITAL, slot] *= factor
