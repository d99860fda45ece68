"""The books of transit: what was carried, what Kazakhstan earned, how well corridors work."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.data_files import read_table
from tests.twin.arithmetic import clip
from tests.twin.boundary import number
from tests.twin.transit.conditions import Conditions, PolicyActions, with_dials_at_baseline
from tests.twin.transit.market import EUROPE
from tests.twin.transit.routes import Route

if TYPE_CHECKING:
    from tests.twin.simulation import TwinSimulation
    from tests.twin.transit.gates import Units
    from tests.twin.transit.transit import Transit

_ROWS = read_table("network/corridors.csv")
_CORRIDORS = [row["name"] for row in _ROWS]
_LAND = [row["name"] for row in _ROWS if row["land"] == "yes"]
_NEIGHBOURS = "central_asia_china"
_MILLION = 1e-6
_HOURS_A_DAY = 24.0
_NEARLY_CUT_OFF = 0.05


@dataclass(frozen=True)
class Carriage:
    """What a route carried this quarter."""

    route: Route
    teu: float
    bulk: float
    """Tonnes that are not in containers."""
    tonnes: float
    """Containers and bulk together."""


class Books:
    """Outcomes of the present quarter; money is USD_2018 m."""

    def __init__(self, model: TwinSimulation, transit: Transit) -> None:
        self.model, self.transit = model, transit
        neighbours = next(market for market in transit.markets if market.name == _NEIGHBOURS)
        number_of = [menu.market for menu in transit.system.network.menus].index(_NEIGHBOURS)
        self._median_value = float(transit.system.samples[number_of].median_value_of_time[0])
        weights = [(r, r.through_kazakhstan * r.reference_share[0]) for r in neighbours.routes]
        whole = sum(weight for _, weight in weights)
        self._to_china = [(route, weight / whole) for route, weight in weights if weight > 0.0]
        self._first_access: tuple[list[float], float] | None = None
        self.outcomes: dict[str, float] = {}

    def close(
        self, actions: PolicyActions, now: Conditions, units: Units, cargo: list[list[float]]
    ) -> None:
        """Account for a quarter in which `cargo` by route and lane was carried."""
        carried = []
        for route, (out, back, bulk_out, bulk_back) in zip(self.transit.routes, cargo, strict=True):
            teu, bulk = out + back, bulk_out + bulk_back
            carried.append(Carriage(route, teu, bulk, bulk + units.tonnes_per_teu * teu))
        gaps = [abs(gate.gap) for gate in self.transit.gates]
        self.outcomes = {
            **self._volumes(carried),
            **self._corridors(carried),
            **self._money(actions, now, carried),
            "border_hours": self._border_hours(now),
            "china_europe_days": self._days_to_europe(carried),
            "connectivity": self._connectivity(actions, now),
            "congestion_residual": _HOURS_A_DAY * max(gaps),
        }

    def _volumes(self, carried: list[Carriage]) -> dict[str, float]:
        by_rail = [c for c in carried if c.route.kazakh_rail_km > 0.0]
        khorgos = _teu_over(carried, "khorgos_altynkol")
        return {
            "container_transit_teu": sum(c.teu for c in by_rail),
            "china_europe_teu_kazakhstan": sum(c.teu for c in by_rail if c.route.europe),
            "bulk_transit_tonnes": sum(c.bulk for c in by_rail),
            "rail_transit_tonnes": sum(c.tonnes for c in by_rail),
            "road_transit_tonnes": sum(c.tonnes for c in carried if c.route.kazakh_road_km > 0.0),
            "khorgos_teu": khorgos,
            "khorgos_gateway_teu": self._dry_port_teu(khorgos),
        }

    def _dry_port_teu(self, khorgos: float) -> float:
        """TEU that go through the dry port at Khorgos, once it is open."""
        if self.model.quarter.ordinal < self.transit.system.dry_port_opens:
            return 0.0
        return self.model.p.khorgos_gateway_share * khorgos

    def _corridors(self, carried: list[Carriage]) -> dict[str, float]:
        by_corridor = dict.fromkeys(_CORRIDORS, 0.0)
        used = dict.fromkeys(_LAND, 0.0)
        europe = [c for c in carried if c.route.europe]
        for carriage in carried:
            if carriage.route.corridor in by_corridor:
                by_corridor[carriage.route.corridor] += carriage.teu
        for carriage in europe:
            if carriage.route.corridor in used:
                used[carriage.route.corridor] += carriage.teu
        land = sum(c.teu for c in europe if c.route.by_land)
        through = sum(c.teu for c in europe if c.route.by_land and c.route.through_kazakhstan)
        by_rail = sum(c.teu for c in europe if c.route.kazakh_rail_km > 0.0)
        return {f"teu_{name}": teu for name, teu in by_corridor.items()} | {
            "corridor_concentration": _concentration(list(used.values())),
            "kazakhstan_land_share": _share(through, land),
            "kazakhstan_rail_share": _share(by_rail, land - used["road"]),
            "china_europe_land_share": _share(land, sum(c.teu for c in europe)),
        }

    def _money(
        self, actions: PolicyActions, now: Conditions, carried: list[Carriage]
    ) -> dict[str, float]:
        """What Kazakhstan earns, and what it keeps after wear and foreign owners."""
        model, p = self.model, self.model.p
        teu_km = sum(c.teu * c.route.kazakh_rail_km for c in carried)
        bulk_km = sum(c.bulk * c.route.kazakh_rail_km for c in carried)
        rail_tonne_km = sum(c.tonnes * c.route.kazakh_rail_km for c in carried)
        road_tonne_km = sum(c.tonnes * c.route.kazakh_road_km for c in carried)
        handling, abroad = self._handling(actions, carried)
        parts = {
            "container_revenue": 0.5 * now.container_tariff * teu_km * _MILLION,  # per FEU
            "bulk_revenue": now.bulk_tariff * bulk_km * _MILLION,
            "road_revenue": now.road_tariff * road_tonne_km * _MILLION,
            "overflight_revenue": p.overflight_revenue_2013
            * number(model.world.trade(EUROPE))
            / 4.0,
            "handling_revenue": handling,
        }
        upkeep = (p.rail_upkeep * rail_tonne_km + p.road_upkeep * road_tonne_km) * _MILLION
        gross = sum(parts.values())
        return parts | {
            "transit_revenue": gross,
            "transit_revenue_net": gross - upkeep - abroad,
            "foreign_share_of_handling": _share(abroad, handling),
        }

    def _handling(self, actions: PolicyActions, carried: list[Carriage]) -> tuple[float, float]:
        """Handling at borders and ports, and the part of it that goes to foreign owners."""
        model, p = self.model, self.model.p
        khorgos = _teu_over(carried, "khorgos_altynkol")
        at_dry_port = self._dry_port_teu(khorgos)
        elsewhere = khorgos - at_dry_port
        elsewhere += _teu_over(carried, "dostyk_alashankou")
        elsewhere += _teu_over(carried, "bakhty_tacheng")
        added = p.value_added_charge * (1.0 - p.xinjiang_hub_capture)
        dry_port = at_dry_port * (p.gauge_change_charge + added) * _MILLION
        others = elsewhere * p.gauge_change_charge * _MILLION
        others += _teu_over(carried, "aktau_port") * p.port_charge * _MILLION
        agreed = self.transit.system.foreign_stake(model.quarter)
        owned = clip(agreed + (1.0 - agreed) * actions.ownership, 0.0, 1.0)
        abroad = dry_port * owned + others * clip(actions.ownership, 0.0, 1.0)
        return dry_port + others, abroad

    def _days_to_europe(self, carried: list[Carriage]) -> float:
        """Mean days of containers by rail between China and Europe over Kazakhstan."""
        rail = [c for c in carried if c.route.europe and c.route.kazakh_rail_km > 0.0]
        days = [c.route.days + self.transit.queue_days(c.route) for c in rail]
        return _mean(days, [c.teu for c in rail])

    def _border_hours(self, now: Conditions) -> float:
        """Hours a train stands at the railway border with China, by the load of its gates."""
        border = [gate for gate in self.transit.gates if gate.china_border]
        hours = [
            (gate.free_flow_days * _HOURS_A_DAY + now.administration_hours) * now.china_border
            + _HOURS_A_DAY * gate.delay
            for gate in border
        ]
        return _mean(hours, [gate.load for gate in border])

    def _connectivity(self, actions: PolicyActions, now: Conditions) -> float:
        """How cheap, fast and frequent Kazakhstan's own links with China are, 1 at the start.

        At the start nothing queues and the dials stand at their baseline.
        """
        queued = [
            route.felt_days + self.transit.queue_days(route, gateway_only=True)
            for route, _ in self._to_china
        ]
        costs, service = self._access(now, queued)
        if self._first_access is None or self.model.t == 0:
            usual = Conditions(with_dials_at_baseline(self.model.p), actions)
            days = [r.feel_days(usual, r.travel_days(usual)) for r, _ in self._to_china]
            self._first_access = self._access(usual, days)
        first_costs, first_service = self._first_access
        cheaper = sum(
            weight * math.log(first / cost)
            for (_, weight), first, cost in zip(self._to_china, first_costs, costs, strict=True)
        )
        variety = self.model.p.service_variety_effect
        return math.exp(cheaper) * (service / first_service) ** variety

    def _access(self, now: Conditions, felt_days: list[float]) -> tuple[list[float], float]:
        """Cost of each route of Kazakhstan's trade with China, and the size of its services."""
        value = self._median_value * self.model.p.value_of_time_scale
        costs = [
            route.access_cost(now, days, value)
            for (route, _), days in zip(self._to_china, felt_days, strict=True)
        ]
        service = sum(weight * route.size for route, weight in self._to_china)
        return costs, max(service, _NEARLY_CUT_OFF)


def _teu_over(carried: list[Carriage], link: str) -> float:
    """Containers carried over a link, TEU."""
    return sum(carriage.teu for carriage in carried if carriage.route.runs_over(link))


def _share(part: float, whole: float) -> float:
    """`part` over `whole`, 0 where there is nothing."""
    return part / max(whole, 1e-9) if whole > 0.0 else 0.0


def _concentration(flows: list[float]) -> float:
    """Herfindahl-Hirschman index, in [0, 1]; 0 without flow."""
    return _share(sum(flow * flow for flow in flows), sum(flows) ** 2)


def _mean(values: list[float], weights: list[float]) -> float:
    """Mean by weight; the plain mean where nothing has any weight."""
    whole = sum(weights)
    if whole <= 0.0:
        return sum(values) / len(values)
    return sum(value * weight for value, weight in zip(values, weights, strict=True)) / whole
