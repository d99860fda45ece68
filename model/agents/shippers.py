"""Shippers: unlike senders of cargo, who choose the corridors on which Kazakhstan earns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import mesa
import numpy as np

from model.agents import shippers_view as view
from model.agents.shippers_accounts import TransitAccounts
from model.agents.shippers_calendar import TransitCalendar
from model.agents.shippers_market import Market, RoutesNow
from model.agents.shippers_network import transit_system
from model.arrays import FloatArray
from model.clock import FIRST_QUARTER, QUARTERS_A_YEAR
from model.rules.transit import adoption, equilibrium
from model.rules.transit import generalized_cost as cost

if TYPE_CHECKING:
    from model.simulation import Simulation

_EUROPE, _REGIONAL, _OWN_TRADE = "europe_china", "russia_central_asia", "central_asia_china"


class Shippers(mesa.Agent):
    """A sample of shippers in each market, who place their cargo on routes through gates.

    Routes are (runs, routes), gates (runs, gates); what others read is (runs,).
    """

    model: Simulation

    def __init__(self, model: Simulation) -> None:
        super().__init__(model)
        self.system = transit_system()
        network = self.system.network
        self._europe = network.in_market(_EUROPE)
        self._calendar = TransitCalendar(model, self.system)
        samples = enumerate(self.system.samples)
        self.markets = [Market(model, network, place, sample) for place, sample in samples]
        self._fit_constants()
        self.maturity = self._maturity_at_start()
        self.delay = np.zeros((model.runs, len(self.system.gates.names)))
        self._accounts = TransitAccounts(model, self.system)
        self._move(view.at_start(model))

    def step(self) -> None:
        """Services spread, shippers place their cargo, gates queue, Kazakhstan earns."""
        now = view.observe(self.model)
        self._spread(now)
        self._move(now)

    def record(self) -> dict[str, FloatArray]:
        """This quarter's outcomes, each (runs,)."""
        return self._accounts.outcomes

    def _fit_constants(self) -> None:
        """Let every market reproduce the shares of the reference state."""
        network, p = self.system.network, view.default_parameters()
        then = view.reference(p)
        money = cost.money(network, view.prices(p, then), view.frictions(p, then), self._europe)
        felt = cost.felt_days(network, view.pace(p, then))
        for market in self.markets:
            market.fit(money, felt, network.shares)

    def _maturity_at_start(self) -> FloatArray:
        """How far services had grown when the horizon starts, in [0, 1]."""
        network, p = self.system.network, self.model.parameters
        age = np.maximum(self.model.quarter.ordinal - network.opens, 0) / QUARTERS_A_YEAR
        grown = adoption.maturity_at(age, p.service_first_size, p.service_ramp)
        return np.where(network.since_ever, 1.0, grown)

    def _opened(self, now: view.Conditions) -> FloatArray:
        """Which services run, in [0, 1].

        A river carries cargo only where the parties have settled its water (fifth proposal); China
        opens railways round Kazakhstan as far as it wants to bypass it.
        """
        network, p = self.system.network, self.model.parameters
        planned = network.opens <= self.model.quarter.ordinal
        new_bypass = network.on("bypass") * ~network.since_ever
        want = (
            1.0
            + network.on("river") * (p.river_opening * now.water - 1.0)[:, None]
            + new_bypass * (p.bypass_opening - 1.0)[:, None]
        )
        return np.clip(planned * want + self._calendar.opening(), 0.0, 1.0)

    def _spread(self, now: view.Conditions) -> None:
        """Rail wins shippers and services grow, pushed by subsidy and by what has opened."""
        p, belt = self.model.parameters, self.system.network.exposure.belt
        opened = self._opened(now)
        share = (opened * belt).sum(axis=-1) / belt.sum()
        push = adoption.push(now.subsidy, p.reference_subsidy, p.adoption_subsidy_weight, share)
        for market in self.markets:
            market.adopt(p.adoption_rate * push)
        ramp = p.column("service_ramp") * np.where(belt > 0.0, push[:, None], 1.0)
        self.maturity = adoption.ripen(self.maturity, opened, ramp)

    def _move(self, now: view.Conditions) -> None:
        """Shippers choose, flows and queues are made to agree, and Kazakhstan counts."""
        demands = self._demands(now)
        supply = self._supply(now)
        settled = equilibrium.settle(demands, supply, self.delay)
        self.delay = settled.delay
        for market, shares in zip(self.markets, settled.shares, strict=True):
            market.shares = shares
        cargo = equilibrium.carried(demands, settled, supply, len(self.system.network.routes))
        self._accounts.close(now, cargo, settled, self._routes_now)
        self._publish()

    def _demands(self, now: view.Conditions) -> list[equilibrium.Demand]:
        """What all shippers have to send and what the routes offer them."""
        network, p = self.system.network, self.model.parameters
        prices, frictions, pace = view.prices(p, now), view.frictions(p, now), view.pace(p, now)
        opened, before = self._opened(now), network.weight_before
        self._closed_routes, self._closed_gates = self._calendar.closure()
        none = np.zeros(self.model.runs)
        stops = {_EUROPE: now.transit_restriction, _REGIONAL: now.regional_restriction}
        routes = RoutesNow(
            money=cost.money(network, prices, frictions, self._europe),
            felt_days=cost.felt_days(network, pace),
            weight=before + (1.0 - before) * self.maturity * opened,
            passable=(1.0 - self._closed_routes) * np.where(before > 0.0, 1.0, opened),
            stopped=none,
        )
        raise NotImplementedError

    def _supply(self, now: view.Conditions) -> equilibrium.Supply:
        raise NotImplementedError

    def _publish(self) -> None:
        raise NotImplementedError
