"""The books of transit: what was carried, what Kazakhstan earned, how well corridors work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from model.agents import shippers_view as view
from model.agents.shippers_market import EUROPE
from model.agents.shippers_network import System
from model.arrays import FloatArray, IntArray, bounded, sum_last
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
"""Corridors whose containers are reported; sea and air come last."""
_LAND = CORRIDORS[:-2]
_NEIGHBOURS = "central_asia_china"


@dataclass(frozen=True)
class Service:
    """What runs this quarter."""

    units: Units
    size: FloatArray
    """Size of each route's service over its full size, closures counted, (runs, routes)."""
    days: FloatArray
    """Travel time when no gate is congested, (runs, routes)."""
    felt_days: FloatArray
    """Days as shippers weigh them, (runs, routes)."""
    terms: view.Terms


@dataclass(frozen=True)
class Flows:
    """What was carried this quarter, by route and added up."""

    carried: revenue.Carried
    teu: Mapping[str, FloatArray]
    """Containers on some routes together, (runs,) by name."""
    together: FloatArray
    """Tonnes of containers and bulk together, (runs, routes)."""
    tonnes: Mapping[str, FloatArray]
    """The same over roads, and times the distances by rail and road, (runs,) by name."""


@dataclass(frozen=True)
class Weights:
    """What routes count in some sums, by the name of each sum."""

    names: tuple[str, ...]
    weights: FloatArray
    """(routes, sums)."""

    @classmethod
    def of(cls, weights: Mapping[str, FloatArray]) -> Weights:
        """From the weights of each sum, (routes,)."""
        return cls(tuple(weights), np.stack(list(weights.values()), axis=-1))

    def sums(self, flows: FloatArray) -> dict[str, FloatArray]:
        """Sums (runs,) by name of `flows` (runs, routes)."""
        sums = np.matmul(flows[:, None, :], self.weights)[:, 0, :]
        return {name: sums[:, place] for place, name in enumerate(self.names)}


class TransitAccounts:
    """Outcomes of the present quarter, each (runs,)."""

    def __init__(self, model: Simulation, system: System) -> None:
        self.model, self.system = model, system
        network = system.network
        self._europe = network.in_market(EUROPE)
        self._through = network.exposure.through_kazakhstan
        self._rail = (network.costs.kazakh_rail_km > 0.0).astype(float)
        self._haul = revenue.Haul(network.costs.kazakh_rail_km, network.costs.kazakh_road_km)
        self._on_corridor = np.stack([network.on(name) for name in CORRIDORS], axis=-1)
        self._teu_over = Weights.of(self._container_flows())
        self._tonnes_over = Weights.of(
            {
                "rail_km": self._haul.rail_km,
                "road_km": self._haul.road_km,
                "road": (self._haul.road_km > 0.0).astype(float),
            }
        )
        self._access = self._access_routes()
        self._first_access: measures.Access | None = None
        self.outcomes: dict[str, FloatArray] = {}

    def close(
        self, now: view.Conditions, cargo: FloatArray, settled: Settlement, service: Service
    ) -> None:
        """Account for a quarter in which `cargo` (runs, routes, lanes) was carried."""
        carried = revenue.Carried(
            containers=cargo[:, :, 0] + cargo[:, :, 1], bulk=cargo[:, :, 2] + cargo[:, :, 3]
        )
        together = carried.bulk + service.units.tonnes_per_teu[:, None] * carried.containers
        flows = Flows(
            carried=carried,
            teu=self._teu_over.sums(carried.containers),
            together=together,
            tonnes=self._tonnes_over.sums(together),
        )
        days = service.days + self._queue_days(settled.delay)
        self.outcomes = {
            **self._volumes(flows, service.units),
            **self._corridors(flows),
            **self._money(now, flows, service),
            "border_hours": self._border_hours(service.terms.pace, settled),
            "china_europe_days": self._days_to_europe(carried, days),
            "connectivity": self._connectivity(now, settled, service),
            "congestion_residual": settled.residual,
        }

    def _container_flows(self) -> dict[str, FloatArray]:
        """The routes whose containers are added up, (routes,) each."""
        network, land = self.system.network, self._europe * self.system.network.exposure.by_land
        gates = ("khorgos_altynkol", "dostyk_alashankou", "bakhty_tacheng", "aktau_port")
        return {
            "rail": self._rail,
            "europe": self._europe,
            "europe_by_land": land,
            "europe_through_kazakhstan": land * self._through,
            "europe_by_rail": self._europe * self._rail,
            **{gate: network.along(gate) for gate in gates},
            **{f"teu_{name}": network.on(name) for name in CORRIDORS},
        }

    def _queue_days(self, delay: FloatArray) -> FloatArray:
        """Days that the `delay` at gates (runs, gates) adds on each route, (runs, routes)."""
        return np.matmul(delay[:, None, :], self.system.gates.uses.T)[:, 0, :]

    def _volumes(self, flows: Flows, units: Units) -> dict[str, FloatArray]:
        teu, bulk = flows.teu, sum_last(flows.carried.bulk * self._rail)
        return {
            "container_transit_teu": teu["rail"],
            "china_europe_teu_kazakhstan": teu["europe_by_rail"],
            "bulk_transit_tonnes": bulk,
            "rail_transit_tonnes": bulk + units.tonnes_per_teu * teu["rail"],
            "road_transit_tonnes": flows.tonnes["road"],
            "khorgos_teu": teu["khorgos_altynkol"],
            "khorgos_gateway_teu": self._dry_port_teu(teu["khorgos_altynkol"]),
        }

    def _dry_port_teu(self, khorgos: FloatArray) -> FloatArray:
        """TEU that go through the dry port, once it is open."""
        opened = float(self.model.quarter.ordinal >= self.system.dry_port_opens)
        return opened * self.model.parameters.khorgos_gateway_share * khorgos

    def _corridors(self, flows: Flows) -> dict[str, FloatArray]:
        teu, europe = flows.teu, flows.carried.containers * self._europe
        used = np.matmul(europe[:, None, :], self._on_corridor)[:, 0, : len(_LAND)]
        land = teu["europe_by_land"]
        by_rail = land - used[:, _LAND.index("road")]
        return {f"teu_{name}": teu[f"teu_{name}"] for name in CORRIDORS} | {
            "corridor_concentration": measures.concentration(np.ascontiguousarray(used)),
            "kazakhstan_land_share": measures.share(teu["europe_through_kazakhstan"], land),
            "kazakhstan_rail_share": measures.share(teu["europe_by_rail"], by_rail),
            "china_europe_land_share": measures.share(land, teu["europe"]),
        }

    def _money(self, now: view.Conditions, flows: Flows, service: Service) -> dict[str, FloatArray]:
        p, haul, prices = self.model.parameters, self._haul, service.terms.prices
        parts = {
            "container_revenue": revenue.container_tariffs(flows.carried, haul, prices),
            "bulk_revenue": revenue.bulk_tariffs(flows.carried, haul, prices),
            "road_revenue": revenue.road_earnings(flows.together, haul, prices),
            "overflight_revenue": revenue.overflights(
                p.overflight_revenue_2013, self.model.world.trade(EUROPE)
            ),
        }
        handling, abroad = self._handling(now, flows.teu)
        parts["handling_revenue"] = handling
        gross = revenue.total(list(parts.values()))
        upkeep = revenue.upkeep(
            flows.tonnes["rail_km"],
            flows.tonnes["road_km"],
            revenue.Costs(p.rail_upkeep, p.road_upkeep),
        )
        net = gross - upkeep - abroad
        return parts | {
            "transit_revenue": gross,
            "transit_revenue_net": net,
            "foreign_share_of_handling": measures.share(abroad, handling),
        }

    def _handling(
        self, now: view.Conditions, teu: Mapping[str, FloatArray]
    ) -> tuple[FloatArray, FloatArray]:
        """Handling at the borders and ports, and the part of it that goes to foreign owners."""
        p = self.model.parameters
        dry_port_teu = self._dry_port_teu(teu["khorgos_altynkol"])
        elsewhere = teu["khorgos_altynkol"] - dry_port_teu
        elsewhere = elsewhere + teu["dostyk_alashankou"] + teu["bakhty_tacheng"]
        added = revenue.value_added(p.value_added_charge, p.xinjiang_hub_capture)
        dry_port = revenue.handling(dry_port_teu, p.gauge_change_charge + added)
        others = revenue.handling(elsewhere, p.gauge_change_charge)
        aktau = revenue.handling(teu["aktau_port"], p.port_charge)
        stake = np.full(self.model.runs, self.system.foreign_stake(self.model.quarter))
        abroad = dry_port * revenue.foreign_share(stake, now.ownership)
        abroad = abroad + (others + aktau) * bounded(now.ownership, 0.0, 1.0)
        return dry_port + others + aktau, abroad

    def _days_to_europe(self, carried: revenue.Carried, days: FloatArray) -> FloatArray:
        """Mean days of containers by rail between China and Europe over Kazakhstan."""
        places = (self._europe * self._rail > 0.0).nonzero()[0]
        return measures.weighted_mean(
            np.ascontiguousarray(days[:, places]),
            np.ascontiguousarray(carried.containers[:, places]),
        )

    def _border_hours(self, pace: cost.Pace, settled: Settlement) -> FloatArray:
        """Hours a train stands at the railway border with China, by the load of its gates."""
        places = (self.system.gates.china_border > 0.0).nonzero()[0]
        free = self.system.gates.free_flow_days[places] * cost.HOURS_A_DAY
        usual = (free + pace.administration[:, None]) * pace.china_border[:, None]
        hours = usual + cost.HOURS_A_DAY * settled.delay[:, places]
        return measures.weighted_mean(hours, np.ascontiguousarray(settled.load[:, places]))

    def _connectivity(
        self, now: view.Conditions, settled: Settlement, service: Service
    ) -> FloatArray:
        """Of Kazakhstan's own trade with China, which meets the gates between the two only."""
        p, network = self.model.parameters, self.system.network
        queue = self._queue_days(settled.delay * self.system.gates.gateway)
        present = self._access_now(service.terms, service.felt_days + queue, service.size)
        if self._first_access is None or self.model.t == 0:
            usual = view.terms(view.with_dials_at_baseline(p), now)
            days = cost.travel_days(network, usual.pace)
            felt = cost.felt_days(network, usual.pace, days)
            self._first_access = self._access_now(usual, felt, service.size)
        weight = self._access[1]
        return measures.connectivity(present, self._first_access, weight, p.service_variety_effect)

    def _access_now(
        self, terms: view.Terms, felt_days: FloatArray, size: FloatArray
    ) -> measures.Access:
        """Cost and service of the routes of Kazakhstan's trade with China.

        Its cargo does not cross the borders between Central Asian states, so their discord is
        taken out of `felt_days` (runs, routes).
        """
        network = self.system.network
        places, _, value_of_time = self._access
        borders = network.exposure.central_asian_borders * terms.pace.discord[:, None]
        own_days = felt_days - borders / cost.HOURS_A_DAY
        value = value_of_time * self.model.parameters.value_of_time_scale
        access = cost.access_cost(network, terms.frictions, own_days, value)
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
