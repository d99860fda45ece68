"""Loads and delays of the gates of one run: the rules of `congestion`, compiled."""

from __future__ import annotations

from typing import NamedTuple

from model.arrays import FloatArray, IntArray
from model.compiled import compiled
from model.rules.transit.congestion import (
    BOXES_PER_TEU,
    DAYS_A_QUARTER,
    FASTEST,
    FIRST,
    SLOWEST,
    TONNES_PER_TONNE,
    WORST_RATIO,
    Queueing,
    Units,
)
from model.rules.transit.gates import Gates


class Conditions(NamedTuple):
    """What decides load and delay this quarter: of gates (gates,), of runs (runs, gates) and
    (runs,), of routes the places of their gates, filled up with the number of gates."""

    of_route: IntArray
    unit: IntArray
    free_flow_days: FloatArray
    capacity: FloatArray
    own_load: FloatArray
    steepness: FloatArray
    queue_days: FloatArray
    teu_per_train: FloatArray
    tonnes_per_train: FloatArray
    tonnes_per_teu: FloatArray


def conditions(
    gates: Gates, capacity: FloatArray, own_load: FloatArray, queueing: Queueing, units: Units
) -> Conditions:
    """The same from what the rules know it by."""
    return Conditions(
        of_route=gates.of_route,
        unit=gates.unit,
        free_flow_days=gates.free_flow_days,
        capacity=capacity,
        own_load=own_load,
        steepness=queueing.steepness,
        queue_days=queueing.queue_days,
        teu_per_train=units.teu_per_train,
        tonnes_per_train=units.tonnes_per_train,
        tonnes_per_teu=units.tonnes_per_teu,
    )


@compiled
def load_gates(now: Conditions, active: IntArray, wanted: FloatArray, load: FloatArray) -> None:
    """Set the `load` (runs, gates): the gates' own and what `congestion.transit_load` makes of the
    cargo `wanted` (runs, routes, lanes). Runs that are not `active` are left as they are."""
    gates, unit, of_route = load.shape[1], now.unit, now.of_route
    for run in active:
        load[run] = 0.0
        for route in range(wanted.shape[1]):
            containers = wanted[run, route, 0] + wanted[run, route, 1]
            bulk = wanted[run, route, 2] + wanted[run, route, 3]
            trains = containers / now.teu_per_train[run] + bulk / now.tonnes_per_train[run]
            by_unit = (
                trains / DAYS_A_QUARTER,
                containers * BOXES_PER_TEU,
                (containers * now.tonnes_per_teu[run] + bulk) * TONNES_PER_TONNE,
            )
            for gate in of_route[route]:
                if gate < gates:
                    load[run, gate] += by_unit[unit[gate]]
        for gate in range(gates):
            load[run, gate] += now.own_load[run, gate]


@compiled
def answer_delay(
    now: Conditions,
    active: IntArray,
    load: FloatArray,
    delay: FloatArray,
    residual: FloatArray,
    hours: FloatArray,
) -> None:
    """Set the `residual`: the delay of `congestion.gate_delay` less that which flows answered.

    All are (runs, gates) but `hours` (runs,): the largest residual of a run, whatever its sign.
    Runs that are not `active` are left as they are.
    """
    for run in active:
        largest = 0.0
        for gate in range(load.shape[1]):
            ratio = min(load[run, gate] / max(now.capacity[run, gate], 1e-9), WORST_RATIO)
            squared = ratio * ratio
            slowed = now.free_flow_days[gate] * now.steepness[run] * squared * squared
            caused = slowed + now.queue_days[run] * max(ratio - 1.0, 0.0)
            residual[run, gate] = caused - delay[run, gate]
            largest = max(largest, abs(residual[run, gate]))
        hours[run] = 24.0 * largest


@compiled
def relax(
    active: IntArray,
    move: FloatArray,
    before: FloatArray,
    residual: FloatArray,
    delay: FloatArray,
    first: bool,
) -> None:
    """Change `delay` by the step of `congestion.relaxation`, in the runs that are `active`.

    All are (runs, gates). `move` and the residual `before` of the last round are set for the next;
    in the `first` round they are not looked at.
    """
    for run in active:
        for gate in range(residual.shape[1]):
            left = residual[run, gate]
            fall = before[run, gate] - left
            if first:
                move[run, gate] = FIRST
            elif abs(fall) > 1e-12:
                secant = move[run, gate] * before[run, gate] / fall
                move[run, gate] = min(max(secant, SLOWEST), FASTEST)
            delay[run, gate] += move[run, gate] * left
            before[run, gate] = left
