"""What Russia would like: to cooperate with, to stall or to block the Belt: over arrays, to hold the kernels against."""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray, IntArray
from model.rules.strategy.russia import RussianView, merits


def stance_utilities(
    view: RussianView,
    appetite: FloatArray,
    cost: FloatArray,
    stance: IntArray,
    inertia: FloatArray,
) -> FloatArray:
    """Expected utility (runs, 3) of cooperating, stalling and blocking.

    That of their `merits`, and `inertia`, which favours the present `stance`.
    """
    utilities = np.stack(merits(view, appetite, cost), axis=-1)
    return utilities + inertia[:, None] * (np.arange(3) == stance[:, None])
