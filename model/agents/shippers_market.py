"""The shippers of one market: their traits, contracts and habits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import BoolArray, FloatArray
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
NEIGHBOURS = "central_asia_china"
"""The market whose trade also moves the load of Kazakhstan's own trade at the gates."""
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


class Market:
    """Shippers of a market; arrays are (runs, shippers) or (runs, routes, shippers)."""

    def __init__(self, model: Simulation, network: Network, number: int, sample: Sample) -> None:
        self.model, self.sample = model, sample
        self.menu = network.menus[number]
        self.stoppable = _stoppable(network, number)
        runs, routes, shippers = model.runs, self.menu.stop - self.menu.start, len(sample.lane)
        self._members = choice.nest_members(routes, self.menu.rail_from)
        self._options = np.empty((runs, routes, shippers))
        self._free = np.empty((runs, shippers))
        self._cargo = np.zeros((runs, shippers, len(LANES)))
        self.shares = np.zeros((runs, routes, shippers))
        self.adoption = np.ones((runs, shippers)) * self._adoption_at_start()
        self.adopters = adoption_kernel.Adopters(
            adoption=self.adoption,
            keenness=adoption.keenness(
                sample.quantile_from + 0.5 * sample.quantile_width, sample.cargo_2013
            ),
            weight=sample.cargo_2013 / sample.cargo_2013.sum(),
        )

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
        scale = self._cost_scale()
        sensitivity = np.take(scale, sample.lane, axis=2) * self.value_of_time[:, None, :]
        reference = scale * money[:, places]
        days = sensitivity * felt_days[:, places, None]
        state = pivot.Reference(
            utility=-reference[:, :, sample.lane] - days,
            cargo=sample.cargo_2013,
            lane=sample.lane,
            shares=shares[places],
            nest_scale=p.nest_scale,
            rail_from=self.menu.rail_from,
        )
        self.senders = self._senders(pivot_kernel.fit_constants(state), scale, sensitivity)
        self._nest = choice.Nest(self._members, self.adoption, p.nest_scale)

    def demand(self, stopped: FloatArray, way_out: FloatArray) -> Demand:
        """What the market's shippers have to send this quarter, and what they choose among.

        `stopped` (runs,) is the share of the market's cargo that Russia stops, `way_out` (runs,)
        how far its fallback is open. Good until the shippers of all markets ask again.
        """
        offer = choice.Offer(
            utility=self.senders.utility,
            sensitivity=self.senders.sensitivity,
            nest=self._nest,
            kept=self.shares,
            free=self.senders.free,
            stoppable=self.stoppable,
            stopped=stopped,
        )
        return Demand(self.menu, offer, self.senders.cargo, way_out)

    def _senders(
        self, constants: FloatArray, scale: FloatArray, sensitivity: FloatArray
    ) -> choice_kernel.Senders:
        sample = self.sample
        return choice_kernel.Senders(
            first=self.menu.start,
            lane=sample.lane.astype(np.uint64),
            kind=sample.bulk.astype(np.uint64),
            cargo_2013=sample.cargo_2013 / QUARTERS_A_YEAR,
            constants=constants,
            scale=scale,
            sensitivity=sensitivity,
            utility=self._options,
            free=self._free,
            cargo=self._cargo,
        )

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
