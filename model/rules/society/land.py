"""Farmland for foreigners: requests, leases, and the food gap behind them (R34, R43, D23)."""

from __future__ import annotations

from typing import NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.compiled import rule
from model.rules.society.decay import chance_of_none


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    food_gap: float
    food_land_demand: float
    land_request_rate: float
    land_request_factor: float
    land_request_size: float
    land_lease_term: float


@rule
def open_food_gap(p: Parameters, cooperation: float) -> float:
    """Food that the countries of the route still lack, share of need (R43, C05, P02).

    Agricultural `cooperation` in [0, 1] closes the gap.
    """
    return p.food_gap * (1.0 - cooperation)


@rule
def requests_granted(p: Parameters, food_gap: float, openness: float) -> float:
    """Requests for farmland that a quarter of land policy this open, [0, 1], would grant.

    Besides what they ask anyway, investors ask for land to close the `food_gap` in [0, 1].
    """
    rate = p.land_request_rate * p.land_request_factor + p.food_land_demand * food_gap
    return rate * (openness / QUARTERS_A_YEAR)


@rule
def announced(granted: float, aim: float, draw: float) -> float:
    """Whether a lease is announced in a region this quarter, 1 or 0.

    `aim` is the share of the requests `granted` that the region meets, `draw` uniform in [0, 1).
    """
    return 1.0 if draw < 1.0 - chance_of_none(granted * aim) else 0.0


@rule
def leased(p: Parameters, before: float, new: float) -> float:
    """Land under lease, thousand ha: `new` leases (number) come, others end after their term."""
    return before * (1.0 - 1.0 / (QUARTERS_A_YEAR * p.land_lease_term)) + new * p.land_request_size
