"""The settlement of flows and queues, run by run: `equilibrium.settle`, compiled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from model.numerics.arrays import FloatArray, IntArray
from model.numerics.compiled import bare, compiled
from model.rules.transit.congestion import LEAST_LOAD
from model.rules.transit.congestion_kernel import (
    Conditions,
    Passages,
    answer_delay,
    conditions,
    load_gates,
    passages,
    relax,
    route_delay,
)
from model.rules.transit.desk_kernel import (
    Asked,
    Desk,
    Layout,
    empty_desk,
    lay_out,
    take_up,
)
from model.rules.transit.equilibrium import AGREED, MOST_ROUNDS, Demand, Settlement, Supply
from model.rules.transit.placing_kernel import find_odds, flow, share, spread

_Taken = tuple[Any, ...]
"""A named tuple of arrays without its names, which the compiler is several times slower to read."""


def settle(demands: Sequence[Demand], supply: Supply, delay: FloatArray) -> Settlement:
    """Flows and delays at their fixed point, as `equilibrium.settle` finds them."""
    gates, runs = supply.gates, len(delay)
    now = conditions(gates, supply.capacity, supply.own_load, supply.queueing, supply.units)
    passed = passages(gates.of_route, len(gates.unit))
    layout = lay_out(demands, passed)
    shares = tuple([np.empty_like(demand.offer.utility) for demand in demands])
    delay, load, hours = delay.copy(), np.empty_like(delay), np.empty(runs)
    wanted = np.empty((runs, len(gates.uses), demands[0].cargo.shape[2]))
    found = tuple([chosen.reshape(runs, -1) for chosen in shares])
    places = tuple(layout), tuple(passed), tuple(now)
    _settle(*places, _asked(demands), found, wanted, load, delay, hours)
    return Settlement(shares, wanted, load, delay, hours)


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


def _asked(demands: Sequence[Demand]) -> _Taken:
    """An `Asked` without its names; all its arrays lie as they do where there is but one run."""
    offers = [demand.offer for demand in demands]
    runs = len(demands[0].cargo)
    return (
        tuple([offer.utility.reshape(runs, -1) for offer in offers]),
        tuple([offer.sensitivity.reshape(runs, -1) for offer in offers]),
        tuple([offer.kept.reshape(runs, -1) for offer in offers]),
        tuple([offer.nest.adoption for offer in offers]),
        tuple([offer.nest.scale for offer in offers]),
        tuple([offer.free for offer in offers]),
        tuple([np.ascontiguousarray(offer.stopped) for offer in offers]),
        tuple([demand.cargo for demand in demands]),
        tuple([offer.stoppable for offer in offers]),
    )


@compiled
def _settle(
    layout_taken: _Taken,
    passed_taken: _Taken,
    now_taken: _Taken,
    asked_taken: _Taken,
    shares: tuple[FloatArray, ...],
    wanted: FloatArray,
    load: FloatArray,
    delay: FloatArray,
    hours: FloatArray,
) -> None:
    """Set shares, cargo `wanted`, `load`, `delay` and the residual in `hours` of all runs."""
    layout, passed = Layout(*layout_taken), Passages(*passed_taken)
    now, asked = Conditions(*now_taken), Asked(*asked_taken)
    desk, steps = empty_desk(layout, asked.stoppable), np.empty((3, delay.shape[1]))
    _settle_runs(layout, passed, now, asked, desk, steps, shares, wanted, load, delay, hours)


@bare
def _settle_runs(
    layout: Layout,
    passed: Passages,
    now: Conditions,
    asked: Asked,
    desk: Desk,
    steps: FloatArray,
    shares: tuple[FloatArray, ...],
    wanted: FloatArray,
    load: FloatArray,
    delay: FloatArray,
    hours: FloatArray,
) -> None:
    """The same with an empty `desk`, and room for the `steps` of gates, (3, gates).

    A run is taken through all its rounds before the next, so that what is worked on stays near the
    processor.
    """
    residual, move, before = steps[0], steps[1], steps[2]
    for run in range(len(delay)):
        own_load, own_delay = load[run], delay[run]
        take_up(layout, asked, run, desk)
        for rounds in range(1, MOST_ROUNDS + 1):
            route_delay(passed, own_delay, desk.days)
            find_odds(layout, desk, rounds == 1)
            spread(layout, desk)
            flow(layout, desk)
            load_gates(now, passed, run, desk.containers, desk.bulk, own_load)
            hours[run] = answer_delay(now, run, own_load, own_delay, residual)
            if hours[run] <= AGREED or rounds == MOST_ROUNDS:
                break
            relax(move, before, residual, own_delay, rounds == 1)
        share(layout, asked, run, desk, shares, wanted)


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
