"""How policies stand up to futures that nobody can put odds on: regret and other criteria.

Savage (1951), "The theory of statistical decision", *JASA* 46, for regret; Starr (1963), "Product
design and decision theory", for the share of futures in which a policy satisfies; Lempert et al.
(2006), "A general, analytic method for generating robust strategies", *Management Science* 52, for
both together; McPhail et al. (2018), "Robustness metrics: how are they calculated, when should they
be used and why do they give different results?", *Earth's Future* 6, for the set of criteria. All
arrays of values are (policies, futures), and higher is better in them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from model.numerics.arrays import BoolArray, FloatArray

HIGH_REGRET = 90
"""Percentile that stands for the high regrets, as the largest is that of one future."""


def regret(values: FloatArray) -> FloatArray:
    """What each policy falls short of the best one for the same future, (policies, futures)."""
    return values.max(axis=0) - values


def share_best(values: FloatArray) -> FloatArray:
    """Share of the futures in which no other policy does better, (policies,)."""
    return (values == values.max(axis=0)).mean(axis=1)


def share_worst(values: FloatArray) -> FloatArray:
    """Share of the futures in which no other policy does worse, (policies,)."""
    return (values == values.min(axis=0)).mean(axis=1)


def satisfied(values: Mapping[str, FloatArray], thresholds: Mapping[str, float]) -> BoolArray:
    """Where each policy reaches the thresholds of all outcomes together, (policies, futures)."""
    return np.all([values[name] >= level for name, level in thresholds.items()], axis=0)


Criterion = Callable[[FloatArray], FloatArray]
"""Scores policies, (policies,), by their values; higher is better."""

CRITERIA: Mapping[str, Criterion] = {
    "mean": lambda values: values.mean(axis=1),
    "median": lambda values: np.median(values, axis=1),
    "worst_tenth": lambda values: np.percentile(values, 10, axis=1),
    "maximin": lambda values: values.min(axis=1),
    "maximax": lambda values: values.max(axis=1),
    "minimax_regret": lambda values: -regret(values).max(axis=1),
    "high_regret": lambda values: -np.percentile(regret(values), HIGH_REGRET, axis=1),
}
"""Laplace's mean, the median, the 10th percentile, Wald's maximin, maximax, Savage's minimax
regret, and the 90th percentile of regret."""
