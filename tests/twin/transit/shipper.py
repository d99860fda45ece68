"""A shipper, who places cargo on routes and is bound for a while by contracts."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import TYPE_CHECKING

import mesa

from tests.twin.arithmetic import clip

if TYPE_CHECKING:
    from tests.twin.simulation import TwinSimulation
    from tests.twin.transit.market import Market

_HARDLY = 1e-150
STEEPEST = 600.0
"""Utility beyond which the exponential would overflow."""
_HIGHEST_QUANTILE = 0.9995
_NORMAL = NormalDist()


class Shipper(mesa.Agent):
    """A sender in one lane (kind of cargo and direction) of a market.

    Stands for a stratum of its segment by value of time. The routes are those of the market: those
    that stand alone first, the fallback first of all, then the nest of routes by rail.
    """

    model: TwinSimulation

    def __init__(
        self,
        model: TwinSimulation,
        market: Market,
        *,
        lane: int,
        cargo_2013: float,
        median: float,
        quantile_from: float,
        quantile_width: float,
        draw: float,
        adoption: float,
    ) -> None:
        """Sends `cargo_2013` TEU or tonnes in 2013; `draw` is its place in its stratum."""
        super().__init__(model)
        self.market, self.lane = market, lane
        self.cargo_2013, self._median = cargo_2013, median
        quantile = quantile_from + draw * quantile_width
        quantile = clip(quantile, 1.0 - _HIGHEST_QUANTILE, _HIGHEST_QUANTILE)
        self._score = _NORMAL.inv_cdf(quantile)
        self.readiness = 0.5 + quantile_from + 0.5 * quantile_width
        self.keenness = 1.0
        """How readily it adopts rail, one on average."""
        self.adoption = adoption
        """Share of the cargo for which rail is considered at all."""
        self.cargo = 0.0
        self.chosen: list[float] = []
        """Share of the cargo on each route, as last thought over."""
        self.contracts: list[float] | None = None
        """Share of the cargo on each route; none before the first quarter."""
        self.kept = [0.0] * len(market.routes)
        self.free = 1.0
        self.utility = [0.0] * len(market.routes)
        self.cost_of_a_day = [0.0] * len(market.routes)

    def value_time(self, spread: float, scale: float) -> None:
        """Find what a day costs in log odds, on each route, from the own value of time."""
        value = self._median * scale * math.exp(spread * self._score)
        self.cost_of_a_day = [value * dear[self.lane] for dear in self.market.cost_of_a_dollar]

    def consider_rail(self, gain: float) -> None:
        """Learn of the railway from those who use it."""
        self.adoption = min(self.adoption + gain * self.keenness * (1.0 - self.adoption), 1.0)

    def renew_contracts(self, lasting: list[float]) -> None:
        """Keep what is still bound: `lasting` is the part of contracts that goes on, by route."""
        if self.contracts is not None:
            self.kept = [share * last for share, last in zip(self.contracts, lasting, strict=True)]
        self.free = 1.0 - sum(self.kept)

    def weigh(self, worth: list[list[float]]) -> None:
        """Weigh the routes up, without congestion: their `worth` by route and lane, less days."""
        lane = self.lane
        self.utility = [
            min(value[lane] - day * route.felt_days, STEEPEST)
            for value, day, route in zip(worth, self.cost_of_a_day, self.market.routes, strict=True)
        ]

    def place(self, delays: list[float], stopped: float, stoppable: list[bool]) -> list[float]:
        """Share of the cargo on each route, when congestion adds the days `delays`.

        Cargo under contract stays, the rest chooses. A state that closes routes (`stoppable`) for
        the part `stopped` of the quarter leaves the shippers of that part the other routes.
        """
        odds = [
            math.exp(utility - day * delay)
            for utility, day, delay in zip(self.utility, self.cost_of_a_day, delays, strict=True)
        ]
        shares = self.choose(odds, self.adoption)
        if stopped > 0.0:
            passing = [0.0 if shut else odd for odd, shut in zip(odds, stoppable, strict=True)]
            others = self.choose(passing, self.adoption)
            shares = [
                (1.0 - stopped) * share + stopped * other
                for share, other in zip(shares, others, strict=True)
            ]
        return [self.free * share + kept for share, kept in zip(shares, self.kept, strict=True)]

    def choose(self, odds: list[float], adoption: float) -> list[float]:
        """Choice probabilities of a nested logit, from exponentiated utilities by route."""
        rail_from, scale = self.market.rail_from, self.model.p.nest_scale
        alone, rail = odds[:rail_from], odds[rail_from:]
        alone[0] = max(alone[0], _HARDLY)  # the fallback takes what is left
        inside = max(sum(rail), _HARDLY)
        nest = adoption * math.exp(scale * math.log(inside))
        by_itself = 1.0 / (sum(alone) + nest)
        by_rail = nest / inside * by_itself
        return [odd * by_itself for odd in alone] + [odd * by_rail for odd in rail]
