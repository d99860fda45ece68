"""Services: which run on the routes, how large they are, and what of them events close.

Arrays are (runs, routes) unless said otherwise.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from model.numerics.arrays import BoolArray, FloatArray, IntArray, bounded
from model.numerics.sums import sum_last
from model.rules.transit import adoption, choice


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


def opened(
    lines: Lines, quarter: int, water: FloatArray, bypass: FloatArray, change: FloatArray
) -> FloatArray:
    """Which services run in the quarter with that ordinal, in [0, 1].

    A river carries cargo only as far as the parties have settled its `water` (runs,) (fifth
    proposal); China opens railways round Kazakhstan only as far as it means to `bypass` it
    (runs,) (R58). Events open services ahead of their date, or close them, by the `change`.
    """
    planned = lines.opens <= quarter
    wanted = 1.0 + lines.river * (water - 1.0)[:, None] + lines.bypass * (bypass - 1.0)[:, None]
    return bounded(planned * wanted + change, 0.0, 1.0)


def spread(
    lines: Lines, push: Push, opened: FloatArray, maturity: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """How fast rail spreads, (runs,), and how far services have grown a quarter on."""
    share = sum_last(opened * lines.belt) / lines.belt.sum()
    pushed = adoption.push(push.subsidy, push.reference, push.weight, share)
    rate = push.ramp[:, None] * np.where(lines.belt > 0.0, pushed[:, None], 1.0)
    return pushed, adoption.ripen(maturity, opened, rate)


def offered(
    lines: Lines,
    closure: Closure,
    opened: FloatArray,
    maturity: FloatArray,
    open_before: FloatArray,
) -> tuple[Offered, FloatArray]:
    """What is on offer, and how far routes are open to contracts, as `open_before` next quarter."""
    before = lines.weight_before
    passable = 1.0 - (closure.links[:, :, None] * closure.over).max(axis=1)
    size = (before + (1.0 - before) * maturity * opened) * passable
    running = np.where(before > 0.0, 1.0, opened) * passable
    open_now = running * (1.0 - lines.stoppable * closure.stopped[lines.market].T)
    lasting = choice.lasting(closure.renewal, open_now, open_before)
    return Offered(size, choice.attraction(size), lasting, passable), open_now
