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


def lane_weights(reference: Reference) -> FloatArray:
    """The part that each shipper has of the cargo of its lane, (lanes, shippers)."""
    own = reference.lane == np.arange(reference.shares.shape[1])[:, None]
    weight = reference.cargo * own
    return weight / np.maximum(weight.sum(axis=-1, keepdims=True), LEAST_SHARE)
