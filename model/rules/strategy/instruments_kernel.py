"""A state's step towards what it would like, instrument by instrument: `instruments`, compiled."""

from __future__ import annotations

import math

import numpy as np

from model.arrays import FloatArray
from model.compiled import compiled


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
            lower = -precision[run] * (distance + 1.0) ** 2
            hold = -precision[run] * distance**2
            higher = -precision[run] * (distance - 1.0) ** 2
            best = max(lower, hold, higher)
            odds = math.exp(lower - best), math.exp(hold - best), math.exp(higher - best)
            total = odds[0] + odds[1] + odds[2]
            first = odds[0] / total
            option = (draw[run, place] >= first) + (draw[run, place] >= first + odds[1] / total)
            stride = min(step[run], abs(aim - now))
            moved[run, place] = min(max(now + stride * (option - 1.0), 0.0), 1.0)
    return moved
