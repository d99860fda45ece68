"""A few policies that stand for all on a Pareto front: its ends, its knee, and some between."""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray, IntArray

KNEE = "knee"


def scaled(costs: FloatArray) -> FloatArray:
    """Costs, (policies, goals), from 0, the least on the front, to 1, the most; lower is better."""
    least, most = costs.min(axis=0), costs.max(axis=0)
    span = np.where(most > least, most - least, 1.0)
    return (costs - least) / span


def ends(costs: FloatArray) -> IntArray:
    """The place of the best by each goal, (goals,); of equals that with the least of the rest."""
    unit = scaled(costs)
    total = unit.sum(axis=1)
    return np.array([np.lexsort((total, unit[:, goal]))[0] for goal in range(costs.shape[1])])


def knee(costs: FloatArray) -> int:
    """The place of the policy nearest to the best of all goals at once, which none reaches.

    The compromise solution of Zeleny (1973), by the Euclidean distance between scaled costs.
    """
    return int(np.argmin(np.linalg.norm(scaled(costs), axis=1)))


def representatives(costs: FloatArray, number: int) -> list[int]:
    """Places of up to `number` policies of a front, `costs` (policies, goals): the ends, the knee,
    then always the one farthest from those taken (Gonzalez 1985, farthest-first traversal)."""
    unit = scaled(costs)
    taken = list(dict.fromkeys([*ends(costs).tolist(), knee(costs)]))[:number]
    while len(taken) < min(number, len(costs)):
        gaps = np.linalg.norm(unit[:, None] - unit[taken], axis=-1).min(axis=1)
        if gaps.max() <= 0.0:
            break
        taken.append(int(np.argmax(gaps)))
    return taken
