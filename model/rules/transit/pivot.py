"""Fitting the constants of the choice so that a reference state is reproduced.

Elasticities of freight choice are poorly known while the shares of a reference year are known well.
As in pivot-point models of transport planning, and as Berry (1994) inverts demand for constants,
every run's constants are found so that, whatever its elasticities and values of time, the market
shares of the reference state come out; behaviour matters for departures from that state.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.numerics.arrays import FloatArray, IntArray
from model.numerics.sums import sum_last
from model.rules.transit.choice import STEEPEST, Nest, attraction, nest_members, probabilities

ROUNDS = 30
LEAST_SHARE = 1e-12
"""Share that stands for none where a logarithm is taken."""


@dataclass(frozen=True)
class Reference:
    """The reference state of a market."""

    utility: FloatArray
    """Minus the scaled generalised cost of the reference state, (runs, routes, shippers)."""
    cargo: FloatArray
    """Cargo of each shipper, (shippers,)."""
    lane: IntArray
    """Lane of each shipper, (shippers,)."""
    shares: FloatArray
    """Market shares by lane, (routes, lanes)."""
    nest_scale: FloatArray
    """(runs,)."""
    rail_from: int


def fit_constants(reference: Reference) -> FloatArray:
    """Constants of the choice, (runs, routes, lanes): log odds to add to each route's utility.

    Minus infinity for routes that a lane does not use. A fixed number of rounds of Berry's
    contraction, in which the nest as a whole is moved first, then the routes inside it.
    """
    target = reference.shares
    constants = np.repeat(attraction(target)[None], len(reference.utility), axis=0)
    level = np.zeros((len(reference.utility), target.shape[1]))
    for _ in range(ROUNDS):
        found = _market_shares(reference, constants, level)
        gap = np.log(np.maximum(target, LEAST_SHARE)) - np.log(np.maximum(found, LEAST_SHARE))
        rail = slice(reference.rail_from, None)
        whole = _log_ratio(target[rail].sum(axis=0), found[:, rail].sum(axis=1))
        level += whole
        gap[:, rail] -= whole[:, None, :]
        constants += np.where(target > 0.0, gap, 0.0)
    return _fold(reference, constants, level)


def _fold(reference: Reference, constants: FloatArray, level: FloatArray) -> FloatArray:
    """Put the level of the nest into the constants of its routes."""
    folded = constants.copy()
    scaled = level / reference.nest_scale[:, None]
    folded[:, reference.rail_from :] += scaled[:, None, :]
    return folded


def _market_shares(reference: Reference, constants: FloatArray, level: FloatArray) -> FloatArray:
    """Shares of each lane's cargo by route, (runs, routes, lanes)."""
    folded = _fold(reference, constants, level)[:, :, reference.lane]
    odds = np.exp(np.minimum(reference.utility + folded, STEEPEST))
    everyone = np.ones((odds.shape[0], odds.shape[2]))
    members = nest_members(odds.shape[1], reference.rail_from)
    nest = Nest(members, everyone, reference.nest_scale)
    chosen = probabilities(odds, nest)
    return np.stack([sum_last(chosen * lane) for lane in lane_weights(reference)], axis=-1)


def lane_weights(reference: Reference) -> FloatArray:
    """The part that each shipper has of the cargo of its lane, (lanes, shippers)."""
    own = reference.lane == np.arange(reference.shares.shape[1])[:, None]
    weight = reference.cargo * own
    return weight / np.maximum(weight.sum(axis=-1, keepdims=True), LEAST_SHARE)


def _log_ratio(target: FloatArray, found: FloatArray) -> FloatArray:
    return np.where(
        target > 0.0,
        np.log(np.maximum(target, LEAST_SHARE)) - np.log(np.maximum(found, LEAST_SHARE)),
        0.0,
    )
