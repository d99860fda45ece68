"""Shippers: unlike senders of cargo, who choose the corridors on which Kazakhstan earns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import mesa
import numpy as np

from model.agents import shippers_view as view
from model.agents.shippers_accounts import Service, TransitAccounts
from model.agents.shippers_calendar import TransitCalendar
from model.agents.shippers_market import EUROPE, NEIGHBOURS, REGIONAL, TRAIT_PARAMETERS, Market
from model.agents.shippers_network import transit_system
from model.clock import FIRST_QUARTER, QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.rules.transit import (
    adoption,
    adoption_kernel,
    choice_kernel,
    congestion,
    equilibrium,
    equilibrium_kernel,
    gates_kernel,
    generalized_cost_kernel,
    services,
    services_kernel,
)
from model.rules.transit import generalized_cost as cost
from model.rules.transit.network import BULK, LANES
from model.rules.transit.terms import Conditions, Terms
from model.world.drivers import MARKETS

if TYPE_CHECKING:
    from model.simulation import Simulation

_EUROPE, _NEIGHBOURS = MARKETS.index(EUROPE), MARKETS.index(NEIGHBOURS)


class Shippers(mesa.Agent):
    """A sample of shippers in each market, who place their cargo on routes through gates.

    Routes are (runs, routes), gates (runs, gates); what other parts read is (runs,).
    """

    model: Simulation

    def __init__(self, model: Simulation) -> None:
        super().__init__(model)
        self.system = transit_system()
        network, samples = self.system.network, enumerate(self.system.samples)
        self.read_calendar()
        self.markets = [Market(model, network, place, sample) for place, sample in samples]
        self._lines = self._services()
        self._europe = network.in_market(EUROPE)
        self._exposed = generalized_cost_kernel.exposures(network, self._europe)
        self._built = gates_kernel.built(self.system.gates)
        self._open_before = np.ones((model.runs, len(network.routes)))
        self._traits_from: Mapping[str, FloatArray] = {}
        self.maturity = self._maturity_at_start()
        self.delay = np.zeros((model.runs, len(self.system.gates.names)))
        self._accounts = TransitAccounts(model, self.system)
        now = view.at_start(model)
        self._trade(now, self._opened(now))

    def step(self) -> None:
        """Services spread, shippers place their cargo, gates queue, Kazakhstan earns."""
        now = view.observe(self.model)
        opened = self._opened(now)
        self._spread(now, opened)
        self._trade(now, opened)

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

    def _services(self) -> services.Lines:
        """The services of the network, and where Russia can stop cargo."""
        network, markets = self.system.network, self.markets
        counts = [len(market.stoppable) for market in markets]
        return services.Lines(
            opens=network.opens,
            weight_before=network.weight_before,
            belt=network.exposure.belt,
            river=network.on("river"),
            bypass=network.on("bypass") * ~network.since_ever,
            market=np.repeat(np.arange(len(markets)), counts),
            stoppable=np.concatenate([market.stoppable for market in markets]),
        )

    def _maturity_at_start(self) -> FloatArray:
        """How far services had grown when the horizon starts, in [0, 1]."""
        network, p = self.system.network, self.model.parameters
        age = np.maximum(self.model.quarter.ordinal - network.opens, 0) / QUARTERS_A_YEAR
        grown = adoption.maturity_at(age, p.service_first_size, p.service_ramp)
        return np.where(network.since_ever, 1.0, grown)

    def _opened(self, now: Conditions) -> FloatArray:
        """Which services run, in [0, 1]."""
        p, calendar, opened = self.model.parameters, self._calendar, np.empty_like(self.maturity)
        services_kernel.open_services(
            *(self._lines, self.model.quarter.ordinal, p.river_opening * now.water),
            *(p.bypass_opening, calendar.opening(), calendar.of_service, opened),
        )
        return opened

    def _spread(self, now: Conditions, opened: FloatArray) -> None:
        """Rail wins shippers and services grow, pushed by subsidy and by what has `opened`."""
        p, pushed = self.model.parameters, np.empty(self.model.runs)
        push = services.Push(
            now.subsidy, p.reference_subsidy, p.adoption_subsidy_weight, p.service_ramp
        )
        services_kernel.spread(self._lines, push, opened, pushed, self.maturity)
        adopters = tuple([market.adopters for market in self.markets])
        adoption_kernel.adopt(adopters, p.adoption_rate, pushed)

    def _trade(self, now: Conditions, opened: FloatArray) -> None:
        """Shippers choose, flows and queues are made to agree, and the quarter is accounted for."""
        self._settle_traits()
        terms, closed = view.terms(self.model.parameters, now), self._calendar.closure()
        trade = self._by_market([self.model.world.trade(name) for name in MARKETS])
        stopped, growth = self._stopped(now), self._growth(trade)
        offered = self._offered(opened, closed, stopped)
        days, felt_days, way_out = self._ask(terms, offered, growth)
        demands = [
            market.demand(stopped[place], way_out[place])
            for place, market in enumerate(self.markets)
        ]
        supply = self._supply(now, self._calendar.closed_gates(closed), growth)
        settled = equilibrium_kernel.settle(demands, supply, self.delay)
        self.delay = settled.delay
        for market, shares in zip(self.markets, settled.shares, strict=True):
            market.shares = shares
        cargo = equilibrium_kernel.carried(demands, settled, supply)
        service = Service(supply.units, offered.size, days, felt_days, terms, trade[_EUROPE])
        self._accounts.close(now, cargo, settled, service)

    def _settle_traits(self) -> None:
        """Fit the shippers' constants, at the start and where a scenario changes what decides."""
        now, before = self.model.parameters, self._traits_from
        if now is before:
            return
        self._traits_from = now
        if before and all(np.array_equal(now[name], before[name]) for name in TRAIT_PARAMETERS):
            return
        network, p = self.system.network, view.default_parameters()
        then = view.terms(p, view.reference(p))
        money = cost.money(network, then.prices, then.frictions, self._europe)
        felt = cost.felt_days(network, then.pace, cost.travel_days(network, then.pace))
        for market in self.markets:
            market.settle_traits(money, felt, network.shares)

    def _stopped(self, now: Conditions) -> FloatArray:
        """The share of each market's cargo that Russia stops, (markets, runs)."""
        stops = {EUROPE: now.transit_restriction, REGIONAL: now.regional_restriction}
        nothing = np.zeros(self.model.runs)
        return self._by_market([stops.get(name, nothing) for name in MARKETS])

    def _growth(self, trade: FloatArray) -> FloatArray:
        """Cargo over that of 2013, by `trade` (markets, runs): (kinds, markets, runs)."""
        p = self.model.parameters
        elasticities = p.container_trade_elasticity, p.bulk_trade_elasticity
        grown = np.empty((len(elasticities), *trade.shape))
        for kind, elasticity in enumerate(elasticities):
            np.power(trade, elasticity, out=grown[kind])
        return grown

    def _by_market(self, values: list[FloatArray]) -> FloatArray:
        """Values (runs,) of each market as one table, (markets, runs)."""
        return np.concatenate(values).reshape(len(values), self.model.runs)

    def _offered(
        self, opened: FloatArray, closed: FloatArray, stopped: FloatArray
    ) -> services.Offered:
        """How large services are, which contracts last, which routes can be passed."""
        renewal = self.model.parameters.contract_renewal
        closure = services.Closure(closed, self._calendar.over, stopped, renewal)
        offered = services.Offered(*np.empty((len(services.Offered._fields), *opened.shape)))
        services_kernel.offer(
            self._lines, closure, opened, self.maturity, self._open_before, offered
        )
        return offered

    def _ask(
        self, terms: Terms, offered: services.Offered, growth: FloatArray
    ) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Have the shippers of all markets say what they want.

        Returns the days that routes take and are felt to take, (runs, routes), and how far the
        fallbacks of markets are open, (markets, runs).
        """
        runs, routes = offered.size.shape
        money, way_out = np.empty((runs, routes, len(LANES))), np.empty((len(self.markets), runs))
        days, felt_days = np.empty((2, runs, routes))
        generalized_cost_kernel.weigh(self._exposed, *terms, money, days, felt_days)
        choice_kernel.ask(
            tuple([market.senders for market in self.markets]),
            tuple([market.shares for market in self.markets]),
            *(offered, money, felt_days, growth, way_out),
        )
        return days, felt_days, way_out

    def _supply(
        self, now: Conditions, closed: FloatArray, growth: FloatArray
    ) -> equilibrium.Supply:
        """What the gates can do this quarter, so far as they are not `closed` (runs, gates)."""
        p, gates, quarter = self.model.parameters, self.system.gates, self.model.quarter.ordinal
        works = congestion.Works(
            shortfall=p.capacity_shortfall,
            public_works=now.infrastructure**p.infrastructure_capacity_effect,
            diversification=p.diversification_effect * now.diversification,
            widening=self._calendar.widening(),
            closed=closed,
            widened_at=self._calendar.at_widened,
        )
        own, (capacity, own_load) = growth[BULK, _NEIGHBOURS], np.empty((2, *self.delay.shape))
        gates_kernel.build(self._built, quarter, works, own, capacity, own_load)
        return equilibrium.Supply(
            gates=gates,
            capacity=capacity,
            own_load=own_load,
            queueing=view.queueing(p),
            units=view.units(p, (quarter - FIRST_QUARTER.ordinal) / QUARTERS_A_YEAR),
        )
