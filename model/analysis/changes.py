"""What changes do to an outcome over paired runs: their mean, how sure it is, and their spread."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.analysis.bootstrap import interval, resampled_means
from model.analysis.significance import CONFIDENCE
from model.numerics.arrays import FloatArray


@dataclass(frozen=True, slots=True)
class Change:
    """What something does to an outcome, in its annual unit, of the differences of the runs.

    Their mean with its 95 % bootstrap interval (`mean_low`, `mean_high`), median, and 5th and 95th
    percentiles. `agreement` is the share of the runs that differ in the direction of the mean.
    """

    mean: float
    mean_low: float
    mean_high: float
    median: float
    p05: float
    p95: float
    agreement: float


def changes_of(differences: FloatArray, seed: int) -> list[Change]:
    """What each column of the runs' differences, (runs, things), says."""
    return changes_by(differences, resampled_means(differences, seed))


def changes_by(differences: FloatArray, again: FloatArray) -> list[Change]:
    """As `changes_of`, by means over runs drawn `again` already, (replicates, things)."""
    low, high = interval(again, CONFIDENCE)
    p05, median, p95 = np.percentile(differences, (5, 50, 95), axis=0)
    mean = differences.mean(axis=0)
    return [
        Change(
            mean=float(mean[place]),
            mean_low=float(low[place]),
            mean_high=float(high[place]),
            median=float(median[place]),
            p05=float(p05[place]),
            p95=float(p95[place]),
            agreement=_agreement(column),
        )
        for place, column in enumerate(differences.T)
    ]


def _agreement(difference: FloatArray) -> float:
    mean = difference.mean()
    return float((np.sign(difference) == np.sign(mean)).mean()) if mean else 0.0
