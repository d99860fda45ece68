"""How shippers choose among routes: a nested logit with contracts that bind for a while: over arrays, to hold the kernels against."""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray
from model.rules.transit.choice import HARDLY, Nest, Offer


def place(offer: Offer, delay_days: FloatArray) -> FloatArray:
    """Shares of each shipper's cargo by route, (runs, routes, shippers); they sum to one.

    `delay_days` (runs, routes) is what congestion adds. Cargo under contract stays; the rest
    chooses. A state that closes routes for a part of the quarter leaves the shippers of that part
    to choose among the other routes.
    """
    odds = offer.sensitivity * delay_days[:, :, None]
    np.subtract(offer.utility, odds, out=odds)
    np.exp(odds, out=odds)
    np.maximum(odds[:, 0], HARDLY, out=odds[:, 0])
    members, stopped = offer.nest.members, offer.stopped[:, None, None]
    rates = _rates(odds, offer.nest, members) * offer.free[:, None, :]
    if offer.stopped.any():  # where nothing is stopped, skipping changes no bit
        passing = members * ~offer.stoppable
        closed = _rates(odds, offer.nest, passing) * offer.free[:, None, :]
        factor = np.matmul(members.T, rates * (1.0 - stopped))
        factor += np.matmul(passing.T, closed * stopped)
    else:
        factor = np.matmul(members.T, rates)
    odds *= factor
    odds += offer.kept
    return odds


def probabilities(odds: FloatArray, nest: Nest) -> FloatArray:
    """Choice probabilities (runs, routes, shippers) of a nested logit.

    `odds` are exponentiated utilities, the rail ones over the nest scale. The first route is the
    fallback: it takes what is left where nothing else is on offer.
    """
    shares = odds.copy()
    np.maximum(shares[:, 0], HARDLY, out=shares[:, 0])
    shares *= np.matmul(nest.members.T, _rates(shares, nest, nest.members))
    return shares


def _rates(odds: FloatArray, nest: Nest, members: FloatArray) -> FloatArray:
    """Probability per unit of odds of routes that stand alone and of routes in the rail nest,
    where only `members` (2, routes) are on the menu: (runs, 2, shippers)."""
    sums = np.matmul(members, odds)
    inside = np.maximum(sums[:, 1], HARDLY)
    nest_odds = nest.adoption * np.exp(nest.scale[:, None] * np.log(inside))
    np.divide(1.0, sums[:, 0] + nest_odds, out=sums[:, 0])
    np.multiply(nest_odds / inside, sums[:, 0], out=sums[:, 1])
    return sums


def still_bound(
    shares: FloatArray, renewal: FloatArray, open_now: FloatArray, open_before: FloatArray
) -> FloatArray:
    """Share of the cargo that contracts keep on each route, (runs, routes, shippers)."""
    return shares * lasting(renewal, open_now, open_before)[:, :, None]


def lasting(renewal: FloatArray, open_now: FloatArray, open_before: FloatArray) -> FloatArray:
    """Part of the contracts on each route that lasts, (runs, routes).

    Each quarter the part `renewal` (runs,) of all contracts ends, which gives shippers their
    habit. Contracts on a route that closes, wholly or in part, end with it: `open_now` and
    `open_before` (runs, routes) in [0, 1].
    """
    open_still = np.where(open_before > 0.0, open_now / np.maximum(open_before, HARDLY), 0.0)
    return np.minimum(open_still, 1.0) * (1.0 - renewal)[:, None]
