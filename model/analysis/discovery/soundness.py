"""Whether a box would be found again, holds on futures it has not seen, and beats chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.analysis.discovery.box import Fit, fit
from model.analysis.discovery.choice import find_box
from model.ensemble.progress import Progress, silent
from model.numerics.arrays import BoolArray, FloatArray, IntArray

RESAMPLES = 50
FOLDS = 5
SHUFFLES = 99
"""Shuffles of what is of interest: 99 can tell a chance of one in a hundred."""


@dataclass(frozen=True, eq=False, slots=True)
class Soundness:
    """What tells a box from an accident.

    `restricted`, (inputs, 2), is the share of random halves of the futures in which the search
    bounds each side of each input (Bryant and Lempert 2010, reproducibility statistics).
    `held_out` sums up how boxes found in four fifths of the futures do in the other fifth. `chance`
    is the share of searches, this one among them, that score as high where what is of interest is
    shuffled among the futures, so that there is nothing to be found.
    """

    restricted: FloatArray
    held_out: Fit
    chance: float


def soundness(
    points: FloatArray,
    interest: BoolArray,
    score: float,
    seed: int,
    progress: Progress = silent,
) -> Soundness:
    """Judge the search for a box that scored `score` with the points of `interest`, (points,)."""
    rng = np.random.default_rng(seed)
    steps = RESAMPLES + FOLDS + SHUFFLES
    bounded = np.zeros((points.shape[1], 2))
    for done in range(RESAMPLES):
        half = rng.permutation(len(points))[: len(points) // 2]
        bounded += find_box(points[half], interest[half]).restricted
        progress(done + 1, steps)
    held_out = _held_out(points, interest, np.array_split(rng.permutation(len(points)), FOLDS))
    as_good = 0
    for done in range(SHUFFLES):
        shuffled = rng.permutation(interest)
        as_good += fit(find_box(points, shuffled), points, shuffled).score >= score
        progress(RESAMPLES + FOLDS + done + 1, steps)
    return Soundness(bounded / RESAMPLES, held_out, (1 + as_good) / (1 + SHUFFLES))


def _held_out(points: FloatArray, interest: BoolArray, folds: Sequence[IntArray]) -> Fit:
    """What boxes found without each fold catch in it, all folds together."""
    inside = caught = 0
    for fold in folds:
        rest = np.ones(len(points), dtype=bool)
        rest[fold] = False
        box = find_box(points[rest], interest[rest])
        found = fit(box, points[fold], interest[fold])
        inside, caught = inside + found.inside, caught + found.caught
    return Fit(inside, caught, int(interest.sum()), len(points))
