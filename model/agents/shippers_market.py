"""The shippers of one market: their traits, contracts and habits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from model.arrays import BoolArray, FloatArray
from model.clock import QUARTERS_A_YEAR
from model.rules.transit import (
    adoption,
    adoption_kernel,
    choice,
    choice_kernel,
    pivot,
    pivot_kernel,
)
from model.rules.transit.equilibrium import Demand
from model.rules.transit.network import LANES, Network
from model.rules.transit.sample import Sample, value_of_time

if TYPE_CHECKING:
    from model.simulation import Simulation

EUROPE, REGIONAL = "europe_china", "russia_central_asia"
_NEW_TO_RAIL = (EUROPE, "russia_china", "west_asia_china")
"""Markets in which few shippers knew the railway in 2013; in the others it is an old habit."""
TRAIT_PARAMETERS = (
    "value_of_time_spread",
    "value_of_time_scale",
    "mode_cost_sensitivity",
    "bulk_cost_sensitivity",
    "nest_scale",
)
"""All the parameters that traits are fitted from."""


@dataclass(frozen=True)
class Offered:
    """The routes of all markets as shippers find them this quarter."""

    money: FloatArray
    """USD_2018 per FEU or per tonne, (runs, routes, lanes)."""
    days: FloatArray
    """Travel time when no gate is congested, (runs, routes)."""
    felt_days: FloatArray
    """Days as shippers weigh them, the risk of being late counted, (runs, routes)."""
    size: FloatArray
    """Size of each service over its full size, closures counted, 0 where none runs,
    (runs, routes)."""
    attraction: FloatArray
    """The logarithm of that size, as the choice takes it, (runs, routes)."""
    lasting: FloatArray
    """Part of the contracts on each route that last, (runs, routes)."""
    passable: FloatArray
    """Share of the quarter for which no event closes the route, (runs, routes)."""


class Market:
    """Shippers of a market; arrays are (runs, shippers) or (runs, routes, shippers)."""

    def __init__(self, model: Simulation, network: Network, number: int, sample: Sample) -> None:
        self.model, self.sample = model, sample
        self.menu = network.menus[number]
        self.stoppable = _stoppable(network, number)
        self._keenness = adoption.keenness(
            sample.quantile_from + 0.5 * sample.quantile_width, sample.cargo_2013
        )
        self._weight = sample.cargo_2013 / sample.cargo_2013.sum()
        routes = self.menu.stop - self.menu.start
        self._members = choice.nest_members(routes, self.menu.rail_from)
        self._cargo_2013 = sample.cargo_by_lane() / QUARTERS_A_YEAR
        self.shares: FloatArray | None = None
        self.adoption = np.ones((model.runs, len(sample.lane))) * self._adoption_at_start()

    def settle_traits(self, money: FloatArray, felt_days: FloatArray, shares: FloatArray) -> None:
        """Give shippers their value of time, and constants that reproduce the reference state.

        `money` (1, routes, lanes) and `felt_days` (1, routes) are those of the reference state,
        `shares` (routes, lanes) its market shares; all of them for all markets.
        """
        p, sample, places = self.model.parameters, self.sample, self.menu.routes
        draw = self.model.streams.initial_uniform(f"shippers.{sample.market}", len(sample.lane))
        self.value_of_time = value_of_time(
            sample, draw, p.value_of_time_spread, p.value_of_time_scale
        )
        self._scale = self._cost_scale()
        scale = np.take(self._scale, sample.lane, axis=2)
        self._sensitivity = scale * self.value_of_time[:, None, :]
        reference = self._scale * money[:, places]
        days = self._sensitivity * felt_days[:, places, None]
        state = pivot.Reference(
            utility=-reference[:, :, sample.lane] - days,
            cargo=sample.cargo_2013,
            lane=sample.lane,
            shares=shares[places],
            nest_scale=p.nest_scale,
            rail_from=self.menu.rail_from,
        )
        self._constants = pivot_kernel.fit_constants(state)

    def adopt(self, rate: FloatArray) -> None:
        """More shippers come to consider the railway; `rate` (runs,) a year."""
        self.adoption = adoption_kernel.adopt(self.adoption, self._keenness, self._weight, rate)

    def demand(self, offered: Offered, stopped: FloatArray, growth: FloatArray) -> Demand:
        """What the market's shippers have to send this quarter, and what they choose among.

        `stopped` (runs,) is the share of the market's cargo that Russia stops, `growth`
        (runs, lanes) its cargo over that of 2013.
        """
        places, sensitivity = self.menu.routes, self._sensitivity
        utility = choice_kernel.utilities(
            *(self._constants, self._scale, offered.money[:, places]),
            *(offered.attraction[:, places], self.sample.lane),
            *(sensitivity, offered.felt_days[:, places]),
        )
        shares = np.zeros_like(sensitivity) if self.shares is None else self.shares
        kept, free = choice_kernel.bind(shares, offered.lasting[:, places])
        offer = choice.Offer(
            utility=utility,
            sensitivity=sensitivity,
            nest=choice.Nest(self._members, self.adoption, self.model.parameters.nest_scale),
            kept=kept,
            free=free,
            stoppable=self.stoppable,
            stopped=stopped,
        )
        cargo = growth[:, None, :] * self._cargo_2013
        return Demand(self.menu, offer, cargo, way_out=offered.passable[:, places.start])

    def _cost_scale(self) -> FloatArray:
        """Log odds lost per dollar, over the nest scale by rail, (runs, routes, lanes)."""
        p, menu = self.model.parameters, self.menu
        by_kind = {"container": p.mode_cost_sensitivity, "bulk": p.bulk_cost_sensitivity}
        by_lane = np.stack([by_kind[kind] for kind, _ in LANES], axis=-1)
        nest = np.ones((self.model.runs, menu.stop - menu.start))
        nest[:, menu.rail_from :] = p.column("nest_scale")
        return by_lane[:, None, :] / nest[:, :, None]

    def _adoption_at_start(self) -> FloatArray:
        p, market = self.model.parameters, self.sample.market
        if market in _NEW_TO_RAIL:
            return p.column(f"rail_adoption_{market}")
        return np.ones((self.model.runs, 1))


def _stoppable(network: Network, number: int) -> BoolArray:
    """Routes on which Russia can stop the cargo of a market, (routes,).

    China-Europe cargo on land routes through Russia; cargo between Russia and Central Asia on
    every route but the fallback; its own trade with China Russia does not stop.
    """
    menu = network.menus[number]
    count = menu.stop - menu.start
    if menu.market == EUROPE:
        return network.exposure.through_russia[menu.routes] > 0.0
    if menu.market == REGIONAL:
        return np.arange(count) > 0
    return np.zeros(count, dtype=bool)
