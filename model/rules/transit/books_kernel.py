"""The books of transit, run by run: `books.close`, compiled."""

from __future__ import annotations

import math

import numpy as np

from model.arrays import FloatArray, IntArray
from model.clock import QUARTERS_A_YEAR
from model.compiled import compiled
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
    Quarter,
)
from model.rules.transit.generalized_cost import HOURS_A_DAY, Frictions, Pace, Prices
from model.rules.transit.measures import NEARLY_CUT_OFF, Access
from model.rules.transit.revenue import MILLION

_RAIL, _EUROPE, _LAND, _THROUGH, _BY_RAIL, _KHORGOS, _DOSTYK, _BAKHTY, _AKTAU = range(9)
_ROAD, _RAIL_KM, _ROAD_KM = range(9, len(TOTALS))
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
    routes = len(books.europe)
    boxes, bulk = np.empty((2, routes))
    teu, tonnes, both = np.empty((3, books.totals.shape[1]))
    on, used = np.empty((2, books.corridors.shape[1]))
    row = np.empty(len(found))
    for run in range(len(now.cargo)):
        cargo = now.cargo[run]
        for route in range(routes):
            boxes[route] = cargo[route, 0] + cargo[route, 1]
            bulk[route] = cargo[route, 2] + cargo[route, 3]
        _add_up(boxes, books.totals, teu)
        _add_up(bulk, books.totals, tonnes)
        for each in range(len(both)):
            both[each] = tonnes[each] + charges.tonnes_per_teu[run] * teu[each]
        _add_up(boxes, books.corridors, on)
        dry_port = now.dry_port * charges.khorgos_gateway_share[run] * teu[_KHORGOS]
        _volumes((teu, tonnes, both), dry_port, row)
        row[len(VOLUMES) : _SHARES_FROM] = on
        for route in range(routes):
            bulk[route] = boxes[route] * books.europe[route]
        _add_up(bulk, books.corridors, used)
        _shares(teu, used, row[_SHARES_FROM:])
        _money(charges, prices, now, run, (teu, tonnes, both), dry_port, row[_MONEY_FROM:])
        row[_QUALITY_FROM] = _border_hours(books, now, pace, run)
        row[_QUALITY_FROM + 1] = _days_to_europe(books, now, run, boxes)
        links = _connectivity(books, charges, frictions, pace, now, start, run)
        row[_QUALITY_FROM + 2] = links
        found[:, run] = row


@compiled
def _add_up(flows: FloatArray, weights: FloatArray, sums: FloatArray) -> None:
    """Set the `sums` (sums,) of `flows` (routes,) by `weights` (routes, sums)."""
    sums[:] = 0.0
    for route in range(len(flows)):
        flow, weight = flows[route], weights[route]
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
    charges: Charges,
    prices: Prices,
    now: Quarter,
    run: int,
    sums: tuple[FloatArray, FloatArray, FloatArray],
    dry_port: float,
    row: FloatArray,
) -> None:
    teu, tonnes, both = sums
    row[0] = 0.5 * prices.container_tariff[run] * teu[_RAIL_KM] * MILLION
    row[1] = prices.bulk_tariff[run] * tonnes[_RAIL_KM] * MILLION
    row[2] = prices.road_tariff[run] * both[_ROAD_KM] * MILLION
    row[3] = charges.overflight_revenue_2013[run] * now.trade[run] / QUARTERS_A_YEAR
    row[4], abroad = _handling(charges, now, run, teu, dry_port)
    gross = row[0] + row[1] + row[2] + row[3] + row[4]
    rail, road = charges.rail_upkeep[run], charges.road_upkeep[run]
    upkeep = (rail * both[_RAIL_KM] + road * both[_ROAD_KM]) * MILLION
    row[5], row[6], row[7] = gross, gross - upkeep - abroad, _share(abroad, row[4])


@compiled
def _handling(
    charges: Charges, now: Quarter, run: int, teu: FloatArray, dry_port: float
) -> tuple[float, float]:
    """Handling, and the part of it that goes to foreign owners."""
    elsewhere = teu[_KHORGOS] - dry_port + teu[_DOSTYK] + teu[_BAKHTY]
    gauge, ownership = charges.gauge_change_charge[run], now.ownership[run]
    added = charges.value_added_charge[run] * (1.0 - charges.xinjiang_hub_capture[run])
    at_dry_port = dry_port * (gauge + added) * MILLION
    others = elsewhere * gauge * MILLION + teu[_AKTAU] * charges.port_charge[run] * MILLION
    foreign = min(max(now.stake + (1.0 - now.stake) * ownership, 0.0), 1.0)
    abroad = at_dry_port * foreign + others * min(max(ownership, 0.0), 1.0)
    return at_dry_port + others, abroad


@compiled
def _border_hours(books: Counted, now: Quarter, pace: Pace, run: int) -> float:
    total, weighted, plain = 0.0, 0.0, 0.0
    for each in range(len(books.border)):
        gate = books.border[each]
        free = books.border_hours[each] + pace.administration[run]
        hours = free * pace.china_border[run] + HOURS_A_DAY * now.delay[run, gate]
        total += now.load[run, gate]
        weighted += hours * now.load[run, gate]
        plain += hours
    return weighted / total if total > 0.0 else plain / len(books.border)


@compiled
def _days_to_europe(books: Counted, now: Quarter, run: int, boxes: FloatArray) -> float:
    total, weighted, plain = 0.0, 0.0, 0.0
    delay = now.delay[run]
    for route in books.to_europe:
        days = now.days[run, route]
        for gate in books.of_route[route]:
            if gate < len(delay):
                days += delay[gate]
        total += boxes[route]
        weighted += days * boxes[route]
        plain += days
    return weighted / total if total > 0.0 else plain / len(books.to_europe)


@compiled
def _connectivity(
    books: Counted,
    charges: Charges,
    frictions: Frictions,
    pace: Pace,
    now: Quarter,
    start: Access,
    run: int,
) -> float:
    cheaper, served, served_then = 0.0, 0.0, 0.0
    value = books.value_of_time * charges.value_of_time_scale[run]
    documents, discord = frictions.documents[run], pace.discord[run] / HOURS_A_DAY
    for each in range(len(books.own)):
        route, weight = books.own[each], books.own_weight[each]
        days = now.felt_days[run, route] - books.own_borders[each] * discord
        days += _queue(now.delay[run], books.gateway, books.of_route[route])
        cost = books.own_rate[each] + books.own_stops[each] * documents + value * days
        cheaper += math.log(start.cost[run, each] / cost) * weight
        served += now.size[run, route] * weight
        served_then += start.service[run, each] * weight
    more = max(served, NEARLY_CUT_OFF) / max(served_then, NEARLY_CUT_OFF)
    return math.exp(cheaper + charges.service_variety_effect[run] * math.log(more))


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
