"""How sure the mean of some runs is, by drawing the runs again."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model.numerics.arrays import FloatArray, IntArray

REPLICATES = 2000
_COUNTS_AT_A_TIME = 10_000_000


def resampled_means(values: FloatArray, seed: int, replicates: int = REPLICATES) -> FloatArray:
    """Means of `values`, (runs, things), over runs drawn again: (replicates, things).

    Efron (1979), "Bootstrap methods: another look at the jackknife". In each replicate all things
    see the same runs, so that what they share by having been paired stays shared.
    """
    return np.concatenate([
        np.einsum("br,rk->bk", counts, values) / len(values)
        for counts in _draws(len(values), seed, replicates)
    ])  # fmt: skip


def interval(replicates: FloatArray, confidence: float) -> tuple[FloatArray, FloatArray]:
    """The percentile interval, low and high, of each thing, (replicates, things)."""
    tail = 50.0 * (1.0 - confidence)
    low, high = np.percentile(replicates, (tail, 100.0 - tail), axis=0)
    return low, high


def _draws(runs: int, seed: int, replicates: int) -> Iterator[IntArray]:
    """How often each run is drawn, (some replicates, runs), a bounded number at a time."""
    rng = np.random.default_rng(seed)
    a_time = max(1, _COUNTS_AT_A_TIME // runs)
    for start in range(0, replicates, a_time):
        yield rng.multinomial(runs, np.full(runs, 1.0 / runs), size=min(a_time, replicates - start))
