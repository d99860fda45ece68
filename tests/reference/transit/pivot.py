"""Fitting the constants of the choice so that a reference state is reproduced: over arrays, to hold the kernels against."""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray
from model.numerics.sums import sum_last
from model.rules.transit.choice import STEEPEST, Nest, attraction, nest_members
from model.rules.transit.pivot import LEAST_SHARE, ROUNDS, Reference, lane_weights
from tests.reference.transit.choice import probabilities


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


def _log_ratio(target: FloatArray, found: FloatArray) -> FloatArray:
    return np.where(
        target > 0.0,
        np.log(np.maximum(target, LEAST_SHARE)) - np.log(np.maximum(found, LEAST_SHARE)),
        0.0,
    )
