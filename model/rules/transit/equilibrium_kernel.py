"""The settlement of flows and queues, run by run: `equilibrium.settle`, compiled.

Options are (runs, routes, shippers) of a market's menu, gates (runs, gates), cargo (runs, shippers,
lanes). Exponentials are left to numpy, which takes several at once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from model.arrays import BoolArray, FloatArray
from model.compiled import compiled
from model.rules.transit import congestion_kernel
from model.rules.transit.choice import HARDLY
from model.rules.transit.equilibrium import ROUNDS, Demand, Settlement, Supply


def settle(demands: Sequence[Demand], supply: Supply, delay: FloatArray) -> Settlement:
    """Flows and delays at their fixed point, as `equilibrium.settle` finds them."""
    gates, delay = supply.gates, delay.copy()
    shares, flat = _room([demand.offer.utility for demand in demands])
    wanted = np.empty((len(delay), len(gates.uses), demands[0].cargo.shape[2]))
    load, residual, move, before = (np.empty_like(delay) for _ in range(4))
    for left in range(ROUNDS - 1, -1, -1):
        _choose(demands, gates.uses, delay, shares, flat)
        _add_up(demands, shares, wanted)
        congestion_kernel.load_gates(gates, wanted, supply.own_load, supply.units, load)
        congestion_kernel.answer_delay(
            load, supply.capacity, gates.free_flow_days, supply.queueing, delay, residual
        )
        if left:
            congestion_kernel.relax(move, before, residual, delay, left == ROUNDS - 1)
    hours = 24.0 * np.abs(residual).max(axis=-1)
    return Settlement(shares, wanted, load, delay, hours)


def _choose(
    demands: Sequence[Demand],
    uses: FloatArray,
    delay: FloatArray,
    shares: Sequence[FloatArray],
    flat: FloatArray,
) -> None:
    """Set the `shares` that shippers choose under a delay; `flat` is all of them as one array."""
    for demand, chosen in zip(demands, shares, strict=True):
        offer, routes = demand.offer, demand.menu.routes
        _log_odds(offer.utility, offer.sensitivity, uses[routes], delay, chosen)
    np.exp(flat, out=flat)
    for demand, chosen in zip(demands, shares, strict=True):
        offer, nest = demand.offer, demand.offer.nest
        choosing = demand.menu.rail_from, nest.adoption, nest.scale
        _place(chosen, *choosing, offer.kept, offer.free, offer.stoppable, offer.stopped)


def _add_up(demands: Sequence[Demand], shares: Sequence[FloatArray], wanted: FloatArray) -> None:
    """Set the cargo `wanted` by route and lane to what the `shares` of all markets come to."""
    for demand, chosen in zip(demands, shares, strict=True):
        _flows(chosen, demand.cargo, wanted[:, demand.menu.routes])


def _room(like: Sequence[FloatArray]) -> tuple[tuple[FloatArray, ...], FloatArray]:
    """Arrays of the shapes of `like`, and the one array whose parts they are."""
    edges = np.cumsum([0, *(array.size for array in like)])
    whole = np.empty(edges[-1])
    parts = zip(edges[:-1], edges[1:], like, strict=True)
    return tuple(whole[start:stop].reshape(array.shape) for start, stop, array in parts), whole


@compiled
def _log_odds(
    utility: FloatArray,
    sensitivity: FloatArray,
    uses: FloatArray,
    delay: FloatArray,
    odds: FloatArray,
) -> None:
    """Set the log `odds` of each option under the `delay` of the gates that its route `uses`."""
    runs, routes, shippers = odds.shape
    for run in range(runs):
        for route in range(routes):
            days = 0.0
            for gate in range(uses.shape[1]):
                days += delay[run, gate] * uses[route, gate]
            for shipper in range(shippers):
                odds[run, route, shipper] = (
                    utility[run, route, shipper] - sensitivity[run, route, shipper] * days
                )


@compiled
def _place(
    odds: FloatArray,
    rail_from: int,
    adoption: FloatArray,
    scale: FloatArray,
    kept: FloatArray,
    free: FloatArray,
    stoppable: BoolArray,
    stopped: FloatArray,
) -> None:
    """Turn `odds` into shares, as `choice.place` does.

    Of two cases, a route is on the menu in the first, and in the second if it is not stoppable.
    """
    runs, routes, shippers = odds.shape
    rate = np.empty((2, 2, shippers))
    for run in range(runs):
        part = (1.0 - stopped[run], stopped[run])
        cases = 2 if stopped[run] > 0.0 else 1
        _sum_odds(odds[run], rail_from, stoppable, rate)
        for case in range(cases):
            for shipper in range(shippers):
                inside = max(rate[case, 1, shipper], HARDLY)
                nest = adoption[run, shipper] * math.exp(scale[run] * math.log(inside))
                each = 1.0 / (rate[case, 0, shipper] + nest)
                anew = free[run, shipper] * part[case]
                rate[case, 0, shipper] = each * anew
                rate[case, 1, shipper] = nest / inside * each * anew
        for route in range(routes):
            rail = int(route >= rail_from)
            detours = cases == 2 and not stoppable[route]
            for shipper in range(shippers):
                factor = rate[0, rail, shipper]
                if detours:
                    factor += rate[1, rail, shipper]
                placed = odds[run, route, shipper] * factor + kept[run, route, shipper]
                odds[run, route, shipper] = placed


@compiled
def _sum_odds(odds: FloatArray, rail_from: int, stoppable: BoolArray, sums: FloatArray) -> None:
    """Set the sums of a run's odds, (cases, alone or by rail, shippers); the fallback has some."""
    routes, shippers = odds.shape
    sums[:] = 0.0
    for shipper in range(shippers):
        odds[0, shipper] = max(odds[0, shipper], HARDLY)
    for route in range(routes):
        rail = int(route >= rail_from)
        for shipper in range(shippers):
            sums[0, rail, shipper] += odds[route, shipper]
        if not stoppable[route]:
            for shipper in range(shippers):
                sums[1, rail, shipper] += odds[route, shipper]


@compiled
def _flows(shares: FloatArray, cargo: FloatArray, wanted: FloatArray) -> None:
    """Set the cargo `wanted` by route and lane; each shipper sends in one lane."""
    runs, routes, shippers = shares.shape
    for run in range(runs):
        wanted[run] = 0.0
        for shipper in range(shippers):
            for lane in range(cargo.shape[2]):
                sent = cargo[run, shipper, lane]
                if sent != 0.0:
                    for route in range(routes):
                        wanted[run, route, lane] += shares[run, route, shipper] * sent
