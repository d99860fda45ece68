"""Farmland for foreigners: requests, leases, and the food gap behind them (R34, R43, D23)."""

from __future__ import annotations

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray


def open_food_gap(gap: FloatArray, cooperation: FloatArray) -> FloatArray:
    """Food that the countries of the route still lack, share of need, (runs,) (R43, C05, P02).

    Agricultural `cooperation` in [0, 1] closes the `gap` in [0, 1].
    """
    return gap * (1.0 - cooperation)


def request_rate(
    own_rate: FloatArray, food_gap: FloatArray, food_response: FloatArray
) -> FloatArray:
    """Requests for farmland a year, (runs,).

    Besides what they ask anyway, `own_rate` a year, investors ask for land to close the
    `food_gap` in [0, 1]: `food_response` requests a year at a full gap.
    """
    return own_rate + food_response * food_gap


def announced(
    rate: FloatArray, openness: FloatArray, aim: FloatArray, draw: FloatArray
) -> FloatArray:
    """Regions in which a lease is announced this quarter: 0 or 1, (runs, regions).

    Requests (`rate` a year, (runs,)) are answered as far as land policy is open, `openness` (runs,)
    in [0, 1]; `aim` (regions,) is the share of requests that a region meets, `draw` uniform.
    """
    expected = (rate * openness / QUARTERS_A_YEAR)[:, None] * aim
    return (draw < 1.0 - np.exp(-expected)).astype(float)


def leased(stock: FloatArray, new: FloatArray, term: FloatArray) -> FloatArray:
    """Land under lease, thousand ha, (runs, regions): `new` leases come, others end after `term`.

    `term` (runs,) is the mean length of a lease in years.
    """
    return stock * (1.0 - 1.0 / (QUARTERS_A_YEAR * term))[:, None] + new
