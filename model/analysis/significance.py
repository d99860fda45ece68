"""Whether two scenarios differ, judged from the same runs under both."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np

from model.arrays import FloatArray

HIGHER, LOWER, UNCLEAR = "higher", "lower", "no clear difference"
CONFIDENCE = 0.95
AGREEMENT = 0.80
"""Share of the runs that have to agree on the direction of a clear difference."""


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


def critical_t(freedom: int) -> float:
    """Student's t that `CONFIDENCE` of its distribution lies within, either side of zero."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, 0.5 + CONFIDENCE / 2))
