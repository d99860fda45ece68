"""Loads and delays of gates, run by run: the rules of `congestion`, compiled.

Gates are (runs, gates), cargo is (runs, routes, lanes), parameters are (runs,).
"""

from __future__ import annotations

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


def load_gates(
    gates: Gates, wanted: FloatArray, own_load: FloatArray, units: Units, load: FloatArray
) -> None:
    """Set the `load` of each gate: its `own_load` and what `congestion.transit_load` adds."""
    trains = units.teu_per_train, units.tonnes_per_train, units.tonnes_per_teu
    _load(gates.uses, gates.unit, wanted, own_load, *trains, load)


def answer_delay(
    load: FloatArray,
    capacity: FloatArray,
    free_flow_days: FloatArray,
    queueing: Queueing,
    delay: FloatArray,
    residual: FloatArray,
) -> None:
    """Set the `residual`: the delay of `congestion.gate_delay` less that which flows answered."""
    terms = queueing.steepness, queueing.queue_days
    _answer(load, capacity, free_flow_days, *terms, delay, residual)


@compiled
def _load(
    uses: FloatArray,
    unit: IntArray,
    wanted: FloatArray,
    own_load: FloatArray,
    teu_per_train: FloatArray,
    tonnes_per_train: FloatArray,
    tonnes_per_teu: FloatArray,
    load: FloatArray,
) -> None:
    runs, routes, _ = wanted.shape
    for run in range(runs):
        load[run] = 0.0
        for route in range(routes):
            containers = wanted[run, route, 0] + wanted[run, route, 1]
            bulk = wanted[run, route, 2] + wanted[run, route, 3]
            trains = containers / teu_per_train[run] + bulk / tonnes_per_train[run]
            by_unit = (
                trains / DAYS_A_QUARTER,
                containers * BOXES_PER_TEU,
                (containers * tonnes_per_teu[run] + bulk) * TONNES_PER_TONNE,
            )
            for gate in range(len(unit)):
                load[run, gate] += by_unit[unit[gate]] * uses[route, gate]
        for gate in range(len(unit)):
            load[run, gate] += own_load[run, gate]


@compiled
def _answer(
    load: FloatArray,
    capacity: FloatArray,
    free_flow_days: FloatArray,
    steepness: FloatArray,
    queue_days: FloatArray,
    delay: FloatArray,
    residual: FloatArray,
) -> None:
    runs, gates = load.shape
    for run in range(runs):
        for gate in range(gates):
            ratio = min(load[run, gate] / max(capacity[run, gate], 1e-9), WORST_RATIO)
            slowed = free_flow_days[gate] * steepness[run] * (ratio * ratio) * (ratio * ratio)
            caused = slowed + queue_days[run] * max(ratio - 1.0, 0.0)
            residual[run, gate] = caused - delay[run, gate]


@compiled
def relax(
    move: FloatArray, before: FloatArray, residual: FloatArray, delay: FloatArray, first: bool
) -> None:
    """Change `delay` by the step of `congestion.relaxation`.

    `move` and the residual `before` of the last round are set for the next; in the `first` round
    they are not looked at.
    """
    runs, gates = residual.shape
    for run in range(runs):
        for gate in range(gates):
            left = residual[run, gate]
            fall = before[run, gate] - left
            if first:
                move[run, gate] = FIRST
            elif abs(fall) > 1e-12:
                secant = move[run, gate] * before[run, gate] / fall
                move[run, gate] = min(max(secant, SLOWEST), FASTEST)
            delay[run, gate] += move[run, gate] * left
            before[run, gate] = left
