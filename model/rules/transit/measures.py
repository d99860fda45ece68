"""Indices of the transit system."""

from __future__ import annotations

import numpy as np

from model.arrays import FloatArray


def share(part: FloatArray, whole: FloatArray) -> FloatArray:
    """`part` over `whole`, 0 where there is nothing; both (runs,)."""
    return np.where(whole > 0.0, part / np.maximum(whole, 1e-9), 0.0)


def concentration(flows: FloatArray) -> FloatArray:
    """Herfindahl-Hirschman index of flows (runs, corridors), (runs,) in [0, 1]; 0 without flow."""
    total = flows.sum(axis=-1)
    squares = (flows * flows).sum(axis=-1)
    return np.where(total > 0.0, squares / np.maximum(total * total, 1e-9), 0.0)


def weighted_mean(values: FloatArray, weights: FloatArray) -> FloatArray:
    """Mean of `values` by `weights`, both (runs, things); the plain mean where no weight is."""
    total = weights.sum(axis=-1)
    mean = (values * weights).sum(axis=-1) / np.maximum(total, 1e-9)
    return np.where(total > 0.0, mean, values.mean(axis=-1))


def connectivity(cost: FloatArray, cost_at_start: FloatArray, weight: FloatArray) -> FloatArray:
    """How cheap and fast the links with China are, (runs,), 1 at the start.

    Geometric mean over routes, by `weight` (routes,) that sums to one, of generalised cost
    (runs, routes) at the start over that of now.
    """
    return np.exp((np.log(cost_at_start / cost) * weight).sum(axis=-1))
