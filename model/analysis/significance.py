"""Whether two scenarios differ, judged from the same runs under both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from model.numerics.arrays import FloatArray

HIGHER, LOWER, UNCLEAR = "higher", "lower", "no clear difference"
CONFIDENCE = 0.95
AGREEMENT = 0.80
"""Share of the runs that have to agree on the direction of a clear difference."""
FEWEST = 30
"""Fewer paired runs than this tell nothing."""
_SAME = 1e-9
"""Values that differ by less than this part of themselves do not differ."""


@dataclass(frozen=True, slots=True)
class PairedDifference:
    """Scenario less reference over the runs they share.

    Percentiles, mean and median are of the differences of the runs, not differences of theirs.
    `probability_below` is the share of the runs that come out below the reference,
    `sign_agreement` that of the runs that differ in the direction of the mean. A single run has
    no `standard_error`.
    """

    reference_median: float
    scenario_median: float
    median_difference: float
    p05: float
    p95: float
    mean_difference: float
    standard_error: float | None
    probability_below: float
    sign_agreement: float
    verdict: str


def paired_difference(reference: FloatArray, scenario: FloatArray) -> PairedDifference:
    """Compare the values of the same runs, (runs,) each, under two scenarios."""
    difference = scenario - reference
    p05, median, p95 = np.percentile(difference, (5, 50, 95))
    mean = difference.mean()
    error = standard_error(difference)
    agreement = (np.sign(difference) == np.sign(mean)).mean()
    return PairedDifference(
        reference_median=float(np.median(reference)),
        scenario_median=float(np.median(scenario)),
        median_difference=float(median),
        p05=float(p05),
        p95=float(p95),
        mean_difference=float(mean),
        standard_error=error,
        probability_below=float((difference < 0).mean()),
        sign_agreement=float(agreement),
        verdict=verdict(float(mean), error, float(agreement), len(difference)),
    )


def standard_error(difference: FloatArray) -> float | None:
    """Standard error of the mean of the runs' differences, (runs,); one run alone has none."""
    if len(difference) < 2:
        return None
    return float(difference.std(ddof=1)) / sqrt(len(difference))


def verdict(mean: float, error: float | None, agreement: float, runs: int) -> str:
    """Judge a difference by its mean, the mean's standard error and the runs' agreement.

    It is clear where the 95 % paired-t interval of the mean leaves zero out (Law 2015, "Simulation
    Modeling and Analysis", 10.2.1) and at least 80 % of the runs agree on its direction, as the
    IPCC asks of climate models (AR6 WG I, Cross-Chapter Box Atlas.1). The first guards against too
    few runs; the second against an average that is no guide to what will happen.
    """
    if error is None or mean == 0.0 or agreement < AGREEMENT:
        return UNCLEAR
    if abs(mean) <= critical_t(runs - 1) * error:
        return UNCLEAR
    return HIGHER if mean > 0 else LOWER


def beyond_rounding(effect: FloatArray, *cells: FloatArray) -> FloatArray:
    """The effect in each run, (runs,), with nothing where rounding alone can make it.

    `cells` are the values, (runs,) each, whose differences it is made of.
    """
    size = np.max(np.abs(cells), axis=0)
    return np.where(np.abs(effect) <= _SAME * size, 0.0, effect)


def p_value(difference: FloatArray) -> float:
    """How likely a mean so far from zero is of runs, (runs,), that differ by nothing on average.

    Of the two-sided paired t-test. One run alone tells nothing, and has 1.
    """
    from scipy.special import stdtr

    error, mean = standard_error(difference), float(difference.mean())
    if error is None or mean == 0.0:
        return 1.0
    if error == 0.0:
        return 0.0
    return float(2.0 * stdtr(len(difference) - 1, -abs(mean) / error))


def holm(p_values: Sequence[float]) -> list[float]:
    """Each p-value, adjusted for all of them having been looked at.

    Holm (1979), "A simple sequentially rejective multiple test procedure": whatever is called by
    adjusted values below 0.05, the chance of any false call among all is below 5 %, however the
    tests depend on each other.
    """
    values = np.asarray(p_values, dtype=np.float64)
    order = np.argsort(values, kind="stable")
    steps = np.maximum.accumulate(values[order] * np.arange(len(values), 0, -1))
    adjusted = np.empty(len(values))
    adjusted[order] = np.minimum(steps, 1.0)
    return [float(value) for value in adjusted]


def critical_t(freedom: int) -> float:
    """Student's t that `CONFIDENCE` of its distribution lies within, either side of zero."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, 0.5 + CONFIDENCE / 2))
