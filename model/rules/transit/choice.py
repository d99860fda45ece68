"""How shippers choose among routes: a nested logit with contracts that bind for a while.

The model is McFadden's (1978) nested logit. Routes by rail share a nest, because they are closer
substitutes to each other than to sea, air or road. Arrays are (runs, routes, shippers): the
routes of a market's menu, single alternatives first, the rail nest from `rail_from` on.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.numerics.arrays import BoolArray, FloatArray

_NEVER = -np.inf
HARDLY = 1e-150
"""Odds of what is all but not on offer."""
STEEPEST = 600.0
"""Utility beyond which the exponential would overflow."""


@dataclass(frozen=True)
class Nest:
    """Which routes of a menu stand alone and which form the nest of railway routes."""

    members: FloatArray
    """1 where a route stands alone (first row) or in the rail nest (second), (2, routes)."""
    adoption: FloatArray
    """Factor of the nest's odds, (runs, shippers)."""
    scale: FloatArray
    """Dissimilarity of routes by rail, (runs,) in (0, 1]."""


@dataclass(frozen=True)
class Offer:
    """What the shippers of a market choose among this quarter."""

    utility: FloatArray
    """Log odds of each route without congestion, over the nest scale within the rail nest:
    (runs, routes, shippers), at most `STEEPEST`."""
    sensitivity: FloatArray
    """Log odds lost per day of delay, on the same scale, (runs, routes, shippers)."""
    nest: Nest
    """The rail nest; its adoption is the share of cargo for which rail is considered at all."""
    kept: FloatArray
    """Share of the cargo bound by contract to each route, (runs, routes, shippers)."""
    free: FloatArray
    """Share of the cargo that is placed anew, (runs, shippers)."""
    stoppable: BoolArray
    """Routes that a state can close to this market, (routes,)."""
    stopped: FloatArray
    """Share of the quarter for which it does, (runs,)."""


def nest_members(routes: int, rail_from: int) -> FloatArray:
    """Members of a menu of `routes` whose rail nest starts at `rail_from`, (2, routes)."""
    by_rail = np.arange(routes) >= rail_from
    return np.stack([~by_rail, by_rail]).astype(float)


def attraction(weight: FloatArray) -> FloatArray:
    """Log of a weight in [0, inf): minus infinity where a route is not on offer."""
    return np.where(weight > 0.0, np.log(np.maximum(weight, HARDLY)), _NEVER)
