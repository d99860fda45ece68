"""Risk measures: how bad an outcome may get, as an analyst of risk would put it.

A loss is how much worse than the reference a run comes out, in the outcome's unit: positive is
bad, whatever direction is better.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.numerics.arrays import FloatArray

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Risk:
    """The risk of one outcome in one year under a scenario, against the reference.

    `value_at_risk` is the loss that is not exceeded with probability `confidence`;
    `conditional_value_at_risk` the mean of the losses beyond it. `probability_of_shortfall` is
    the share of runs that end worse than `shortfall_level`. `maximum_drawdown` is the largest
    fall from an earlier peak up to that year, median over the runs, and `maximum_drawdown_p95`
    what it exceeds in one run of twenty.
    """

    scenario: str
    outcome: str
    title: str
    unit: str
    year: int
    confidence: float
    value_at_risk: float
    conditional_value_at_risk: float
    shortfall_level: float
    probability_of_shortfall: float
    maximum_drawdown: float
    maximum_drawdown_p95: float
    reference_maximum_drawdown: float


def losses(reference: FloatArray, scenario: FloatArray, better: str) -> FloatArray:
    """How much worse each run of the scenario ends than the same run of the reference, (runs,)."""
    return scenario - reference if better == "lower" else reference - scenario


def value_at_risk(loss: FloatArray, confidence: float = CONFIDENCE) -> float:
    """The smallest loss that at least the share `confidence` of the runs do not exceed."""
    return float(np.quantile(loss, confidence, method="inverted_cdf"))


def conditional_value_at_risk(loss: FloatArray, confidence: float = CONFIDENCE) -> float:
    """Mean loss in the worst 1 - `confidence` of the runs.

    Rockafellar and Uryasev (2000), "Optimization of conditional value-at-risk", whose form also
    holds where the tail cuts through a run.
    """
    least = value_at_risk(loss, confidence)
    beyond = np.maximum(loss - least, 0.0).mean()
    return least + float(beyond) / (1.0 - confidence)


def probability_of_shortfall(values: FloatArray, level: float, better: str) -> float:
    """Share of the runs, (runs,), that end on the bad side of `level`."""
    bad = values > level if better == "lower" else values < level
    return float(bad.mean())


def maximum_drawdown(paths: FloatArray, better: str) -> FloatArray:
    """Largest fall of each path, (runs, years), from an earlier peak: (runs,), never negative.

    Where lower is better, the largest rise from an earlier trough.
    """
    good = -paths if better == "lower" else paths
    peaks = np.maximum.accumulate(good, axis=1)
    return (peaks - good).max(axis=1)
