"""How a state moves its instruments towards what it would like, one step at a time: over arrays, to hold the kernels against."""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray, bounded
from tests.reference.choice import pick, quantal_response


def adjust(
    level: FloatArray, ideal: FloatArray, step: FloatArray, precision: FloatArray, draw: FloatArray
) -> FloatArray:
    """New levels (runs, instruments) in [0, 1].

    For each instrument the menu is: lower by `step` (runs,), hold, raise. Expected utility falls
    with the squared distance to the `ideal` (runs, instruments), in steps, as in spatial models of
    bargaining (Bueno de Mesquita 1985); the option is picked by quantal response with the uniform
    `draw` (runs, instruments). The last half step is taken exactly, so that a state that wants no
    change makes none.
    """
    stride = step[:, None]
    distance = (ideal - level) / stride
    moves = np.array([-1.0, 0.0, 1.0])
    utility = -((distance[..., None] - moves) ** 2)
    option = pick(quantal_response(utility, precision), draw)
    chosen = level + np.minimum(stride, np.abs(ideal - level)) * (option - 1.0)
    return bounded(np.where(np.abs(distance) <= 0.5, ideal, chosen), 0.0, 1.0)
