"""What routes cost in money and days, run by run: rules of `generalized_cost`, compiled."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from model.arrays import FloatArray
from model.compiled import compiled
from model.rules.transit.generalized_cost import HOURS_A_DAY, Frictions, Pace, Prices
from model.rules.transit.network import Network


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
    rate, bulk, extra, late = np.empty((4, routes))
    for run in range(runs):
        _container_rate(exposed, prices, run, rate)
        _bulk_rate(exposed, prices, run, bulk)
        _friction(exposed, frictions, run, extra)
        _charge(exposed.sea_rate, prices, run, (rate, bulk, extra), money[run])
        _travel_days(exposed, pace, run, days[run])
        _add_up((1.0, pace.transcaucasia[run]), exposed.late, late)
        reliability = pace.reliability[run]
        for route in range(routes):
            felt_days[run, route] = days[run, route] + reliability * late[route]


@compiled
def _container_rate(exposed: Exposures, prices: Prices, run: int, rate: FloatArray) -> None:
    """Set the freight `rate` (routes,) of a container, less the subsidy."""
    by_road = prices.road_tariff[run] * prices.tonnes_per_feu[run]
    moved = (1.0, prices.transsib[run] - 1.0, prices.container_tariff[run], by_road)
    _add_up((*moved, prices.air_freight[run]), exposed.container, rate)
    through, around = exposed.subsidised
    subsidy, tilt, premium = prices.subsidy[run], prices.subsidy_tilt[run], prices.rail_premium[run]
    less, more = subsidy * (1.0 - tilt), subsidy * (1.0 + tilt)
    for route in range(len(rate)):
        paid = min(max(through[route] * less + around[route] * more, 0.0), 1.0)
        rate[route] = rate[route] * (1.0 - paid) + exposed.premium[route] * premium


@compiled
def _bulk_rate(exposed: Exposures, prices: Prices, run: int, rate: FloatArray) -> None:
    """Set the freight `rate` (routes,) of a tonne."""
    tariffs = (prices.bulk_tariff[run], prices.road_tariff[run])
    _add_up((1.0, prices.transsib[run] - 1.0, *tariffs), exposed.bulk, rate)


@compiled
def _friction(exposed: Exposures, frictions: Frictions, run: int, extra: FloatArray) -> None:
    """Set the costs beyond the rate, `extra` (routes,), USD per FEU."""
    of_belt = (frictions.documents[run], frictions.goal_doubt[run], frictions.russia_aversion[run])
    far = (frictions.discord[run], frictions.transcaucasia[run])
    _add_up((*of_belt, *far), exposed.friction, extra)


@compiled
def _charge(
    sea_rate: FloatArray,
    prices: Prices,
    run: int,
    charged: tuple[FloatArray, FloatArray, FloatArray],
    money: FloatArray,
) -> None:
    """Set the `money` (routes, lanes) that is `charged`: rates by container and tonne, frictions
    by container."""
    rate, bulk, extra = charged
    out, back, dear = sea_rate[0], sea_rate[1], prices.sea_rate[run]
    per_tonne = 1.0 / prices.tonnes_per_feu[run]
    for route in range(len(rate)):
        container, tonne = rate[route] + extra[route], bulk[route] + extra[route] * per_tonne
        money[route, 0] = container + out[route] * dear
        money[route, 1] = container + back[route] * dear
        money[route, 2], money[route, 3] = tonne, tonne


@compiled
def _travel_days(exposed: Exposures, pace: Pace, run: int, days: FloatArray) -> None:
    """Set the `days` (routes,) from door to door."""
    border, administration = pace.china_border[run], pace.administration[run]
    on_land = (1.0, pace.slowness[run], border, administration * border, pace.caspian[run])
    others = (administration, pace.discord[run], pace.sea_delay[run])
    _add_up((*on_land, *others), exposed.days, days)


@compiled
def _add_up(terms: tuple[float, ...], each: FloatArray, total: FloatArray) -> None:
    """Set the `total` (routes,) of `terms`, each times what a unit of it adds, (terms, routes)."""
    total[:] = 0.0
    for term in range(len(terms)):
        factor, row = terms[term], each[term]
        for route in range(len(total)):
            total[route] += factor * row[route]
