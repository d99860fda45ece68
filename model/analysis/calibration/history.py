"""History matching: which parts of the space cannot have led to what was observed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from scipy.stats import qmc

from model.analysis.calibration.emulator import Emulator
from model.analysis.calibration.misfit import Misfit
from model.numerics.arrays import BoolArray, FloatArray

CUTOFF = 3.0
"""Implausibility from which on a point is ruled out: by the three-sigma rule of Pukelsheim (1994)
at least 95 % of any unimodal distribution lies nearer."""
FORGIVEN = 1
"""Targets that may be missed by more: the worst one may be a bad figure, or an emulator's error."""
_CANDIDATES = 20_000
_MOST_ROUNDS = 50


class CalibrationError(Exception):
    """A calibration that cannot be had; the message says why."""


def implausibility(emulator: Emulator, misfit: Misfit, positions: FloatArray) -> FloatArray:
    """Distance of each target from what is expected at `positions`, (points, targets).

    In standard deviations of all that may part them: the observation's error, the model's own,
    and the emulator's (Craig et al. 1997, "Pressure matching for hydrocarbon reservoirs").
    """
    spread = np.sqrt(misfit.variance + np.square(emulator.error))
    return np.abs(emulator.predict(positions) - misfit.observed) / spread


def plausible(emulator: Emulator, misfit: Misfit, positions: FloatArray) -> BoolArray:
    """Whether each of the `positions`, (points, inputs), is not ruled out: (points,)."""
    ordered = np.sort(implausibility(emulator, misfit, positions), axis=1)
    return ordered[:, -1 - FORGIVEN] < CUTOFF


def not_ruled_out(
    emulators: list[Emulator], misfit: Misfit, inputs: int, points: int, seed: Sequence[int]
) -> tuple[FloatArray, float]:
    """Points that no wave so far rules out, (points, inputs), and the share of the space they stand
    for. Raises ``CalibrationError`` where next to nothing is left."""
    found: list[FloatArray] = []
    tried = kept = 0
    for candidates in cubes(inputs, seed):
        good = np.ones(len(candidates), dtype=bool)
        for emulator in emulators:
            good[good] = plausible(emulator, misfit, candidates[good])
        found.append(candidates[good])
        tried, kept = tried + len(candidates), kept + int(good.sum())
        if kept >= points:
            return np.concatenate(found)[:points], kept / tried
    raise CalibrationError(
        f"only {kept} of {tried} points are not ruled out, of {points} needed: "
        "the targets contradict the model or each other"
    )


def cubes(inputs: int, seed: Sequence[int]) -> Iterator[FloatArray]:
    """Latin hypercubes over the whole space, one after another, (candidates, inputs) each."""
    for number in range(_MOST_ROUNDS):
        yield even(_CANDIDATES, inputs, [*seed, number])


def even(points: int, inputs: int, seed: Sequence[int]) -> FloatArray:
    """Points of a Latin hypercube, spread evenly over the unit cube, (points, inputs)."""
    return qmc.LatinHypercube(inputs, rng=np.random.default_rng(seed)).random(points)
