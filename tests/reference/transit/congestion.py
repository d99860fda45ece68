"""Queues at gates: what the load of a gate does to the time it takes, and what cannot pass: over arrays, to hold the kernels against."""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray, IntArray, bounded
from model.rules.transit.congestion import (
    BOXES_PER_TEU,
    DAYS_A_QUARTER,
    FASTEST,
    FIRST,
    LEAST_LOAD,
    SLOWEST,
    TONNES_PER_TONNE,
    WORST_RATIO,
    Queueing,
    Units,
    Works,
)
from model.rules.transit.gates import Gates


def capacity(gates: Gates, nominal: FloatArray, works: Works) -> FloatArray:
    """What each gate can pass, (runs, gates), from its `nominal` capacity (gates,), in its unit."""
    region = np.maximum(gates.kazakh, gates.caspian)
    factor = 1.0 - region * works.shortfall[:, None]
    factor = factor * (1.0 + gates.kazakh * (works.public_works[:, None] - 1.0))
    factor = factor * (1.0 + gates.caspian * works.diversification[:, None])
    widened = np.maximum(1.0 + works.widening @ works.widened_at, 0.0) * (1.0 - works.closed)
    return nominal * factor * widened


def transit_load(
    gates: Gates, containers: FloatArray, bulk: FloatArray, units: Units
) -> FloatArray:
    """Load that transit puts on each gate, (runs, gates), in the gate's unit.

    `containers` (TEU) and `bulk` (tonnes) are flows of the quarter by route, (runs, routes).
    """
    trains = (
        containers / units.teu_per_train[:, None] + bulk / units.tonnes_per_train[:, None]
    ) / DAYS_A_QUARTER
    boxes = containers * BOXES_PER_TEU
    tonnes = (containers * units.tonnes_per_teu[:, None] + bulk) * TONNES_PER_TONNE
    loads = np.matmul(np.stack([trains, boxes, tonnes], axis=1), gates.uses)
    return loads[:, gates.unit, np.arange(len(gates.unit))]


def gate_delay(
    load: FloatArray, capacity: FloatArray, free_flow_days: FloatArray, queueing: Queueing
) -> FloatArray:
    """Days that congestion adds at each gate, (runs, gates).

    The function of the Bureau of Public Roads (1964), time growing with the fourth power of load
    over capacity, plus the mean wait in a queue that grows through the quarter where demand
    exceeds capacity. Non-decreasing in `load`.
    """
    ratio = np.minimum(load / np.maximum(capacity, 1e-9), WORST_RATIO)
    squared = ratio * ratio
    slowed = free_flow_days * queueing.steepness[:, None] * squared * squared
    return slowed + queueing.queue_days[:, None] * np.maximum(ratio - 1.0, 0.0)


def served_share(load: FloatArray, capacity: FloatArray) -> FloatArray:
    """Share of the demand at each gate that it can physically pass, (runs, gates) in [0, 1]."""
    return np.where(load > capacity, capacity / np.maximum(load, LEAST_LOAD), 1.0)


def carried_share(served: FloatArray, gates_of_route: IntArray) -> FloatArray:
    """Share of each route's demand that all its gates can pass, (runs, routes).

    The tightest gate decides. `served` is (runs, gates); `gates_of_route` (routes, most gates)
    names each route's gates and is filled up with the number of gates.
    """
    unbound = np.ones((len(served), 1))
    return np.concatenate([served, unbound], axis=1)[:, gates_of_route].min(axis=-1)


def relaxation(
    before: FloatArray | None, residual_before: FloatArray | None, residual: FloatArray
) -> FloatArray:
    """How far to move each gate's delay towards what its flows imply, (runs, gates).

    A secant step: with the move `before` and the residuals of two rounds the slope of each gate's
    answer is known, and the move that would close the gap follows; it is held between 0.05 and 1.
    The first move goes two fifths of the way.
    """
    if before is None or residual_before is None:
        return np.full_like(residual, FIRST)
    fall = residual_before - residual
    known = np.abs(fall) > 1e-12
    secant = before * residual_before / np.where(known, fall, 1.0)
    return np.where(known, bounded(secant, SLOWEST, FASTEST), before)
