"""The posterior: draws of the parameters, weighted by how well they explain what was observed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np

from model.analysis.calibration.emulator import Emulator
from model.analysis.calibration.history import cubes
from model.analysis.calibration.misfit import Misfit
from model.numerics.arrays import FloatArray

ROUNDS = 25
"""Latin hypercubes of candidates from which the posterior is drawn."""


@dataclass(frozen=True)
class Likelihood:
    """How likely the observed figures are where the emulator expects certain values.

    A normal about the emulator's expectation whose covariance adds up the observations' errors,
    the model's structural error and the emulator's own, in which chance and all inactive
    parameters are contained: a synthetic likelihood (Wood 2010, "Statistical inference for noisy
    nonlinear ecological dynamic systems", Nature 466) with an error model, under which approximate
    Bayesian computation is exact (Wilkinson 2013, Stat. Appl. Genet. Mol. Biol. 12(2)).
    """

    emulator: Emulator
    misfit: Misfit
    residuals: FloatArray
    """What the emulator misses where it counts, (runs, targets)."""

    def logarithm(self, positions: FloatArray) -> FloatArray:
        """Log likelihood at `positions`, (points, inputs), up to a constant: (points,)."""
        gap = (self.emulator.predict(positions) - self.misfit.observed).T
        return -0.5 * np.square(np.linalg.solve(self._root, gap)).sum(axis=0)

    @cached_property
    def _root(self) -> FloatArray:
        """The lower triangle whose square is the covariance, (targets, targets)."""
        covariance = self.misfit.covariance + np.cov(self.residuals.T)
        return np.asarray(np.linalg.cholesky(covariance), dtype=float)


def draw_posterior(
    likelihood: Likelihood,
    inputs: int,
    draws: int,
    seed: Sequence[int],
    temperature: float = 1.0,
) -> tuple[FloatArray, float]:
    """Equally likely draws, (draws, inputs), and the effective number of candidates behind them.

    Importance resampling (Rubin 1987) of points spread evenly over the space, by systematic
    sampling. A `temperature` above 1 flattens the likelihood.
    """
    points = np.concatenate(list(islice(cubes(inputs, seed), ROUNDS)))
    logs = np.concatenate([likelihood.logarithm(part) for part in np.array_split(points, ROUNDS)])
    weights = np.exp((logs - logs.max()) / temperature)
    weights /= weights.sum()
    chosen = systematic(weights, draws, np.random.default_rng([*seed, ROUNDS]))
    return points[chosen], float(1.0 / np.square(weights).sum())


def systematic(weights: FloatArray, draws: int, generator: np.random.Generator) -> FloatArray:
    """Indices drawn in proportion to `weights`, each as often as its weight says, give or take one.

    (Carpenter, Clifford and Fearnhead 1999, "Improved particle filter for nonlinear problems".)
    """
    places = (np.arange(draws) + generator.random()) / draws
    found = np.searchsorted(np.cumsum(weights), places, side="right")
    return generator.permutation(np.minimum(found, len(weights) - 1))
