"""Indices of the transit system: over arrays, to hold the kernels against."""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray
from model.numerics.sums import sum_last
from model.rules.transit.measures import NEARLY_CUT_OFF, Access


def share(part: FloatArray, whole: FloatArray) -> FloatArray:
    """`part` over `whole`, 0 where there is nothing; both (runs,)."""
    return np.where(whole > 0.0, part / np.maximum(whole, 1e-9), 0.0)


def concentration(flows: FloatArray) -> FloatArray:
    """Herfindahl-Hirschman index of flows (runs, corridors), (runs,) in [0, 1]; 0 without flow."""
    total = sum_last(flows)
    squares = sum_last(flows * flows)
    return np.where(total > 0.0, squares / np.maximum(total * total, 1e-9), 0.0)


def weighted_mean(values: FloatArray, weights: FloatArray) -> FloatArray:
    """Mean of `values` by `weights`, both (runs, things); the plain mean where no weight is."""
    total = sum_last(weights)
    mean = sum_last(values * weights) / np.where(total > 0.0, total, 1.0)
    return np.where(total > 0.0, mean, values.mean(axis=-1))


def connectivity(now: Access, start: Access, weight: FloatArray, variety: FloatArray) -> FloatArray:
    """How cheap, fast and frequent the links with a neighbour are, (runs,), 1 at the start.

    Geometric mean over routes, by `weight` (routes,) that sums to one, of cost at the start over
    cost now, times services now over services at the start to the power `variety` (runs,).
    """
    cheaper = sum_last(np.log(start.cost / now.cost) * weight)
    served, served_then = (
        np.maximum(sum_last(access.service * weight), NEARLY_CUT_OFF) for access in (now, start)
    )
    return np.exp(cheaper + variety * np.log(served / served_then))
