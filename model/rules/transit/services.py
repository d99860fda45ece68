"""Services: which run on the routes, how large they are, and what of them events close.

Arrays are (runs, routes) unless said otherwise.
"""

from __future__ import annotations

from typing import NamedTuple

from model.numerics.arrays import BoolArray, FloatArray, IntArray


class Lines(NamedTuple):
    """The services of the network, each (routes,)."""

    opens: IntArray
    """Ordinal of the first quarter."""
    weight_before: FloatArray
    """Weight of a route before its opening."""
    belt: FloatArray
    """1 for a land route of the Belt."""
    river: FloatArray
    bypass: FloatArray
    """1 for a new railway of China's round Kazakhstan."""
    market: IntArray
    """Place of its market."""
    stoppable: BoolArray
    """Whether Russia can stop the cargo of its market on it."""


class Push(NamedTuple):
    """What makes rail spread, each (runs,)."""

    subsidy: FloatArray
    reference: FloatArray
    """Subsidy of the years in which the pace was seen."""
    weight: FloatArray
    """Part of the pace that comes from the subsidy."""
    ramp: FloatArray
    """Growth of a service, a year."""


class Closure(NamedTuple):
    """What keeps cargo off a route this quarter."""

    links: FloatArray
    """Share closed of some links, (runs, links)."""
    over: FloatArray
    """1 where a route runs over one of them, (links, routes)."""
    stopped: FloatArray
    """Share of each market's cargo that Russia stops, (markets, runs)."""
    renewal: FloatArray
    """Part of all contracts that ends in a quarter, (runs,)."""


class Offered(NamedTuple):
    """Services as shippers find them this quarter."""

    size: FloatArray
    """Size of each over its full size, closures counted, 0 where none runs."""
    attraction: FloatArray
    """The logarithm of that size, as the choice takes it."""
    lasting: FloatArray
    """Part of the contracts on each route that lasts."""
    passable: FloatArray
    """Share of the quarter for which no event closes the route."""
