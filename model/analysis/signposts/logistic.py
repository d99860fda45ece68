"""Logistic regression on a few signs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.numerics.arrays import BoolArray, FloatArray

_STEPS, _DONE = 25, 1e-8


@dataclass(frozen=True, slots=True)
class Logistic:
    """Log odds of a bad future: `intercept` and a weight a standard deviation of each sign."""

    centre: FloatArray
    spread: FloatArray
    intercept: float
    weights: FloatArray

    def log_odds(self, table: FloatArray) -> FloatArray:
        """Of futures with some signs, (futures, signs): (futures,)."""
        odds: FloatArray = (table - self.centre) / self.spread @ self.weights + self.intercept
        return odds


def fitted(table: FloatArray, bad: BoolArray) -> Logistic:
    """Fit signs, (futures, signs), by Newton's method.

    Weights have a standard normal prior, which keeps them finite where signs tell all.
    """
    centre, spread = table.mean(axis=0), table.std(axis=0)
    spread = np.where(spread > 0.0, spread, 1.0)
    design = np.column_stack([np.ones(len(table)), (table - centre) / spread])
    prior = np.diag([0.0, *np.ones(table.shape[1])])
    weights = np.zeros(design.shape[1])
    weights[0] = np.log(bad.mean() / (1.0 - bad.mean()))
    for _ in range(_STEPS):
        chance = 1.0 / (1.0 + np.exp(-(design @ weights)))
        slope = design.T @ (bad - chance) - prior @ weights
        curvature = (design * (chance * (1.0 - chance))[:, None]).T @ design + prior
        step = np.linalg.solve(curvature, slope)
        weights += step
        if np.abs(step).max() < _DONE:
            break
    return Logistic(centre, spread, float(weights[0]), weights[1:])
