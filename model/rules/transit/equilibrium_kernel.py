"""The settlement of flows and queues, run by run: `equilibrium.settle`, compiled."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from model.arrays import BoolArray, FloatArray, IntArray
from model.compiled import compiled
from model.exponential import exponentiate
from model.rules.transit.choice import HARDLY
from model.rules.transit.congestion import LEAST_LOAD
from model.rules.transit.congestion_kernel import (
    Conditions,
    answer_delay,
    conditions,
    load_gates,
    relax,
)
from model.rules.transit.equilibrium import AGREED, MOST_ROUNDS, Demand, Settlement, Supply

_BLOCK = 16
"""Runs settled at a time."""


class Market(NamedTuple):
    """A ``Demand`` as kernels take it, and the `shares` (runs, routes, shippers) to be found.

    Its routes are those from `first` on, its options those from `option` on.
    """

    first: int
    option: int
    rail_from: int
    utility: FloatArray
    sensitivity: FloatArray
    adoption: FloatArray
    scale: FloatArray
    kept: FloatArray
    free: FloatArray
    stoppable: BoolArray
    stopped: FloatArray
    cargo: FloatArray
    shares: FloatArray


def settle(demands: Sequence[Demand], supply: Supply, delay: FloatArray) -> Settlement:
    """Flows and delays at their fixed point, as `equilibrium.settle` finds them."""
    now = conditions(supply.gates, supply.capacity, supply.own_load, supply.queueing, supply.units)
    markets, options = _markets(demands)
    delay = delay.copy()
    wanted = np.empty((len(delay), len(supply.gates.uses), demands[0].cargo.shape[2]))
    load, hours = np.empty_like(delay), np.empty(len(delay))
    _settle(markets, now, options, delay, wanted, load, hours)
    return Settlement(tuple(market.shares for market in markets), wanted, load, delay, hours)


def carried(demands: Sequence[Demand], settlement: Settlement, supply: Supply) -> FloatArray:
    """Cargo carried by route and lane, (runs, routes, lanes), as `equilibrium.carried` finds it."""
    result = np.empty_like(settlement.wanted)
    for demand in demands:
        _carry(
            (demand.menu.start, demand.menu.stop),
            *(supply.gates.of_route, settlement.load, supply.capacity),
            *(demand.way_out, settlement.wanted, result),
        )
    return result


def _markets(demands: Sequence[Demand]) -> tuple[tuple[Market, ...], int]:
    """What kernels take, with room for the shares, and the number of all options of a run."""
    found, options = [], 0
    for demand in demands:
        offer, nest = demand.offer, demand.offer.nest
        market = Market(
            first=demand.menu.start,
            option=options,
            rail_from=demand.menu.rail_from,
            utility=offer.utility,
            sensitivity=offer.sensitivity,
            adoption=nest.adoption,
            scale=nest.scale,
            kept=offer.kept,
            free=offer.free,
            stoppable=offer.stoppable,
            stopped=offer.stopped,
            cargo=demand.cargo,
            shares=np.empty_like(offer.utility),
        )
        found.append(market)
        options += offer.utility[0].size
    return tuple(found), options


@compiled
def _settle(
    markets: tuple[Market, ...],
    now: Conditions,
    options: int,
    delay: FloatArray,
    wanted: FloatArray,
    load: FloatArray,
    hours: FloatArray,
) -> None:
    """Set shares, cargo `wanted`, `load`, `delay` and the residual in `hours` of all runs.

    They are taken a few at a time, so that what is worked on stays near the processor.
    """
    odds, room = np.empty(_BLOCK * options), np.empty(_BLOCK * options)
    residual, move, before = np.empty((3, *delay.shape))
    for start in range(0, len(delay), _BLOCK):
        active = np.arange(start, min(start + _BLOCK, len(delay)))
        for rounds in range(1, MOST_ROUNDS + 1):
            count = len(active) * options
            table = odds[:count].reshape(len(active), options)
            for market in markets:
                _log_odds(market, active, now.of_route, delay, table)
            exponentiate(odds[:count], room[:count])
            for market in markets:
                _place(market, active, table)
                _flows(market, active, wanted)
            load_gates(now, active, wanted, load)
            answer_delay(now, active, load, delay, residual, hours)
            active = active[hours[active] > AGREED]
            if not len(active) or rounds == MOST_ROUNDS:
                break
            relax(active, move, before, residual, delay, rounds == 1)


@compiled
def _log_odds(
    market: Market, active: IntArray, of_route: IntArray, delay: FloatArray, odds: FloatArray
) -> None:
    """Set the log `odds` (active, options) of a market's options under the `delay` of gates."""
    utility, sensitivity, gates = market.utility, market.sensitivity, delay.shape[1]
    _, routes, shippers = utility.shape
    for place in range(len(active)):
        run, option = active[place], market.option
        for route in range(routes):
            days = 0.0
            for gate in of_route[market.first + route]:
                if gate < gates:
                    days += delay[run, gate]
            for shipper in range(shippers):
                lost = sensitivity[run, route, shipper] * days
                odds[place, option + shipper] = utility[run, route, shipper] - lost
            option += shippers


@compiled
def _place(market: Market, active: IntArray, every: FloatArray) -> None:
    """Turn the odds of a market, among those of `every` one, into shares, as `choice.place` does.

    Of two cases, a route is on the menu in the first, and in the second if it is not stoppable.
    """
    shares, kept, stoppable = market.shares, market.kept, market.stoppable
    adoption, scale, free = market.adoption, market.scale, market.free
    _, routes, shippers = shares.shape
    rate = np.empty((2, 2, shippers))
    for place in range(len(active)):
        run = active[place]
        odds = every[place, market.option : market.option + routes * shippers]
        stopped = market.stopped[run]
        part = (1.0 - stopped, stopped)
        cases = 2 if stopped > 0.0 else 1
        _sum_odds(odds, market.rail_from, stoppable, rate)
        for case in range(cases):
            for shipper in range(shippers):
                inside = max(rate[case, 1, shipper], HARDLY)
                nest = adoption[run, shipper] * math.exp(scale[run] * math.log(inside))
                each = 1.0 / (rate[case, 0, shipper] + nest)
                anew = free[run, shipper] * part[case]
                rate[case, 0, shipper] = each * anew
                rate[case, 1, shipper] = nest / inside * each * anew
        for route in range(routes):
            rail = int(route >= market.rail_from)
            detours = cases == 2 and not stoppable[route]
            for shipper in range(shippers):
                factor = rate[0, rail, shipper]
                if detours:
                    factor += rate[1, rail, shipper]
                placed = odds[route * shippers + shipper] * factor
                shares[run, route, shipper] = placed + kept[run, route, shipper]


@compiled
def _sum_odds(odds: FloatArray, rail_from: int, stoppable: BoolArray, sums: FloatArray) -> None:
    """Set the sums of a run's odds, (cases, alone or by rail, shippers); the fallback has some."""
    routes, shippers = len(stoppable), sums.shape[2]
    sums[:] = 0.0
    for shipper in range(shippers):
        odds[shipper] = max(odds[shipper], HARDLY)
    for route in range(routes):
        rail, option = int(route >= rail_from), route * shippers
        for shipper in range(shippers):
            sums[0, rail, shipper] += odds[option + shipper]
        if not stoppable[route]:
            for shipper in range(shippers):
                sums[1, rail, shipper] += odds[option + shipper]


@compiled
def _flows(market: Market, active: IntArray, wanted: FloatArray) -> None:
    """Set the cargo `wanted` by route and lane of a market; each shipper sends in one lane."""
    shares, cargo, first = market.shares, market.cargo, market.first
    _, routes, shippers = shares.shape
    for run in active:
        wanted[run, first : first + routes] = 0.0
        for shipper in range(shippers):
            for lane in range(cargo.shape[2]):
                sent = cargo[run, shipper, lane]
                if sent != 0.0:
                    for route in range(routes):
                        wanted[run, first + route, lane] += shares[run, route, shipper] * sent


@compiled
def _carry(
    routes: tuple[int, int],
    of_route: IntArray,
    load: FloatArray,
    capacity: FloatArray,
    way_out: FloatArray,
    wanted: FloatArray,
    result: FloatArray,
) -> None:
    """Set the cargo that the `routes` of a market, from the first up to the second, carry.

    The tightest gate of a route decides; what is refused goes by the first as far as that is open.
    """
    first, last = routes
    runs, gates = load.shape
    lanes = wanted.shape[2]
    refused = np.empty(lanes)
    for run in range(runs):
        refused[:] = 0.0
        for route in range(first, last):
            passed = 1.0
            for gate in of_route[route]:
                if gate < gates and load[run, gate] > capacity[run, gate]:
                    passed = min(passed, capacity[run, gate] / max(load[run, gate], LEAST_LOAD))
            for lane in range(lanes):
                result[run, route, lane] = wanted[run, route, lane] * passed
                refused[lane] += wanted[run, route, lane] - result[run, route, lane]
        for lane in range(lanes):
            result[run, first, lane] += way_out[run] * refused[lane]
