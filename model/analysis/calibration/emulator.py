"""A quick stand-in for the model: a response surface fitted to runs, with its own error."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.numerics.arrays import BoolArray, FloatArray

LEAST_SHARE = 0.01
"""Share of a target's variance that a parameter must explain to count as active for it."""
_MOST_CROSSED = 8


@dataclass(frozen=True)
class Emulator:
    """Quadratic response surfaces, one a target, in the inputs that are active for it.

    What the other inputs and chance do to a target is the surface's error: active inputs with a
    nugget, as Vernon, Goldstein and Bower (2010), "Galaxy formation: a Bayesian uncertainty
    analysis", Bayesian Analysis 5(4), have it. `active` is (targets, inputs), `error` the residual
    standard deviation (targets,), `explained` the share of variance (targets,).
    """

    active: BoolArray
    shares: FloatArray
    error: FloatArray
    explained: FloatArray
    coefficients: tuple[FloatArray, ...]

    def predict(self, positions: FloatArray) -> FloatArray:
        """Expected values of the targets at `positions`, (points, inputs): (points, targets)."""
        columns = [
            _features(positions[:, inputs], shares[inputs]) @ coefficients
            for inputs, shares, coefficients in zip(
                self.active, self.shares, self.coefficients, strict=True
            )
        ]
        return np.column_stack(columns)


def fit(positions: FloatArray, outputs: FloatArray) -> Emulator:
    """Fit an emulator to runs at `positions`, (runs, inputs), with `outputs`, (runs, targets)."""
    shares = _shares(positions, outputs)
    active = shares >= LEAST_SHARE
    coefficients: list[FloatArray] = []
    errors, explained = [], []
    for target, inputs in enumerate(active):
        features = _features(positions[:, inputs], shares[target, inputs])
        solution = np.linalg.lstsq(features, outputs[:, target], rcond=None)[0]
        found: FloatArray = np.asarray(solution, dtype=np.float64)
        residual = outputs[:, target] - features @ found
        freedom = max(len(residual) - features.shape[1], 1)
        coefficients.append(found)
        errors.append(np.sqrt(np.square(residual).sum() / freedom))
        explained.append(1.0 - residual.var() / max(outputs[:, target].var(), 1e-300))
    return Emulator(active, shares, np.array(errors), np.array(explained), tuple(coefficients))


def _shares(positions: FloatArray, outputs: FloatArray) -> FloatArray:
    """Share of each target's variance that each input explains alone, (targets, inputs)."""
    centred = positions - positions.mean(axis=0)
    answers = outputs - outputs.mean(axis=0)
    straight = _correlation(centred, answers)
    bent = centred**2
    curved = _correlation(bent - bent.mean(axis=0), answers)
    return np.maximum(straight, curved)


def _correlation(inputs: FloatArray, outputs: FloatArray) -> FloatArray:
    """Squared correlations of centred columns, (outputs, inputs)."""
    scale = np.outer(np.square(outputs).sum(axis=0), np.square(inputs).sum(axis=0))
    return np.square(outputs.T @ inputs) / np.maximum(scale, 1e-300)


def _features(positions: FloatArray, shares: FloatArray) -> FloatArray:
    """Constant, the active inputs, their squares, and products of those that matter most."""
    centred = 2.0 * positions - 1.0
    strongest = np.sort(np.argsort(-shares, kind="stable")[:_MOST_CROSSED])
    crossed = [
        centred[:, one] * centred[:, other]
        for place, one in enumerate(strongest)
        for other in strongest[place + 1 :]
    ]
    return np.column_stack([np.ones(len(positions)), centred, centred**2, *crossed])
