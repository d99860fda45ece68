"""Where a curve, known at some points, crosses zero: for many curves at once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model.numerics.arrays import BoolArray, FloatArray

REPLICATES = 1000
_VALUES_AT_A_TIME = 4_000_000


def crossings(points: FloatArray, gaps: FloatArray) -> FloatArray:
    """Where each curve changes sides, (curves, points - 1), in each stretch; NaN where it does not.

    `points`, (points,), rise; `gaps`, (curves, points), are the heights above zero. A curve is on
    the lower side where it is below zero, on the upper one at zero and above. Between two points
    on different sides it is taken for straight.
    """
    left, right = gaps[:, :-1], gaps[:, 1:]
    changes = sides(gaps)[:, :-1] != sides(gaps)[:, 1:]
    with np.errstate(invalid="ignore", divide="ignore"):
        part = left / (left - right)
    return np.where(changes, points[:-1] + part * np.diff(points), np.nan)


def sides(gaps: FloatArray) -> BoolArray:
    """Whether each height is on the lower side."""
    return gaps < 0.0


def nearest(found: FloatArray, place: float) -> FloatArray:
    """Of the crossings of each curve, (curves, stretches), the nearest to a place, (curves,).

    NaN where there is none.
    """
    distance = np.where(np.isnan(found), np.inf, np.abs(found - place))
    closest = distance.argmin(axis=1)
    return found[np.arange(len(found)), closest]


def bracket(points: FloatArray, gaps: FloatArray, place: float) -> tuple[float, float] | None:
    """The two points between which one curve, (points,), crosses zero nearest to a place."""
    found = crossings(points, gaps[None, :])
    if np.isnan(found).all():
        return None
    stretch = int(np.nanargmin(np.abs(found[0] - place)))
    return float(points[stretch]), float(points[stretch + 1])


def resampled_medians(gaps: FloatArray, seed: int, replicates: int = REPLICATES) -> FloatArray:
    """Medians over curves, (curves, points), drawn again: (replicates, points).

    Efron (1979), "Bootstrap methods: another look at the jackknife". Curves are drawn whole, so
    that what a run has at one point goes with what it has at the others.
    """
    return np.concatenate([np.median(some, axis=1) for some in _resampled(gaps, seed, replicates)])


def _resampled(gaps: FloatArray, seed: int, replicates: int) -> Iterator[FloatArray]:
    """The curves drawn again, (some replicates, curves, points), a bounded number at a time."""
    rng = np.random.default_rng(seed)
    a_time = max(1, _VALUES_AT_A_TIME // gaps.size)
    for start in range(0, replicates, a_time):
        size = min(a_time, replicates - start), len(gaps)
        yield gaps[rng.integers(len(gaps), size=size)]
