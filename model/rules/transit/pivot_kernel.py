"""The constants of the choice, fitted run by run: `pivot.fit_constants`, compiled."""

from __future__ import annotations

import math

import numpy as np

from model.numerics.arrays import FloatArray, IntArray
from model.numerics.compiled import compiled
from model.numerics.exponential import exponentiate
from model.rules.transit.choice import HARDLY, STEEPEST, attraction
from model.rules.transit.pivot import LEAST_SHARE, ROUNDS, Reference, lane_weights


def fit_constants(reference: Reference) -> FloatArray:
    """Constants of the choice, (runs, routes, lanes), as `pivot.fit_constants` finds them."""
    target = reference.shares
    start = attraction(target)
    constants = np.repeat(start[None], len(reference.utility), axis=0)
    weight = lane_weights(reference)[reference.lane, np.arange(len(reference.lane))]
    utility, scale = np.ascontiguousarray(reference.utility), reference.nest_scale
    _fit(utility, weight, reference.lane, target, scale, reference.rail_from, constants)
    return constants


@compiled
def _fit(
    utility: FloatArray,
    weight: FloatArray,
    lane: IntArray,
    target: FloatArray,
    scale: FloatArray,
    rail_from: int,
    constants: FloatArray,
) -> None:
    """Move `constants` (runs, routes, lanes) from the log of the `target` shares to where they fit.

    `weight` (shippers,) is the part that a shipper has of the cargo of its `lane`.
    """
    runs, routes, shippers = utility.shape
    lanes = target.shape[1]
    odds, room = np.empty(routes * shippers), np.empty(routes * shippers)
    rate, found, level = np.empty((2, shippers)), np.empty_like(target), np.empty(lanes)
    for run in range(runs):
        level[:] = 0.0
        for _ in range(ROUNDS):
            for route in range(routes):
                for shipper in range(shippers):
                    worth = utility[run, route, shipper] + constants[run, route, lane[shipper]]
                    if route >= rail_from:
                        worth += level[lane[shipper]] / scale[run]
                    odds[route * shippers + shipper] = min(worth, STEEPEST)
            exponentiate(odds, room)
            _rate(odds, rail_from, scale[run], rate)
            found[:] = 0.0
            for route in range(routes):
                by = rate[int(route >= rail_from)]
                for shipper in range(shippers):
                    chosen = odds[route * shippers + shipper] * by[shipper]
                    found[route, lane[shipper]] += chosen * weight[shipper]
            _contract(target, found, rail_from, constants[run], level)
        for each in range(lanes):
            constants[run, rail_from:, each] += level[each] / scale[run]


@compiled
def _rate(odds: FloatArray, rail_from: int, scale: float, rate: FloatArray) -> None:
    """Set the probability per unit of odds, (alone or by rail, shippers), as `choice` has it."""
    shippers = rate.shape[1]
    rate[:] = 0.0
    for shipper in range(shippers):
        odds[shipper] = max(odds[shipper], HARDLY)
    for option in range(len(odds)):
        route, shipper = divmod(option, shippers)
        rate[int(route >= rail_from), shipper] += odds[option]
    for shipper in range(shippers):
        inside = max(rate[1, shipper], HARDLY)
        nest = math.exp(scale * math.log(inside))
        rate[0, shipper] = 1.0 / (rate[0, shipper] + nest)
        rate[1, shipper] = nest / inside * rate[0, shipper]


@compiled
def _contract(
    target: FloatArray, found: FloatArray, rail_from: int, constants: FloatArray, level: FloatArray
) -> None:
    """One round of the contraction: the `level` of the nest first, then the routes inside it."""
    routes, lanes = target.shape
    for lane in range(lanes):
        wanted, there = target[rail_from:, lane].sum(), found[rail_from:, lane].sum()
        whole = _log_ratio(wanted, there) if wanted > 0.0 else 0.0
        level[lane] += whole
        for route in range(routes):
            if target[route, lane] > 0.0:
                gap = _log_ratio(target[route, lane], found[route, lane])
                constants[route, lane] += gap - whole if route >= rail_from else gap


@compiled
def _log_ratio(target: float, found: float) -> float:
    return math.log(max(target, LEAST_SHARE)) - math.log(max(found, LEAST_SHARE))
