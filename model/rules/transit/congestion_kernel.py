"""Loads and delays of the gates of one run: the rules of `congestion`, compiled."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from model.numerics.arrays import FloatArray, IntArray
from model.numerics.compiled import inlined
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

Places = NDArray[np.uint64]
"""Places in arrays; without sign, so that kernels need not look whether they count from the end."""


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


class Passages(NamedTuple):
    """The gates that routes pass, one route after the other."""

    first: Places
    """Where those of each route begin, and where those of the last end, (routes + 1,)."""
    gate: Places


def passages(of_route: IntArray, gates: int) -> Passages:
    """The same from the `Gates.of_route` of so many gates; worked out once."""
    return _passages(of_route.tobytes(), of_route.shape[1], gates)


@lru_cache(maxsize=8)
def _passages(of_route: bytes, most: int, gates: int) -> Passages:
    filled = np.frombuffer(of_route, dtype=np.int64).reshape(-1, most)
    passed = filled < gates
    first = np.concatenate([[0], passed.sum(axis=1).cumsum()])
    return Passages(first.astype(np.uint64), filled[passed].astype(np.uint64))


@inlined
def route_delay(passed: Passages, delay: FloatArray, days: FloatArray) -> None:
    """Set the `days` that the `delay` of gates adds on each route of a run."""
    first, gate = passed.first, passed.gate
    for route in range(len(days)):
        found = 0.0
        for place in range(first[route], first[route + 1]):
            found += delay[gate[place]]
        days[route] = found


@inlined
def load_gates(
    now: Conditions,
    passed: Passages,
    run: int,
    containers: FloatArray,
    bulk: FloatArray,
    load: FloatArray,
) -> None:
    """Set the `load` of a run's gates: their own and what `congestion.transit_load` makes of the
    `containers` (routes,), TEU, and the `bulk`, tonnes, on routes."""
    first, gate, unit, own = passed.first, passed.gate, now.unit, now.own_load[run]
    by_boxes = 1.0 / (now.teu_per_train[run] * DAYS_A_QUARTER)
    by_tonnes = 1.0 / (now.tonnes_per_train[run] * DAYS_A_QUARTER)
    tonnes_per_teu = now.tonnes_per_teu[run]
    for place in range(len(load)):
        load[place] = own[place]
    for route in range(len(containers)):
        boxes, tonnes = containers[route], bulk[route]
        by_unit = (
            boxes * by_boxes + tonnes * by_tonnes,
            boxes * BOXES_PER_TEU,
            (boxes * tonnes_per_teu + tonnes) * TONNES_PER_TONNE,
        )
        for place in range(first[route], first[route + 1]):
            load[gate[place]] += by_unit[unit[gate[place]]]


@inlined
def answer_delay(
    now: Conditions, run: int, load: FloatArray, delay: FloatArray, residual: FloatArray
) -> float:
    """Set the `residual` of a run's gates: the delay of `congestion.gate_delay` less that which
    flows answered. Returns the largest, whatever its sign, in hours."""
    capacity, free_flow_days = now.capacity[run], now.free_flow_days
    steepness, queue_days, largest = now.steepness[run], now.queue_days[run], 0.0
    for gate in range(len(load)):
        ratio = min(load[gate] / max(capacity[gate], 1e-9), WORST_RATIO)
        squared = ratio * ratio
        slowed = free_flow_days[gate] * steepness * squared * squared
        residual[gate] = slowed + queue_days * max(ratio - 1.0, 0.0) - delay[gate]
    for gate in range(len(load)):
        largest = max(largest, abs(residual[gate]))
    return 24.0 * largest


@inlined
def relax(
    move: FloatArray, before: FloatArray, residual: FloatArray, delay: FloatArray, first: bool
) -> None:
    """Change the `delay` of a run's gates by the step of `congestion.relaxation`.

    `move` and the residual `before` of the last round are set for the next; in the `first` round
    they are not looked at.
    """
    for gate in range(len(residual)):
        left = residual[gate]
        fall = before[gate] - left
        if first:
            move[gate] = FIRST
        elif abs(fall) > 1e-12:
            move[gate] = min(max(move[gate] * before[gate] / fall, SLOWEST), FASTEST)
        delay[gate] += move[gate] * left
        before[gate] = left
