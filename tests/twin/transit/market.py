"""A market: its shippers, the routes among which they choose, and how they came to choose so."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tests.twin.boundary import number, numbers
from tests.twin.transit.shipper import STEEPEST, Shipper

if TYPE_CHECKING:
    from model.rules.transit.sample import Sample
    from tests.twin.simulation import TwinSimulation
    from tests.twin.transit.routes import Route

EUROPE, REGIONAL = "europe_china", "russia_central_asia"
_NEW_TO_RAIL = (EUROPE, "russia_china", "west_asia_china")
"""Markets in which few shippers knew the railway in 2013; in the others it is an old habit."""
LANES = 4
"""Containers out and back, bulk out and back; out is away from China or from Russia."""
_CONTAINER_LANES = 2
_ROUNDS = 30
_HARDLY = 1e-12


class Market:
    """The shippers between two ends, and the routes they know."""

    def __init__(
        self, model: TwinSimulation, sample: Sample, routes: list[Route], rail_from: int
    ) -> None:
        self.model, self.name = model, sample.market
        self.routes, self.rail_from = routes, rail_from
        self.stopped = 0.0
        self.stoppable = [self._can_be_stopped(k, route) for k, route in enumerate(routes)]
        self._open_before = [1.0] * len(routes)
        self.cost_of_a_dollar: list[list[float]] = []
        self._constants: list[list[float]] = []
        self.shippers = self._settle(sample)
        whole = sum(shipper.cargo_2013 for shipper in self.shippers)
        self._weights = [shipper.cargo_2013 / whole for shipper in self.shippers]
        ready = sum(
            shipper.readiness * weight
            for shipper, weight in zip(self.shippers, self._weights, strict=True)
        )
        for shipper in self.shippers:
            shipper.keenness = shipper.readiness / ready

    def _settle(self, sample: Sample) -> list[Shipper]:
        model, count = self.model, len(sample.lane)
        new = self.name in _NEW_TO_RAIL
        shippers = Shipper.create_agents(
            model,
            count,
            self,
            lane=sample.lane.tolist(),
            cargo_2013=sample.cargo_2013.tolist(),
            median=sample.median_value_of_time.tolist(),
            quantile_from=sample.quantile_from.tolist(),
            quantile_width=sample.quantile_width.tolist(),
            draw=numbers(model.streams.initial_uniform(f"shippers.{self.name}", count)),
            adoption=getattr(model.p, f"rail_adoption_{self.name}") if new else 1.0,
        )
        return list(shippers)

    def _can_be_stopped(self, place: int, route: Route) -> bool:
        """Whether Russia can stop the market's cargo on a route; its own trade it does not stop."""
        if self.name == EUROPE:
            return route.through_russia > 0.0
        return self.name == REGIONAL and place > 0

    # Why shippers choose as they do

    def settle_traits(self, money: list[list[float]], felt_days: list[float]) -> None:
        """Give shippers their value of time, and constants that reproduce the reference state.

        `money` by route and lane and `felt_days` by route are those of the reference state.
        """
        p = self.model.p
        by_lane = [p.mode_cost_sensitivity] * _CONTAINER_LANES
        by_lane += [p.bulk_cost_sensitivity] * (LANES - _CONTAINER_LANES)
        by_rail = [sensitivity / p.nest_scale for sensitivity in by_lane]
        self.cost_of_a_dollar = [
            by_rail if place >= self.rail_from else by_lane for place in range(len(self.routes))
        ]
        for shipper in self.shippers:
            shipper.value_time(p.value_of_time_spread, p.value_of_time_scale)
        self._constants = [[-math.inf] * LANES for _ in self.routes]
        for lane in sorted({shipper.lane for shipper in self.shippers}):
            fitted = self._fit(lane, [prices[lane] for prices in money], felt_days)
            for constants, constant in zip(self._constants, fitted, strict=True):
                constants[lane] = constant

    def _fit(self, lane: int, money: list[float], felt_days: list[float]) -> list[float]:
        """Constants by route with which a lane's shippers choose as in the reference state.

        Berry's (1994) contraction: the nest of railways as a whole moves first, then its routes.
        """
        rail_from, scale = self.rail_from, self.model.p.nest_scale
        target = [route.reference_share[lane] for route in self.routes]
        own = [shipper for shipper in self.shippers if shipper.lane == lane]
        costs = [self._reference_costs(shipper, money, felt_days) for shipper in own]
        constants = [math.log(share) if share > 0.0 else -math.inf for share in target]
        level = 0.0
        for _ in range(_ROUNDS):
            folded = self._fold(constants, level / scale)
            found = self._reference_shares(own, costs, folded)
            gaps = [_log_ratio(aim, is_now) for aim, is_now in zip(target, found, strict=True)]
            whole = _log_ratio(sum(target[rail_from:]), sum(found[rail_from:]))
            level += whole
            for place, gap in enumerate(gaps):
                if target[place] > 0.0:
                    constants[place] += gap - whole if place >= rail_from else gap
        return self._fold(constants, level / scale)

    def _fold(self, constants: list[float], level: float) -> list[float]:
        """Put the level of the nest into the constants of its routes."""
        rail_from = self.rail_from
        return constants[:rail_from] + [constant + level for constant in constants[rail_from:]]

    def _reference_costs(
        self, shipper: Shipper, money: list[float], felt_days: list[float]
    ) -> list[float]:
        """Generalised cost of the reference state by route, in log odds."""
        return [
            dear[shipper.lane] * price + day * days
            for dear, price, day, days in zip(
                self.cost_of_a_dollar, money, shipper.cost_of_a_day, felt_days, strict=True
            )
        ]

    def _reference_shares(
        self, own: list[Shipper], costs: list[list[float]], constants: list[float]
    ) -> list[float]:
        """Shares of a lane's cargo by route, when everybody considers the railway."""
        whole, shares = sum(shipper.cargo_2013 for shipper in own), [0.0] * len(self.routes)
        for shipper, cost in zip(own, costs, strict=True):
            odds = [
                math.exp(min(constant - lost, STEEPEST))
                for constant, lost in zip(constants, cost, strict=True)
            ]
            for place, chosen in enumerate(shipper.choose(odds, 1.0)):
                shares[place] += chosen * shipper.cargo_2013 / whole
        return shares

    # The quarter

    def adopt(self, rate: float) -> None:
        """More shippers come to consider the railway, at `rate` a year when few have."""
        pairs = zip(self.shippers, self._weights, strict=True)
        mean = sum(shipper.adoption * weight for shipper, weight in pairs)
        for shipper in self.shippers:
            shipper.consider_rail(rate / 4.0 * mean)

    def prepare(self, stopped: float) -> None:
        """See what there is to send and to choose among; Russia stops the part `stopped`."""
        self.stopped = stopped
        lasting, worth = self._lasting_contracts(), self._worth()
        containers, bulk = self._growth()
        for shipper in self.shippers:
            growth = containers if shipper.lane < _CONTAINER_LANES else bulk
            shipper.cargo = growth * shipper.cargo_2013 / 4.0
            shipper.renew_contracts(lasting)
            shipper.weigh(worth)

    def _growth(self) -> tuple[float, float]:
        """Containers and bulk over those of 2013, which follow trade."""
        p, trade = self.model.p, number(self.model.world.trade(self.name))
        return trade**p.container_trade_elasticity, trade**p.bulk_trade_elasticity

    def _lasting_contracts(self) -> list[float]:
        """Part of contracts that goes on, by route; those on a route that closes end with it."""
        renewed = 1.0 - self.model.p.contract_renewal
        before, self._open_before = self._open_before, []
        lasting = []
        for route, could, was_open in zip(self.routes, self.stoppable, before, strict=True):
            is_open = route.passable * route.running * (1.0 - self.stopped if could else 1.0)
            self._open_before.append(is_open)
            lasting.append(min(is_open / was_open, 1.0) * renewed if was_open > 0.0 else 0.0)
        return lasting

    def _worth(self) -> list[list[float]]:
        """Log odds of the routes by lane, days apart: constants, size of service, and money."""
        worth = []
        for route, constants, dear in zip(
            self.routes, self._constants, self.cost_of_a_dollar, strict=True
        ):
            attraction = math.log(route.size) if route.size > 0.0 else -math.inf
            worth.append(
                [
                    constant + attraction - cost * price
                    for constant, cost, price in zip(constants, dear, route.money, strict=True)
                ]
            )
        return worth

    def send(self, delays: list[float]) -> list[list[float]]:
        """Cargo that shippers want to send by route and lane, when gates add the days `delays`."""
        flows = [[0.0] * LANES for _ in self.routes]
        for shipper in self.shippers:
            shipper.chosen = shipper.place(delays, self.stopped, self.stoppable)
            for flow, share in zip(flows, shipper.chosen, strict=True):
                flow[shipper.lane] += share * shipper.cargo
        return flows

    def sign_contracts(self) -> None:
        """What was chosen last holds."""
        for shipper in self.shippers:
            shipper.contracts = shipper.chosen


def _log_ratio(target: float, found: float) -> float:
    if target <= 0.0:
        return 0.0
    return math.log(max(target, _HARDLY)) - math.log(max(found, _HARDLY))
