"""What routes cost in money and days, run by run: rules of `generalized_cost`, compiled."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled
from model.rules.transit.generalized_cost import HOURS_A_DAY, Frictions, Pace, Prices
from model.rules.transit.network import Network

_MOST_TERMS = 8
"""Of any sum."""


class Exposures(NamedTuple):
    """What a unit of each term adds on each route, (terms, routes) unless said otherwise.

    The terms are those by which the functions below multiply, in their order.
    """

    container: FloatArray
    premium: FloatArray
    """Of dear ships, (routes,)."""
    subsidised: FloatArray
    """Part of the subsidy, of routes over Kazakhstan and of routes round it."""
    sea_rate: FloatArray
    """Out and back."""
    bulk: FloatArray
    friction: FloatArray
    days: FloatArray
    late: FloatArray


def exposures(network: Network, europe: FloatArray) -> Exposures:
    """Those of a network; `europe` (routes,) is 1 for the China-Europe market."""
    costs, times, exposed = network.costs, network.times, network.exposure
    around = exposed.round_kazakhstan > 0.0
    stops, stops_china = times.administrative_stops, times.administrative_stops_china
    container = [costs.usd_per_feu, costs.transsib_per_feu, costs.kazakh_rail_km]
    container += [costs.kazakh_road_km, costs.by_air]
    bulk = [costs.usd_per_tonne, costs.transsib_per_tonne, costs.kazakh_rail_km]
    friction = [stops + stops_china, exposed.belt, europe * exposed.through_russia]
    days = [times.days_abroad + times.dwell_elsewhere, times.days_in_kazakhstan]
    days += [times.dwell_china_border, stops_china / HOURS_A_DAY, times.dwell_caspian]
    days += [stops / HOURS_A_DAY, exposed.central_asian_borders / HOURS_A_DAY, costs.by_sea]
    return Exposures(
        container=np.stack(container),
        premium=exposed.belt * europe,
        subsidised=np.stack([costs.subsidised * ~around, costs.subsidised * around]),
        sea_rate=np.ascontiguousarray(costs.sea_rate.T[:2]),
        bulk=np.stack([*bulk, costs.kazakh_road_km]),
        friction=np.stack([*friction, exposed.central_asian_borders, exposed.transcaucasia]),
        days=np.stack(days),
        late=np.stack([times.reliability_days, exposed.transcaucasia]),
    )


@compiled
def weigh(
    exposed: Exposures,
    prices: Prices,
    frictions: Frictions,
    pace: Pace,
    money: FloatArray,
    days: FloatArray,
    felt_days: FloatArray,
) -> None:
    """Set what routes cost in `money` (runs, routes, lanes), in `days` and in days as shippers
    feel them, (runs, routes)."""
    runs, routes = days.shape
    terms, (rate, bulk, extra, late) = np.empty(_MOST_TERMS), np.empty((4, routes))
    for run in range(runs):
        _price(prices, run, terms)
        _add_up(terms, exposed.container, rate)
        terms[2], terms[3] = prices.bulk_tariff[run], prices.road_tariff[run]
        _add_up(terms, exposed.bulk, bulk)
        subsidy, tilt = prices.subsidy[run], prices.subsidy_tilt[run]
        paid = (subsidy * (1.0 - tilt), subsidy * (1.0 + tilt))
        _subsidise(rate, exposed.subsidised, paid, exposed.premium, prices.rail_premium[run])
        _hinder(frictions, run, terms)
        _add_up(terms, exposed.friction, extra)
        per_tonne = 1.0 / prices.tonnes_per_feu[run]
        _charge(exposed.sea_rate, prices.sea_rate[run], (rate, bulk, extra), per_tonne, money[run])
        _delay(pace, run, terms)
        _add_up(terms, exposed.days, days[run])
        terms[1] = pace.transcaucasia[run]
        _add_up(terms, exposed.late, late)
        for route in range(routes):
            felt_days[run, route] = days[run, route] + pace.reliability[run] * late[route]


@compiled
def _price(prices: Prices, run: int, terms: FloatArray) -> None:
    """Set the `terms` of the rate of a container."""
    terms[0], terms[1] = 1.0, prices.transsib[run] - 1.0
    terms[2] = prices.container_tariff[run]
    terms[3] = prices.road_tariff[run] * prices.tonnes_per_feu[run]
    terms[4] = prices.air_freight[run]


@compiled
def _hinder(frictions: Frictions, run: int, terms: FloatArray) -> None:
    """Set the `terms` of costs beyond the rate."""
    terms[0], terms[1] = frictions.documents[run], frictions.goal_doubt[run]
    terms[2], terms[3] = frictions.russia_aversion[run], frictions.discord[run]
    terms[4] = frictions.transcaucasia[run]


@compiled
def _delay(pace: Pace, run: int, terms: FloatArray) -> None:
    """Set the `terms` of days from door to door."""
    border, administration = pace.china_border[run], pace.administration[run]
    terms[0], terms[1], terms[2] = 1.0, pace.slowness[run], border
    terms[3], terms[4] = administration * border, pace.caspian[run]
    terms[5], terms[6], terms[7] = administration, pace.discord[run], pace.sea_delay[run]


@compiled
def _add_up(terms: FloatArray, each: FloatArray, total: FloatArray) -> None:
    """Set the `total` (routes,) of `terms`, each times what a unit of it adds, (terms, routes)."""
    total[:] = 0.0
    for term in range(len(each)):
        factor, row = terms[term], each[term]
        for route in range(len(total)):
            total[route] += factor * row[route]


@compiled
def _subsidise(
    rate: FloatArray,
    subsidised: FloatArray,
    paid: tuple[float, float],
    dear: FloatArray,
    premium: float,
) -> None:
    """Take from the `rate` (routes,) what is `paid` over Kazakhstan and round it; add a `premium`
    where it is `dear`."""
    through, around = subsidised[0], subsidised[1]
    for route in range(len(rate)):
        part = min(max(through[route] * paid[0] + around[route] * paid[1], 0.0), 1.0)
        rate[route] = rate[route] * (1.0 - part) + dear[route] * premium


@compiled
def _charge(
    by_sea: FloatArray,
    sea_rate: float,
    charged: tuple[FloatArray, FloatArray, FloatArray],
    per_tonne: float,
    money: FloatArray,
) -> None:
    """Set the `money` (routes, lanes) that is `charged`: rates by container and by tonne, and
    frictions by container, of which a tonne bears the part `per_tonne`."""
    rate, bulk, extra = charged
    out, back = by_sea[0], by_sea[1]
    for route in range(len(rate)):
        container, tonne = rate[route] + extra[route], bulk[route] + extra[route] * per_tonne
        money[route, 0] = container + out[route] * sea_rate
        money[route, 1] = container + back[route] * sea_rate
        money[route, 2], money[route, 3] = tonne, tonne
