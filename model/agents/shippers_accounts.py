"""The books of transit: what was carried, what Kazakhstan earned, how well corridors work."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from model.agents import shippers_view as view
from model.agents.shippers_market import EUROPE
from model.agents.shippers_network import System
from model.arrays import FloatArray, IntArray
from model.parameters import Values
from model.rules.transit import generalized_cost as cost
from model.rules.transit import measures, revenue
from model.rules.transit.congestion import Units
from model.rules.transit.equilibrium import Settlement

if TYPE_CHECKING:
    from model.simulation import Simulation

CORRIDORS = (
    "kazakhstan_russia_khorgos",
    "kazakhstan_russia_dostyk",
    "kazakhstan_russia_bakhty",
    "trans_siberian",
    "mongolia",
    "trans_caspian",
    "southern",
    "central_asian",
    "north_south",
    "bypass",
    "road",
    "river",
    "sea",
    "air",
)
"""Corridors whose containers are reported."""
_LAND = tuple(name for name in CORRIDORS if name not in ("sea", "air"))
_HOURS_A_DAY = 24.0
_NEIGHBOURS = "central_asia_china"


@dataclass(frozen=True)
class Service:
    """What runs this quarter."""

    units: Units
    size: FloatArray
    """Size of each route's service over its full size, closures counted, (runs, routes)."""


class TransitAccounts:
    """Outcomes of the present quarter, each (runs,)."""

    def __init__(self, model: Simulation, system: System) -> None:
        self.model, self.system = model, system
        network = system.network
        self._europe = network.in_market(EUROPE)
        self._through = network.exposure.through_kazakhstan
        self._rail = (network.costs.kazakh_rail_km > 0.0).astype(float)
        self._haul = revenue.Haul(network.costs.kazakh_rail_km, network.costs.kazakh_road_km)
        self._corridor = {name: network.on(name) for name in CORRIDORS}
        self._access = self._access_routes()
        self._first_access: measures.Access | None = None
        self.outcomes: dict[str, FloatArray] = {}

    def close(
        self, now: view.Conditions, cargo: FloatArray, settled: Settlement, service: Service
    ) -> None:
        """Account for a quarter in which `cargo` (runs, routes, lanes) was carried."""
        units = service.units
        carried = revenue.Carried(
            containers=cargo[:, :, 0] + cargo[:, :, 1], bulk=cargo[:, :, 2] + cargo[:, :, 3]
        )
        days = self._queue_days(settled.delay)
        self.outcomes = {
            **self._volumes(carried, units),
            **self._corridors(carried),
            **self._money(now, carried, units),
            **self._speed(now, carried, days, settled),
            "connectivity": self._connectivity(now, settled, service.size),
            "congestion_residual": settled.residual,
        }

    def _queue_days(self, delay: FloatArray) -> FloatArray:
        """Days that the `delay` at gates (runs, gates) adds on each route, (runs, routes)."""
        return np.matmul(delay[:, None, :], self.system.gates.uses.T)[:, 0, :]

    def _volumes(self, carried: revenue.Carried, units: Units) -> dict[str, FloatArray]:
        containers = carried.containers
        by_road = self._by_road(carried, units)
        khorgos = _on(containers, self.system.network.along("khorgos_altynkol"))
        return {
            "container_transit_teu": _on(containers, self._rail),
            "china_europe_teu_kazakhstan": _on(containers, self._europe * self._rail),
            "bulk_transit_tonnes": _on(carried.bulk, self._rail),
            "rail_transit_tonnes": _on(carried.bulk, self._rail)
            + units.tonnes_per_teu * _on(containers, self._rail),
            "road_transit_tonnes": _on(by_road, (self._haul.road_km > 0.0).astype(float)),
            "khorgos_teu": khorgos,
            "khorgos_gateway_teu": self._dry_port_teu(khorgos),
        }

    def _by_road(self, carried: revenue.Carried, units: Units) -> FloatArray:
        """Containers and bulk together by route, (runs, routes), tonnes."""
        return carried.bulk + units.tonnes_per_teu[:, None] * carried.containers

    def _dry_port_teu(self, khorgos: FloatArray) -> FloatArray:
        """TEU that go through the dry port, once it is open."""
        opened = float(self.model.quarter.ordinal >= self.system.dry_port_opens)
        return opened * self.model.parameters.khorgos_gateway_share * khorgos

    def _corridors(self, carried: revenue.Carried) -> dict[str, FloatArray]:
        containers, europe = carried.containers, carried.containers * self._europe
        land = _on(europe, self.system.network.exposure.by_land)
        by_rail = land - _on(europe, self._corridor["road"])
        used = np.stack([_on(europe, self._corridor[name]) for name in _LAND], axis=-1)
        through = _on(europe, self._through * self.system.network.exposure.by_land)
        volumes = {f"teu_{name}": _on(containers, on) for name, on in self._corridor.items()}
        return volumes | {
            "corridor_concentration": measures.concentration(used),
            "kazakhstan_land_share": measures.share(through, land),
            "kazakhstan_rail_share": measures.share(_on(europe, self._rail), by_rail),
            "china_europe_land_share": measures.share(land, europe.sum(axis=-1)),
        }

    def _money(
        self, now: view.Conditions, carried: revenue.Carried, units: Units
    ) -> dict[str, FloatArray]:
        p, haul, prices = self.model.parameters, self._haul, view.prices(self.model.parameters, now)
        parts = {
            "container_revenue": revenue.container_tariffs(carried, haul, prices),
            "bulk_revenue": revenue.bulk_tariffs(carried, haul, prices),
            "road_revenue": revenue.road_earnings(self._by_road(carried, units), haul, prices),
            "overflight_revenue": revenue.overflights(
                p.overflight_revenue_2013, self.model.world.trade(EUROPE)
            ),
        }
        handling, abroad = self._handling(now, carried)
        parts["handling_revenue"] = handling
        gross = revenue.total(list(parts.values()))
        net = gross - self._upkeep(carried, units) - abroad
        return parts | {
            "transit_revenue": gross,
            "transit_revenue_net": net,
            "foreign_share_of_handling": measures.share(abroad, handling),
        }

    def _handling(
        self, now: view.Conditions, carried: revenue.Carried
    ) -> tuple[FloatArray, FloatArray]:
        """Handling at the borders and ports, and the part of it that goes to foreign owners."""
        p, along = self.model.parameters, self.system.network.along
        khorgos = _on(carried.containers, along("khorgos_altynkol"))
        dry_port_teu = self._dry_port_teu(khorgos)
        elsewhere = khorgos - dry_port_teu
        for gate in ("dostyk_alashankou", "bakhty_tacheng"):
            elsewhere = elsewhere + _on(carried.containers, along(gate))
        added = revenue.value_added(p.value_added_charge, p.xinjiang_hub_capture)
        dry_port = revenue.handling(dry_port_teu, p.gauge_change_charge + added)
        others = revenue.handling(elsewhere, p.gauge_change_charge)
        aktau = revenue.handling(_on(carried.containers, along("aktau_port")), p.port_charge)
        stake = np.full(self.model.runs, self.system.foreign_stake(self.model.quarter))
        abroad = dry_port * revenue.foreign_share(stake, now.ownership)
        abroad = abroad + (others + aktau) * np.clip(now.ownership, 0.0, 1.0)
        return dry_port + others + aktau, abroad

    def _upkeep(self, carried: revenue.Carried, units: Units) -> FloatArray:
        p, tonnes = self.model.parameters, self._by_road(carried, units)
        return revenue.upkeep(
            _on(tonnes, self._haul.rail_km),
            _on(tonnes, self._haul.road_km),
            revenue.Costs(p.rail_upkeep, p.road_upkeep),
        )

    def _speed(
        self,
        now: view.Conditions,
        carried: revenue.Carried,
        queue_days: FloatArray,
        settled: Settlement,
    ) -> dict[str, FloatArray]:
        """Hours at the border and days to Europe."""
        p, network = self.model.parameters, self.system.network
        pace = view.pace(p, now)
        days = cost.travel_days(network, pace) + queue_days
        to_europe = (self._europe * self._rail > 0.0).nonzero()[0]
        return {
            "border_hours": self._border_hours(pace, settled),
            "china_europe_days": measures.weighted_mean(
                np.ascontiguousarray(days[:, to_europe]),
                np.ascontiguousarray(carried.containers[:, to_europe]),
            ),
        }

    def _border_hours(self, pace: cost.Pace, settled: Settlement) -> FloatArray:
        """Hours a train stands at the railway border with China, by the load of its gates."""
        places = (self.system.gates.china_border > 0.0).nonzero()[0]
        free = self.system.gates.free_flow_days[places] * _HOURS_A_DAY
        usual = (free + pace.administration[:, None]) * pace.china_border[:, None]
        hours = usual + _HOURS_A_DAY * settled.delay[:, places]
        return measures.weighted_mean(hours, np.ascontiguousarray(settled.load[:, places]))

    def _connectivity(
        self, now: view.Conditions, settled: Settlement, size: FloatArray
    ) -> FloatArray:
        """Of Kazakhstan's own trade with China, which meets the gates between the two only."""
        p, weight = self.model.parameters, self._access[1]
        present = self._access_now(p, now, settled.delay, size)
        if self._first_access is None or self.model.t == 0:
            usual = view.with_dials_at_baseline(p)
            self._first_access = self._access_now(usual, now, 0.0 * settled.delay, size)
        return measures.connectivity(present, self._first_access, weight, p.service_variety_effect)

    def _access_now(
        self, p: Values, now: view.Conditions, delay: FloatArray, size: FloatArray
    ) -> measures.Access:
        """Cost and service of the routes of Kazakhstan's trade with China under parameters `p`.

        `delay` (runs, gates) is the days of congestion.
        """
        network, gates = self.system.network, self.system.gates
        places, _, value_of_time = self._access
        own_pace = replace(view.pace(p, now), discord=np.zeros(self.model.runs))
        felt = cost.felt_days(network, own_pace) + self._queue_days(delay * gates.gateway)
        value = value_of_time * p.value_of_time_scale
        access = cost.access_cost(network, view.frictions(p, now), felt, value)
        return measures.Access(
            np.ascontiguousarray(access[:, places]), np.ascontiguousarray(size[:, places])
        )

    def _access_routes(self) -> tuple[IntArray, FloatArray, float]:
        """Routes of Kazakhstan's trade with China, their weights, the value of time."""
        network = self.system.network
        number = [menu.market for menu in network.menus].index(_NEIGHBOURS)
        weight = network.in_market(_NEIGHBOURS) * self._through * network.shares[:, 0]
        places = weight.nonzero()[0]
        median = float(self.system.samples[number].median_value_of_time[0])
        return places, weight[places] / weight[places].sum(), median


def _on(flows: FloatArray, weight: FloatArray) -> FloatArray:
    """Sum over routes of `flows` (runs, routes) times `weight` (routes,)."""
    return (flows * weight).sum(axis=-1)
