"""Scores of forecasts, each by its textbook definition."""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray


def crps(sample: FloatArray, observed: float) -> float:
    """Continuous ranked probability score of a sample, (n,), in its unit; lower is better.

    E|X - y| - E|X - X'| / 2 (Gneiting and Raftery 2007, "Strictly proper scoring rules, prediction,
    and estimation", JASA 102, eq. 21), computed from the ordered sample. Of a single value it is
    the absolute error, so that forecasts with and without bands can be compared.
    """
    ordered = np.sort(sample)
    number = len(ordered)
    ranks = 2.0 * np.arange(1, number + 1) - number - 1.0
    spread = float((ranks * ordered).sum()) / number**2
    return float(np.abs(ordered - observed).mean()) - spread


def within(sample: FloatArray, observed: float, share: float) -> bool:
    """Whether the central `share` of a sample, (n,), holds the observed value."""
    low, high = np.quantile(sample, ((1.0 - share) / 2.0, (1.0 + share) / 2.0))
    return bool(low <= observed <= high)


def skill(error: float, reference: float) -> float | None:
    """Part of a reference forecast's error that is saved: 1 is perfect, below 0 is worse than it.

    None where the reference makes no error, so that nothing can be saved.
    """
    return 1.0 - error / reference if reference > 0 else None
