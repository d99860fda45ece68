"""The books of transit, run by run: `books.close`, compiled."""

from __future__ import annotations

import math

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray, IntArray
from model.numerics.compiled import compiled
from model.rules.transit.books import (
    CORRIDORS,
    LAND,
    MONEY,
    OUTCOMES,
    SHARES,
    TOTALS,
    VOLUMES,
    Charges,
    Counted,
    Own,
    Quarter,
)
from model.rules.transit.generalized_cost import HOURS_A_DAY, Frictions, Pace, Prices
from model.rules.transit.measures import NEARLY_CUT_OFF, Access
from model.rules.transit.revenue import MILLION

_RAIL, _EUROPE, _LAND, _THROUGH, _BY_RAIL, _KHORGOS, _DOSTYK, _BAKHTY, _AKTAU = range(9)
_ROAD, _RAIL_KM, _ROAD_KM = range(9, len(TOTALS))
_ON_FROM = len(TOTALS)
_USED_FROM = _ON_FROM + len(CORRIDORS)
_ON_ROAD = LAND.index("road")
_BY_LAND = len(LAND)
_SHARES_FROM = len(VOLUMES) + len(CORRIDORS)
_MONEY_FROM = _SHARES_FROM + len(SHARES)
_QUALITY_FROM = _MONEY_FROM + len(MONEY)


def close(
    books: Counted,
    charges: Charges,
    terms: tuple[Prices, Frictions, Pace],
    now: Quarter,
    start: Access,
) -> dict[str, FloatArray]:
    """The outcomes of a quarter, as `books.close` finds them from what is `books.access` now."""
    found = np.empty((len(OUTCOMES), len(now.cargo)))
    _close(books, charges, terms, now, start, found)
    return dict(zip(OUTCOMES, found, strict=True))


@compiled
def _close(
    books: Counted,
    charges: Charges,
    terms: tuple[Prices, Frictions, Pace],
    now: Quarter,
    start: Access,
    found: FloatArray,
) -> None:
    """Set what is `found`, (outcomes, runs)."""
    prices, frictions, pace = terms
    routes = len(books.boxes)
    boxes, bulk = np.empty((2, routes))
    tonnes, both = np.empty((2, len(TOTALS)))
    every = np.empty(books.boxes.shape[1])
    teu, on, used = every[:_ON_FROM], every[_ON_FROM:_USED_FROM], every[_USED_FROM:]
    row = np.empty(len(found))
    for run in range(len(now.cargo)):
        cargo = now.cargo[run]
        for route in range(routes):
            boxes[route] = cargo[route, 0] + cargo[route, 1]
            bulk[route] = cargo[route, 2] + cargo[route, 3]
        _add_up(boxes, books.boxes, every)
        _add_up(bulk, books.totals, tonnes)
        for each in range(len(both)):
            both[each] = tonnes[each] + charges.tonnes_per_teu[run] * teu[each]
        dry_port = now.dry_port * charges.khorgos_gateway_share[run] * teu[_KHORGOS]
        _volumes((teu, tonnes, both), dry_port, row)
        row[len(VOLUMES) : _SHARES_FROM] = on
        _shares(teu, used, row[_SHARES_FROM:])
        tariffs = (prices.container_tariff[run], prices.bulk_tariff[run], prices.road_tariff[run])
        flights = charges.overflight_revenue_2013[run] * now.trade[run] / QUARTERS_A_YEAR
        gauge, ownership = charges.gauge_change_charge[run], now.ownership[run]
        added = charges.value_added_charge[run] * (1.0 - charges.xinjiang_hub_capture[run])
        asked = (gauge + added, gauge, charges.port_charge[run])
        handling, abroad = _handling(teu, dry_port, asked, now.stake, ownership)
        upkeep = (charges.rail_upkeep[run], charges.road_upkeep[run])
        sums = (teu[_RAIL_KM], tonnes[_RAIL_KM], both[_RAIL_KM], both[_ROAD_KM])
        _money(sums, tariffs, flights, (handling, abroad), upkeep, row[_MONEY_FROM:])
        delay, usual = now.delay[run], (pace.administration[run], pace.china_border[run])
        border, quality = (books.border, books.border_hours), row[_QUALITY_FROM:]
        quality[0] = _border_hours(border, usual, delay, now.load[run])
        to_europe, days = (books.to_europe, books.of_route), (now.days[run], delay)
        quality[1] = _days_to_europe(to_europe, days, boxes)
        value = books.own.value_of_time * charges.value_of_time_scale[run]
        terms_now = (frictions.documents[run], pace.discord[run] / HOURS_A_DAY, value)
        gates = (delay, books.gateway, books.of_route)
        present = (now.felt_days[run], now.size[run])
        quality[2] = _connectivity(
            *(books.own, terms_now, gates, present, (start.cost[run], start.service[run])),
            charges.service_variety_effect[run],
        )
        found[:, run] = row


@compiled
def _add_up(flows: FloatArray, weights: FloatArray, sums: FloatArray) -> None:
    """Set the `sums` (sums,) of `flows` (routes,) by `weights` (routes, sums)."""
    sums[:] = 0.0
    for route in range(len(flows)):
        flow, weight = flows[route], weights[route]
        if flow != 0.0:
            for each in range(len(sums)):
                sums[each] += flow * weight[each]


@compiled
def _volumes(
    sums: tuple[FloatArray, FloatArray, FloatArray], dry_port: float, row: FloatArray
) -> None:
    teu, tonnes, both = sums
    row[0], row[1], row[2] = teu[_RAIL], teu[_BY_RAIL], tonnes[_RAIL]
    row[3], row[4] = both[_RAIL], both[_ROAD]
    row[5], row[6] = teu[_KHORGOS], dry_port


@compiled
def _shares(teu: FloatArray, used: FloatArray, row: FloatArray) -> None:
    total, squares = 0.0, 0.0
    for corridor in range(_BY_LAND):
        total += used[corridor]
        squares += used[corridor] * used[corridor]
    row[0] = squares / max(total * total, 1e-9) if total > 0.0 else 0.0
    land = teu[_LAND]
    row[1] = _share(teu[_THROUGH], land)
    row[2] = _share(teu[_BY_RAIL], land - used[_ON_ROAD])
    row[3] = _share(land, teu[_EUROPE])


@compiled
def _money(
    sums: tuple[float, float, float, float],
    tariffs: tuple[float, float, float],
    flights: float,
    handling: tuple[float, float],
    upkeep: tuple[float, float],
    row: FloatArray,
) -> None:
    """Earnings from the `sums` by distance of containers, bulk, and both by rail and by road."""
    containers, bulk, by_rail, by_road = sums
    handled, abroad = handling
    row[0] = 0.5 * tariffs[0] * containers * MILLION
    row[1], row[2] = tariffs[1] * bulk * MILLION, tariffs[2] * by_road * MILLION
    row[3], row[4] = flights, handled
    gross = row[0] + row[1] + row[2] + row[3] + row[4]
    worn = (upkeep[0] * by_rail + upkeep[1] * by_road) * MILLION
    row[5], row[6], row[7] = gross, gross - worn - abroad, _share(abroad, handled)


@compiled
def _handling(
    teu: FloatArray,
    dry_port: float,
    asked: tuple[float, float, float],
    stake: float,
    ownership: float,
) -> tuple[float, float]:
    """Handling at what is `asked` at the dry port, at the borders and at Aktau, and the part of it
    that goes to foreign owners."""
    elsewhere = teu[_KHORGOS] - dry_port + teu[_DOSTYK] + teu[_BAKHTY]
    at_dry_port = dry_port * asked[0] * MILLION
    others = elsewhere * asked[1] * MILLION + teu[_AKTAU] * asked[2] * MILLION
    foreign = min(max(stake + (1.0 - stake) * ownership, 0.0), 1.0)
    return at_dry_port + others, at_dry_port * foreign + others * min(max(ownership, 0.0), 1.0)


@compiled
def _border_hours(
    border: tuple[IntArray, FloatArray],
    usual: tuple[float, float],
    delay: FloatArray,
    load: FloatArray,
) -> float:
    """At the gates of the `border`, with their free hours; by what is added and multiplied."""
    places, free = border
    total, weighted, plain = 0.0, 0.0, 0.0
    for each in range(len(places)):
        gate = places[each]
        hours = (free[each] + usual[0]) * usual[1] + HOURS_A_DAY * delay[gate]
        total += load[gate]
        weighted += hours * load[gate]
        plain += hours
    return weighted / total if total > 0.0 else plain / len(places)


@compiled
def _days_to_europe(
    to_europe: tuple[IntArray, IntArray], days: tuple[FloatArray, FloatArray], boxes: FloatArray
) -> float:
    """On some routes, whose gates are known, by the `days` of routes and of queues at gates."""
    (places, of_route), (moving, delay) = to_europe, days
    total, weighted, plain = 0.0, 0.0, 0.0
    for route in places:
        taken = moving[route]
        for gate in of_route[route]:
            if gate < len(delay):
                taken += delay[gate]
        total += boxes[route]
        weighted += taken * boxes[route]
        plain += taken
    return weighted / total if total > 0.0 else plain / len(places)


@compiled
def _connectivity(
    own: Own,
    terms: tuple[float, float, float],
    gates: tuple[FloatArray, FloatArray, IntArray],
    present: tuple[FloatArray, FloatArray],
    start: tuple[FloatArray, FloatArray],
    variety: float,
) -> float:
    """By the `terms` of a stop, of a border and of a day; the days and sizes at `present`, the
    cost and service at the `start`."""
    documents, discord, value = terms
    delay, gateway, of_route = gates
    cheaper, served, served_then = 0.0, 0.0, 0.0
    for each in range(len(own.places)):
        route, weight = own.places[each], own.weight[each]
        days = present[0][route] - own.borders[each] * discord
        days += _queue(delay, gateway, of_route[route])
        cost = own.usd_per_feu[each] + own.stops[each] * documents + value * days
        cheaper += math.log(start[0][each] / cost) * weight
        served += present[1][route] * weight
        served_then += start[1][each] * weight
    more = max(served, NEARLY_CUT_OFF) / max(served_then, NEARLY_CUT_OFF)
    return math.exp(cheaper + variety * math.log(more))


@compiled
def _queue(delay: FloatArray, met: FloatArray, of_route: IntArray) -> float:
    """Days that the `delay` at the gates of a route adds, of those that are `met`."""
    days = 0.0
    for gate in of_route:
        if gate < len(delay):
            days += delay[gate] * met[gate]
    return days


@compiled
def _share(part: float, whole: float) -> float:
    return part / max(whole, 1e-9) if whole > 0.0 else 0.0
