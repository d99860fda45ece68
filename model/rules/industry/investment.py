"""Investment: retained profit, credit and cheaper equipment become product lines."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.numerics.arrays import FloatArray
from model.numerics.sums import sum_last


@dataclass(frozen=True)
class Climate:
    """What firms invest by, each (runs,)."""

    rate: FloatArray
    """Investment over capital a year at usual returns."""
    depreciation: FloatArray
    """Capital that wears out a year, fraction."""
    outlook: FloatArray
    """Investment over the usual from expected growth and the price of equipment; 1 is usual."""


def outlook(
    growth: FloatArray, usual_growth: FloatArray, accelerator: FloatArray, equipment: FloatArray
) -> FloatArray:
    """Investment over the usual, (runs,): rises with growth of GDP, falls with equipment prices.

    `equipment` is the log of equipment costs over those of 2013.
    """
    return np.maximum(1.0 + accelerator * (growth - usual_growth), 0.0) * np.exp(-equipment)


def invest(
    capital: FloatArray,
    value_added: FloatArray,
    norm: FloatArray,
    climate: Climate,
    kept: FloatArray,
) -> FloatArray:
    """Capital a quarter later, (runs, sectors, slots).

    Investment is rate * sqrt(capital * value added * norm) * outlook, with the `norm` (runs,
    sectors) of capital over yearly value added: twice the usual return brings 1.4 times the usual
    investment, since part of profit is not put back. `value_added` is a year's, `kept`
    (runs, slots) the part of the usual investment that each kind of owner makes in Kazakhstan.
    """
    usual = np.sqrt(capital * value_added * norm[:, :, None])
    put_in = ((climate.rate * climate.outlook / 4.0)[:, None] * kept)[:, None, :] * usual
    return capital * (1.0 - climate.depreciation / 4.0)[:, None, None] + put_in


def lend(capital: FloatArray, credit: FloatArray) -> FloatArray:
    """Capital after `credit` (runs,), USD_2018 m, is lent to firms in proportion to their size.

    `capital` is (runs, sectors, local slots); nothing happens where there is no firm.
    """
    total = sum_last(sum_last(capital))
    factor = 1.0 + credit / np.maximum(total, 1.0)
    return capital * factor[:, None, None]
