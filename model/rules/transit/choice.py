"""How shippers choose among routes: a nested logit with contracts that bind for a while.

The model is McFadden's (1978) nested logit. Routes by rail share a nest, because they are closer
substitutes to each other than to sea, air or road. Arrays are (runs, routes, shippers): the
routes of a market's menu, single alternatives first, the rail nest from `rail_from` on.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.arrays import BoolArray, FloatArray

_NEVER = -np.inf
_HARDLY = 1e-150
_STEEPEST = 600.0


@dataclass(frozen=True)
class Offer:
    """What the shippers of a market choose among this quarter."""

    utility: FloatArray
    """Log odds of each route without congestion, over the nest scale within the rail nest:
    (runs, routes, shippers)."""
    sensitivity: FloatArray
    """Log odds lost per day of delay, on the same scale, (runs, routes, shippers)."""
    adoption: FloatArray
    """Share of each shipper's cargo for which rail is considered at all, (runs, shippers)."""
    kept: FloatArray
    """Share of the cargo bound by contract to each route, (runs, routes, shippers)."""
    free: FloatArray
    """Share of the cargo that is placed anew, (runs, shippers)."""
    stoppable: BoolArray
    """Routes that a state can close to this market, (routes,)."""
    stopped: FloatArray
    """Share of the quarter for which it does, (runs,)."""
    nest_scale: FloatArray
    """Dissimilarity of routes by rail, (runs,) in (0, 1]."""
    rail_from: int


def attraction(weight: FloatArray) -> FloatArray:
    """Log of a weight in [0, inf): minus infinity where a route is not on offer."""
    return np.where(weight > 0.0, np.log(np.maximum(weight, _HARDLY)), _NEVER)


def place(offer: Offer, delay_days: FloatArray) -> FloatArray:
    """Shares of each shipper's cargo by route, (runs, routes, shippers); they sum to one.

    `delay_days` (runs, routes) is what congestion adds. Cargo under contract stays; the rest
    chooses. A state that closes routes for a part of the quarter leaves the shippers of that part
    to choose among the other routes.
    """
    odds = offer.sensitivity * delay_days[:, :, None]
    np.subtract(offer.utility, odds, out=odds)
    np.minimum(odds, _STEEPEST, out=odds)
    np.exp(odds, out=odds)
    shares = probabilities(odds, offer.adoption, offer.nest_scale, offer.rail_from)
    if offer.stopped.any():  # nothing is stopped: skipping changes no bit
        odds *= ~offer.stoppable[:, None]
        closed = probabilities(odds, offer.adoption, offer.nest_scale, offer.rail_from)
        shares += offer.stopped[:, None, None] * (closed - shares)
    shares *= offer.free[:, None, :]
    shares += offer.kept
    return shares


def probabilities(
    odds: FloatArray, adoption: FloatArray, nest_scale: FloatArray, rail_from: int
) -> FloatArray:
    """Choice probabilities (runs, routes, shippers) of a nested logit.

    `odds` are exponentiated utilities, the rail ones over the nest scale. The first route is the
    fallback: it takes what the others leave.
    """
    single = _sum_over(odds, 0, rail_from)
    rail = _sum_over(odds, rail_from, odds.shape[1])
    inside = np.maximum(rail, _HARDLY)
    nest = adoption * np.exp(nest_scale[:, None] * np.log(inside))
    total = np.maximum(single + nest, _HARDLY)
    shares = np.empty_like(odds)
    np.divide(odds[:, :rail_from], total[:, None, :], out=shares[:, :rail_from])
    within = nest / inside / total
    np.multiply(odds[:, rail_from:], within[:, None, :], out=shares[:, rail_from:])
    shares[:, 0] = np.maximum(1.0 - _sum_over(shares, 1, shares.shape[1]), 0.0)
    return shares


def _sum_over(values: FloatArray, start: int, stop: int) -> FloatArray:
    """Sum over some routes, (runs, shippers), in a fixed order."""
    if start >= stop:
        return np.zeros((values.shape[0], values.shape[2]))
    total = values[:, start].copy()
    for route in range(start + 1, stop):
        total += values[:, route]
    return total


def sum_over_routes(values: FloatArray) -> FloatArray:
    """Sum over all routes of (runs, routes, shippers): (runs, shippers)."""
    return _sum_over(values, 0, values.shape[1])


def still_bound(
    shares: FloatArray, renewal: FloatArray, open_now: FloatArray, open_before: FloatArray
) -> FloatArray:
    """Share of the cargo that contracts keep on each route, (runs, routes, shippers).

    Each quarter the part `renewal` (runs,) of all contracts ends, which gives shippers their
    habit. Contracts on a route that closes, wholly or in part, end with it: `open_now` and
    `open_before` (runs, routes) in [0, 1].
    """
    lasting = np.where(open_before > 0.0, open_now / np.maximum(open_before, _HARDLY), 0.0)
    lasting = np.minimum(lasting, 1.0) * (1.0 - renewal)[:, None]
    return shares * lasting[:, :, None]
