"""The books of transit: what was carried, what Kazakhstan earned, how well corridors work.

Each outcome is (runs,).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from model.corridors import by_land, corridors
from model.numerics.arrays import FloatArray, IntArray
from model.numerics.sums import sum_last
from model.rules.transit.gates import Gates
from model.rules.transit.generalized_cost import HOURS_A_DAY, Frictions, Pace, access_cost
from model.rules.transit.measures import Access
from model.rules.transit.network import Network

CORRIDORS = tuple(corridors())
"""Corridors whose containers are reported; sea and air come last."""
LAND = tuple(by_land())
TOTALS = (
    "rail",
    "europe",
    "europe_by_land",
    "europe_through_kazakhstan",
    "europe_by_rail",
    "khorgos_altynkol",
    "dostyk_alashankou",
    "bakhty_tacheng",
    "aktau_port",
    "road",
    "rail_km",
    "road_km",
)
"""Sums over routes; the last two times the distance in Kazakhstan by rail or road."""
VOLUMES = (
    "container_transit_teu",
    "china_europe_teu_kazakhstan",
    "bulk_transit_tonnes",
    "rail_transit_tonnes",
    "road_transit_tonnes",
    "khorgos_teu",
    "khorgos_gateway_teu",
)
SHARES = (
    "corridor_concentration",
    "kazakhstan_land_share",
    "kazakhstan_rail_share",
    "china_europe_land_share",
)
MONEY = (
    "container_revenue",
    "bulk_revenue",
    "road_revenue",
    "overflight_revenue",
    "handling_revenue",
    "transit_revenue",
    "transit_revenue_net",
    "foreign_share_of_handling",
)
QUALITY = ("border_hours", "china_europe_days", "connectivity")
OUTCOMES = (*VOLUMES, *(f"teu_{name}" for name in CORRIDORS), *SHARES, *MONEY, *QUALITY)


class Own(NamedTuple):
    """Kazakhstan's own trade with China, each (routes,) of its routes unless said otherwise."""

    places: IntArray
    """Where they stand among all routes."""
    weight: FloatArray
    usd_per_feu: FloatArray
    stops: FloatArray
    """Administrative stops."""
    borders: FloatArray
    """Borders between Central Asian states, which that trade does not cross."""
    value_of_time: float
    """Of its shippers, USD per FEU-day."""


class Counted(NamedTuple):
    """What counts in the books, of routes and of gates."""

    totals: FloatArray
    """What a unit carried on a route adds to each of `TOTALS`, (routes, totals)."""
    corridors: FloatArray
    """1 for the routes of each of `CORRIDORS`, (routes, corridors)."""
    europe: FloatArray
    """1 for the routes between China and Europe, (routes,)."""
    boxes: FloatArray
    """All that containers are added up by, side by side: totals, corridors, and corridors between
    China and Europe, (routes, sums)."""
    to_europe: IntArray
    """Places of those of them that run by rail over Kazakhstan."""
    of_route: IntArray
    """Places of the gates of each route, filled up with the number of gates, (routes, most)."""
    border: IntArray
    """Places of the gates at the railway border with China."""
    border_hours: FloatArray
    """Hours to pass those when they are empty."""
    gateway: FloatArray
    """1 for the gates that Kazakhstan's own trade with China passes, (gates,)."""
    own: Own


class Charges(NamedTuple):
    """Parameters of the books, each (runs,)."""

    khorgos_gateway_share: FloatArray
    overflight_revenue_2013: FloatArray
    rail_upkeep: FloatArray
    road_upkeep: FloatArray
    value_added_charge: FloatArray
    xinjiang_hub_capture: FloatArray
    gauge_change_charge: FloatArray
    port_charge: FloatArray
    value_of_time_scale: FloatArray
    service_variety_effect: FloatArray
    tonnes_per_teu: FloatArray


class Quarter(NamedTuple):
    """What happened this quarter, (runs, routes) unless said otherwise."""

    cargo: FloatArray
    """Carried, by lane, (runs, routes, lanes), TEU or tonnes."""
    days: FloatArray
    """Travel time when no gate is congested."""
    felt_days: FloatArray
    """Days as shippers weigh them."""
    size: FloatArray
    """Of services over their full size."""
    delay: FloatArray
    """Days of congestion, (runs, gates)."""
    load: FloatArray
    """(runs, gates)."""
    ownership: FloatArray
    """Chinese ownership of facilities, (runs,)."""
    trade: FloatArray
    """China-Europe trade over that of 2013, (runs,)."""
    dry_port: float
    """1 once the dry port is open."""
    stake: float
    """Share of it that is held abroad by agreement."""


def counted(
    network: Network, gates: Gates, europe: FloatArray, own: FloatArray, value_of_time: float
) -> Counted:
    """What counts, of a network. `europe` (routes,) is 1 for the routes between China and Europe,
    `own` (routes,) the weight of each in Kazakhstan's own trade with China."""
    costs, times, exposed = network.costs, network.times, network.exposure
    places, border = own.nonzero()[0], (gates.china_border > 0.0).nonzero()[0]
    rail, road = (costs.kazakh_rail_km > 0.0) * 1.0, (costs.kazakh_road_km > 0.0) * 1.0
    land = europe * exposed.by_land
    through = land * exposed.through_kazakhstan
    at_gates = [network.along(name) for name in TOTALS[5:9]]
    distances = [costs.kazakh_rail_km, costs.kazakh_road_km]
    totals = [rail, europe, land, through, europe * rail, *at_gates, road, *distances]
    stops = times.administrative_stops + times.administrative_stops_china
    over = np.stack(totals, axis=-1)
    corridors = np.stack([network.on(name) for name in CORRIDORS], axis=-1)
    return Counted(
        totals=over,
        corridors=corridors,
        europe=europe,
        boxes=np.concatenate([over, corridors, corridors * europe[:, None]], axis=-1),
        to_europe=(europe * rail > 0.0).nonzero()[0],
        of_route=gates.of_route,
        border=border,
        border_hours=gates.free_flow_days[border] * HOURS_A_DAY,
        gateway=gates.gateway,
        own=Own(
            places=places,
            weight=own[places] / own[places].sum(),
            usd_per_feu=costs.usd_per_feu[places],
            stops=stops[places],
            borders=exposed.central_asian_borders[places],
            value_of_time=value_of_time,
        ),
    )


def access(
    books: Counted, frictions: Frictions, pace: Pace, now: Quarter, scale: FloatArray
) -> Access:
    """Cost and service of the routes of Kazakhstan's own trade with China.

    It meets the queues of the gates between the two only, and no discord among Central Asian
    states. `scale` (runs,) is that of the value of time.
    """
    own = books.own
    queue = _queue(now.delay * books.gateway, books.of_route[own.places])
    discord = own.borders * pace.discord[:, None] / HOURS_A_DAY
    days = now.felt_days[:, own.places] + queue - discord
    price = access_cost(own.usd_per_feu, own.stops, frictions, days, own.value_of_time * scale)
    return Access(price, np.ascontiguousarray(now.size[:, own.places]))


def _queue(delay: FloatArray, of_route: IntArray) -> FloatArray:
    """Days that the `delay` at gates (runs, gates) adds on routes, (runs, routes)."""
    nowhere = np.zeros((len(delay), 1))
    return sum_last(np.concatenate([delay, nowhere], axis=1)[:, of_route])
