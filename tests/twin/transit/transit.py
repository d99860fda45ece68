"""Transit: shippers place cargo, gates queue, and flows and queues are made to agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.agents.shippers_network import transit_system
from model.clock import FIRST_QUARTER
from model.parameters import Values
from tests.twin.arithmetic import clip
from tests.twin.boundary import number
from tests.twin.transit import conditions
from tests.twin.transit.books import Books
from tests.twin.transit.conditions import Conditions, PolicyActions
from tests.twin.transit.gates import Gate, Units, Works
from tests.twin.transit.market import EUROPE, LANES, REGIONAL, Market
from tests.twin.transit.routes import Route

if TYPE_CHECKING:
    from tests.twin.simulation import TwinSimulation

_MOST_ROUNDS = 30
"""Rounds in which flows and queues are made to agree, at most."""
_AGREED = 0.01 / 24.0
"""Days by which the delay of a gate may miss what the flows imply."""
_NEIGHBOURS = "central_asia_china"
"""The market whose trade also moves the load of Kazakhstan's own trade at the gates."""


class Transit:
    """All shippers, the markets they are in, and the routes and gates that they use."""

    def __init__(self, model: TwinSimulation) -> None:
        self.model, self.system = model, transit_system()
        self.gates = [Gate(self.system, place) for place in range(len(self.system.gates.names))]
        self.routes: list[Route] = []
        self.markets: list[Market] = []
        for menu, sample in zip(self.system.network.menus, self.system.samples, strict=True):
            places = range(menu.start, menu.stop)
            routes = [Route(self.system, place, menu.market == EUROPE) for place in places]
            self.routes += routes
            self.markets.append(Market(model, sample, routes, menu.rail_from))
        self._users = [[r for r in self.routes if gate.place in r.gates] for gate in self.gates]
        self._services = tuple(dict.fromkeys(route.service for route in self.routes))
        self._links = tuple(link.name for link in self.system.network.links)
        for route in self.routes:
            p = model.p
            route.grow_up(p.service_first_size, p.service_ramp, model.quarter.ordinal)
        self._traits_from: Values | None = None
        self._books = Books(model, self)
        actions = conditions.at_start(model)
        self._open_routes(actions)
        self._trade(actions)

    def step(self) -> None:
        """Services spread, shippers place their cargo, gates queue, Kazakhstan earns."""
        actions = conditions.observe(self.model)
        self._open_routes(actions)
        self._spread(actions)
        self._trade(actions)

    def record(self) -> dict[str, float]:
        """This quarter's outcomes."""
        return self._books.outcomes

    @property
    def connectivity(self) -> float:
        """How cheap and fast the links with China are, 1 at the start."""
        return self._books.outcomes["connectivity"]

    @property
    def kazakhstan_share(self) -> float:
        """Share of China-Europe containers by land that passes Kazakhstan, [0, 1]."""
        return self._books.outcomes["kazakhstan_land_share"]

    def queue_days(self, route: Route, gateway_only: bool = False) -> float:
        """Days that queues add on a route: all, or those of the gates to China only."""
        gates = (self.gates[place] for place in route.gates)
        return sum(gate.delay for gate in gates if gate.gateway or not gateway_only)

    def _open_routes(self, actions: PolicyActions) -> None:
        """Services open as planned, as willed, and as dated events say; events close links."""
        model, p = self.model, self.model.p
        opening = model.signals("route_opening", self._services)
        dated = dict(zip(self._services, opening, strict=True))
        closing = model.signals("link_closure", self._links)
        self._closed = {
            link: clip(share, 0.0, 1.0) for link, share in zip(self._links, closing, strict=True)
        }
        water = p.river_opening * actions.water
        for route in self.routes:
            route.open(model.quarter.ordinal, water, p.bypass_opening, dated[route.service])
            route.passable = 1.0 - max(self._closed[link] for link in route.links)

    def _spread(self, actions: PolicyActions) -> None:
        """Rail wins shippers and services grow, pushed by subsidy and by what has opened."""
        p = self.model.p
        belt = [route for route in self.routes if route.belt]
        opened = sum(route.opened for route in belt) / len(belt)
        paid = actions.subsidy / max(p.reference_subsidy, 1e-9)
        weight = p.adoption_subsidy_weight
        push = weight * paid + (1.0 - weight) * (0.5 + opened)
        for market in self.markets:
            market.adopt(p.adoption_rate * push)
        for route in self.routes:
            route.ripen(p.service_ramp * push if route.belt else p.service_ramp)

    def _trade(self, actions: PolicyActions) -> None:
        """Shippers choose, flows and queues are made to agree, and the quarter is accounted for."""
        self._settle_traits()
        now = Conditions(self.model.p, actions)
        for route in self.routes:
            route.meet(now)
        stops = {EUROPE: actions.transit_restriction, REGIONAL: actions.regional_restriction}
        for market in self.markets:
            market.prepare(stops.get(market.name, 0.0))
        units = self._build_gates(actions)
        wanted = self._agree(units)
        self._books.close(actions, now, units, self._carry(wanted))

    def _settle_traits(self) -> None:
        """Fit the shippers' constants, at the start and where a scenario changes parameters."""
        if self._traits_from is self.model.parameters:
            return
        self._traits_from = self.model.parameters
        p = conditions.defaults()
        then = Conditions(p, conditions.reference(p))
        for market in self.markets:
            money = [route.price(then) for route in market.routes]
            days = [route.feel_days(then, route.travel_days(then)) for route in market.routes]
            market.settle_traits(money, days)

    def _build_gates(self, actions: PolicyActions) -> Units:
        """What gates can do this quarter, what their own trade asks, and how cargo loads them."""
        model, p, quarter = self.model, self.model.p, self.model.quarter.ordinal
        works = Works(
            shortfall=p.capacity_shortfall,
            public=actions.infrastructure**p.infrastructure_capacity_effect,
            diversification=p.diversification_effect * actions.diversification,
        )
        own = number(model.world.trade(_NEIGHBOURS)) ** p.bulk_trade_elasticity
        widened = model.signals("link_capacity", tuple(gate.name for gate in self.gates))
        for gate, widening in zip(self.gates, widened, strict=True):
            gate.build(quarter, works, widening, self._closed[gate.name])
            gate.own_load = gate.own_trade * own
            gate.forget_moves()
        return Units.after(p, (quarter - FIRST_QUARTER.ordinal) / 4.0)

    def _agree(self, units: Units) -> list[list[float]]:
        """Let shippers choose and gates queue in turn; cargo wanted by route and lane at last."""
        p = self.model.p
        for left in reversed(range(_MOST_ROUNDS)):
            delays = [self.queue_days(route) for route in self.routes]
            wanted: list[list[float]] = []
            for market in self.markets:
                first = market.routes[0].place
                wanted += market.send(delays[first : first + len(market.routes)])
            for gate, users in zip(self.gates, self._users, strict=True):
                flows = [wanted[route.place] for route in users]
                containers = sum(flow[0] + flow[1] for flow in flows)
                bulk = sum(flow[2] + flow[3] for flow in flows)
                gate.take(containers, bulk, units)
                gate.measure_gap(p.congestion_steepness, p.queue_days)
            if not left or all(abs(gate.gap) <= _AGREED for gate in self.gates):
                break
            for gate in self.gates:
                gate.approach()
        for market in self.markets:
            market.sign_contracts()
        return wanted

    def _carry(self, wanted: list[list[float]]) -> list[list[float]]:
        """Cargo carried by route and lane: the tightest gate of a route decides.

        What it cannot pass is turned away to the fallback of the market, as far as that is open.
        """
        carried = []
        for route, flow in zip(self.routes, wanted, strict=True):
            passed = min((self.gates[place].served for place in route.gates), default=1.0)
            carried.append([passed * amount for amount in flow])
        for market in self.markets:
            fallback = market.routes[0]
            for lane in range(LANES):
                refused = sum(
                    wanted[route.place][lane] - carried[route.place][lane]
                    for route in market.routes
                )
                carried[fallback.place][lane] += fallback.passable * refused
        return carried
