"""How well signs tell bad futures from good ones, whatever threshold one sets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.analysis.significance import CONFIDENCE, holm
from model.numerics.arrays import BoolArray, FloatArray


@dataclass(frozen=True, slots=True)
class Discrimination:
    """Area under the receiver operating curve of each sign, (signs,), with its interval.

    The chance that of a bad and a good future, drawn at random, the sign is further to the bad side
    in the bad one: 0.5 tells nothing, 1 tells all. `low_is_bad` says which side that is, which is
    taken from the same futures; `p_adjusted` allows for that, and for all signs looked at (Mann and
    Whitney's test, adjusted after Holm).
    """

    auc: FloatArray
    low: FloatArray
    high: FloatArray
    low_is_bad: BoolArray
    p_adjusted: FloatArray


def discrimination(table: FloatArray, bad: BoolArray) -> Discrimination:
    """Of signs, (futures, signs), given which futures are bad, (futures,).

    DeLong, DeLong and Clarke-Pearson (1988), "Comparing the areas under two or more correlated
    receiver operating characteristic curves", with the interval on the logit scale (Pepe 2003,
    "The statistical evaluation of medical tests", 5.2.4).
    """
    from scipy.special import ndtri

    area, error = area_under_curve(table, bad)
    low_is_bad = area < 0.5
    area = np.where(low_is_bad, 1.0 - area, area)
    inside = np.clip(area, 1e-9, 1.0 - 1e-9)
    half = ndtri(0.5 + CONFIDENCE / 2) * error / (inside * (1.0 - inside))
    logit = np.log(inside / (1.0 - inside))
    low, high = (1.0 / (1.0 + np.exp(-(logit + side * half))) for side in (-1.0, 1.0))
    return Discrimination(area, low, high, low_is_bad, _adjusted(table, bad))


def area_under_curve(table: FloatArray, bad: BoolArray) -> tuple[FloatArray, FloatArray]:
    """The chance that a sign is higher in a bad future than in a good one, ties counted half, and
    its standard error: (signs,) each."""
    from scipy.stats import rankdata

    ranks = rankdata(table, axis=0)
    ill, well = int(bad.sum()), int((~bad).sum())
    above = (ranks[bad] - rankdata(table[bad], axis=0)) / well
    below = 1.0 - (ranks[~bad] - rankdata(table[~bad], axis=0)) / ill
    variance = above.var(axis=0, ddof=1) / ill + below.var(axis=0, ddof=1) / well
    return above.mean(axis=0), np.sqrt(variance)


def _adjusted(table: FloatArray, bad: BoolArray) -> FloatArray:
    from scipy.stats import mannwhitneyu

    found = mannwhitneyu(table[bad], table[~bad], axis=0, method="asymptotic")
    return np.array(holm(found.pvalue.tolist()))
