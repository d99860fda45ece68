"""Shippers: unlike senders of cargo, who choose the corridors on which Kazakhstan earns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import mesa
import numpy as np

from model.agents import shippers_view as view
from model.agents.shippers_accounts import Service, TransitAccounts
from model.agents.shippers_calendar import TransitCalendar
from model.agents.shippers_market import (
    EUROPE,
    REGIONAL,
    TRAIT_PARAMETERS,
    Market,
    Offered,
)
from model.agents.shippers_network import transit_system
from model.arrays import FloatArray, bounded, sum_last
from model.clock import FIRST_QUARTER, QUARTERS_A_YEAR
from model.rules.transit import adoption, choice, congestion, equilibrium, equilibrium_kernel
from model.rules.transit import generalized_cost as cost
from model.rules.transit.network import LANES

if TYPE_CHECKING:
    from model.simulation import Simulation

_NEIGHBOURS = "central_asia_china"
"""The market whose trade also moves the load of Kazakhstan's own trade at the gates."""


class Shippers(mesa.Agent):
    """A sample of shippers in each market, who place their cargo on routes through gates.

    Routes are (runs, routes), gates (runs, gates); what other parts read is (runs,).
    """

    model: Simulation

    def __init__(self, model: Simulation) -> None:
        super().__init__(model)
        self.system = transit_system()
        network, samples = self.system.network, enumerate(self.system.samples)
        self._europe = network.in_market(EUROPE)
        self.read_calendar()
        self.markets = [Market(model, network, place, sample) for place, sample in samples]
        self._market = np.repeat(
            np.arange(len(self.markets)), [len(market.stoppable) for market in self.markets]
        )
        self._stoppable = np.concatenate([market.stoppable for market in self.markets])
        self._open_before = np.ones((model.runs, len(network.routes)))
        self._rivers = network.on("river")
        self._new_bypass = network.on("bypass") * ~network.since_ever
        self._traits_from: dict[str, FloatArray] = {}
        self.maturity = self._maturity_at_start()
        self.delay = np.zeros((model.runs, len(self.system.gates.names)))
        self._accounts = TransitAccounts(model, self.system)
        self._trade(view.at_start(model))

    def step(self) -> None:
        """Services spread, shippers place their cargo, gates queue, Kazakhstan earns."""
        now = view.observe(self.model)
        self._spread(now)
        self._trade(now)

    def read_calendar(self) -> None:
        """Look up which routes and gates the events of the batch aim at."""
        self._calendar = TransitCalendar(self.model, self.system)

    def record(self) -> dict[str, FloatArray]:
        """This quarter's outcomes, each (runs,)."""
        return self._accounts.outcomes

    @property
    def revenue(self) -> FloatArray:
        """What Kazakhstan earned on transit this quarter, USD_2018 m."""
        return self._accounts.outcomes["transit_revenue"]

    @property
    def container_teu(self) -> FloatArray:
        """Transit containers carried through Kazakhstan this quarter, TEU."""
        return self._accounts.outcomes["container_transit_teu"]

    @property
    def connectivity(self) -> FloatArray:
        """How cheap and fast the links with China are, 1 at the start."""
        return self._accounts.outcomes["connectivity"]

    @property
    def border_hours(self) -> FloatArray:
        """Hours at the railway border with China."""
        return self._accounts.outcomes["border_hours"]

    @property
    def kazakhstan_share(self) -> FloatArray:
        """Share of China-Europe containers by land that passes Kazakhstan, [0, 1]."""
        return self._accounts.outcomes["kazakhstan_land_share"]

    def _maturity_at_start(self) -> FloatArray:
        """How far services had grown when the horizon starts, in [0, 1]."""
        network, p = self.system.network, self.model.parameters
        age = np.maximum(self.model.quarter.ordinal - network.opens, 0) / QUARTERS_A_YEAR
        grown = adoption.maturity_at(age, p.service_first_size, p.service_ramp)
        return np.where(network.since_ever, 1.0, grown)

    def _spread(self, now: view.Conditions) -> None:
        """Rail wins shippers and services grow, pushed by subsidy and by what has opened."""
        p, belt = self.model.parameters, self.system.network.exposure.belt
        opened = self._opened(now)
        share = sum_last(opened * belt) / belt.sum()
        push = adoption.push(now.subsidy, p.reference_subsidy, p.adoption_subsidy_weight, share)
        for market in self.markets:
            market.adopt(p.adoption_rate * push)
        ramp = p.column("service_ramp") * np.where(belt > 0.0, push[:, None], 1.0)
        self.maturity = adoption.ripen(self.maturity, opened, ramp)

    def _trade(self, now: view.Conditions) -> None:
        """Shippers choose, flows and queues are made to agree, and the quarter is accounted for."""
        self._settle_traits()
        closed_routes, closed_gates = self._calendar.closure()
        terms = view.terms(self.model.parameters, now)
        stopped, growth = self._stopped(now), self._growth()
        offered = self._offered(now, terms, closed_routes, stopped)
        demands = [
            market.demand(offered, stopped[:, place], growth[:, place])
            for place, market in enumerate(self.markets)
        ]
        supply = self._supply(now, closed_gates)
        settled = equilibrium_kernel.settle(demands, supply, self.delay)
        self.delay = settled.delay
        for market, shares in zip(self.markets, settled.shares, strict=True):
            market.shares = shares
        cargo = equilibrium_kernel.carried(demands, settled, supply)
        service = Service(supply.units, offered.size, offered.days, offered.felt_days, terms)
        self._accounts.close(now, cargo, settled, service)

    def _settle_traits(self) -> None:
        """Fit the shippers' constants, at the start and where a scenario changes what decides."""
        now = {name: self.model.parameters[name] for name in TRAIT_PARAMETERS}
        before = self._traits_from
        if before and all(np.array_equal(now[name], before[name]) for name in now):
            return
        self._traits_from = now
        network, p = self.system.network, view.default_parameters()
        then = view.terms(p, view.reference(p))
        money = cost.money(network, then.prices, then.frictions, self._europe)
        felt = cost.felt_days(network, then.pace, cost.travel_days(network, then.pace))
        for market in self.markets:
            market.settle_traits(money, felt, network.shares)

    def _stopped(self, now: view.Conditions) -> FloatArray:
        """The share of each market's cargo that Russia stops, (runs, markets)."""
        stops = {EUROPE: now.transit_restriction, REGIONAL: now.regional_restriction}
        nothing = np.zeros(self.model.runs)
        return np.stack([stops.get(each.sample.market, nothing) for each in self.markets], axis=-1)

    def _growth(self) -> FloatArray:
        """Each market's cargo over that of 2013, which follows trade, (runs, markets, lanes)."""
        p, world = self.model.parameters, self.model.world
        trade = np.stack([world.trade(market.sample.market) for market in self.markets], axis=-1)
        by_kind = {"container": p.container_trade_elasticity, "bulk": p.bulk_trade_elasticity}
        grown = {kind: trade ** elastic[:, None] for kind, elastic in by_kind.items()}
        return np.stack([grown[kind] for kind, _ in LANES], axis=-1)

    def _offered(
        self, now: view.Conditions, terms: view.Terms, closed: FloatArray, stopped: FloatArray
    ) -> Offered:
        """What the routes cost in money and days, how large their services are, which contracts
        last."""
        network = self.system.network
        opened, before = self._opened(now), network.weight_before
        days = cost.travel_days(network, terms.pace)
        passable = 1.0 - closed
        size = (before + (1.0 - before) * self.maturity * opened) * passable
        running = np.where(before > 0.0, 1.0, opened)
        return Offered(
            money=cost.money(network, terms.prices, terms.frictions, self._europe),
            days=days,
            felt_days=cost.felt_days(network, terms.pace, days),
            size=size,
            attraction=choice.attraction(size),
            lasting=self._lasting(passable * running, stopped),
            passable=passable,
        )

    def _lasting(self, running: FloatArray, stopped: FloatArray) -> FloatArray:
        """Part of the contracts on each route that lasts as far as it is `running` and not
        `stopped`, (runs, routes)."""
        open_now = running * (1.0 - self._stoppable * stopped[:, self._market])
        before, self._open_before = self._open_before, open_now
        return choice.lasting(self.model.parameters.contract_renewal, open_now, before)

    def _opened(self, now: view.Conditions) -> FloatArray:
        """Which services run, in [0, 1].

        A river carries cargo only as far as the parties have settled its water (fifth proposal);
        China opens railways round Kazakhstan only as far as it means to bypass it (R58).
        """
        network, p = self.system.network, self.model.parameters
        planned = network.opens <= self.model.quarter.ordinal
        wanted = (
            1.0
            + self._rivers * (p.river_opening * now.water - 1.0)[:, None]
            + self._new_bypass * (p.bypass_opening - 1.0)[:, None]
        )
        return bounded(planned * wanted + self._calendar.opening(), 0.0, 1.0)

    def _supply(self, now: view.Conditions, closed: FloatArray) -> equilibrium.Supply:
        """What the gates can do this quarter."""
        p, gates, quarter = self.model.parameters, self.system.gates, self.model.quarter
        works = congestion.Works(
            shortfall=p.capacity_shortfall,
            public_works=now.infrastructure**p.infrastructure_capacity_effect,
            diversification=p.diversification_effect * now.diversification,
            widening=self._calendar.widening(),
            closed=closed,
        )
        own = self.model.world.trade(_NEIGHBOURS) ** p.bulk_trade_elasticity
        return equilibrium.Supply(
            gates=gates,
            capacity=congestion.capacity(gates, gates.nominal_capacity(quarter.ordinal), works),
            own_load=gates.own_trade * own[:, None],
            queueing=view.queueing(p),
            units=view.units(p, (quarter.ordinal - FIRST_QUARTER.ordinal) / QUARTERS_A_YEAR),
        )
