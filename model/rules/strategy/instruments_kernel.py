"""A state's step towards what it would like, instrument by instrument: `instruments`, compiled."""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled
from model.rules.choice_kernel import pick_of_three


@compiled
def adjust(
    level: FloatArray, ideal: FloatArray, step: FloatArray, precision: FloatArray, draw: FloatArray
) -> FloatArray:
    """New levels (runs, instruments) in [0, 1], as `instruments.adjust` has them."""
    runs, instruments = level.shape
    moved = np.empty_like(level)
    for run in range(runs):
        for place in range(instruments):
            now, aim = level[run, place], ideal[run, place]
            distance = (aim - now) / step[run]
            if abs(distance) <= 0.5:
                moved[run, place] = min(max(aim, 0.0), 1.0)
                continue
            lower, hold, higher = -((distance + 1.0) ** 2), -(distance**2), -((distance - 1.0) ** 2)
            option = pick_of_three(lower, hold, higher, precision[run], draw[run, place])
            stride = min(step[run], abs(aim - now))
            moved[run, place] = min(max(now + stride * (option - 1.0), 0.0), 1.0)
    return moved
