"""Points that fill a box evenly."""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray


def spread_points(number: int, inputs: int, seed: int) -> FloatArray:
    """Points that fill a unit cube evenly, (number, inputs), the first of a Sobol sequence.

    Scrambled, as in Owen (1998), "Scrambling Sobol' and Niederreiter-Xing points". A longer
    sequence starts with a shorter one.
    """
    from scipy.stats import qmc

    power = int(np.ceil(np.log2(max(number, 2))))
    engine = qmc.Sobol(inputs, rng=np.random.default_rng(seed))
    return engine.random_base2(power)[:number]
