"""Taking back what a policy changes to no purpose, so that what is left of it can be told.

Evolution lets levers that hardly matter drift anywhere. Those that matter least by themselves are
put back to the present stance, as many as can be before the policy loses more than a small part of
what lies between the best and the worst of the front.
"""

from __future__ import annotations

import numpy as np

from model.analysis.policy.search.evolution import Judge
from model.numerics.arrays import FloatArray, IntArray

TOLERANCE = 0.02
"""What a policy may lose by any goal, as a part of the span of the front."""


def thinned(
    judge: Judge,
    policies: tuple[FloatArray, FloatArray],
    present: FloatArray,
    weights: FloatArray,
    span: FloatArray,
) -> tuple[FloatArray, FloatArray]:
    """Stances, (policies, levers), with idle changes taken back, and their costs.

    `policies` are stances and costs, (policies, goals); `weights`, (levers,), say how much a lever
    matters, and `span`, (goals,), how far costs lie apart on the front. Bisects, for all policies
    at once, how many of their changes, the least first, can be taken back.
    """
    stances, costs = policies
    best, best_costs = stances.copy(), costs.copy()
    orders = [_least_first(stance, present, weights) for stance in stances]
    low = np.zeros(len(stances), dtype=np.int64)
    high = np.array([len(order) for order in orders])
    while (low < high).any():
        middle = (low + high + 1) // 2
        open_ones = np.flatnonzero(low < high)
        tried = np.array(
            [_taken_back(stances[p], present, orders[p][: middle[p]]) for p in open_ones]
        )
        tried_costs = judge(tried)
        for place, stance, cost in zip(open_ones, tried, tried_costs, strict=True):
            if (cost <= costs[place] + TOLERANCE * span).all():
                low[place], best[place], best_costs[place] = middle[place], stance, cost
            else:
                high[place] = middle[place] - 1
    return best, best_costs


def _least_first(stance: FloatArray, present: FloatArray, weights: FloatArray) -> IntArray:
    """The places of the levers that a stance moves, that which matters least first."""
    moves = np.abs(stance - present)
    moved = np.flatnonzero(moves > 0.0)
    return moved[np.argsort((weights * moves)[moved], kind="stable")]


def _taken_back(stance: FloatArray, present: FloatArray, places: IntArray) -> FloatArray:
    found = stance.copy()
    found[places] = present[places]
    return found
