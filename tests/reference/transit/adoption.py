"""How rail services win shippers: logistic spread, pushed by subsidy and by new services: over arrays, to hold the kernels against."""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray
from model.numerics.sums import sum_last
from model.rules.transit.adoption import _QUARTERS_A_YEAR


def push(
    subsidy: FloatArray, reference: FloatArray, subsidy_weight: FloatArray, opened: FloatArray
) -> FloatArray:
    """How fast rail spreads, over its pace of 2014-2018, (runs,).

    `subsidy_weight` (runs,) in [0, 1] of the pace comes from China's `subsidy`, against the
    `reference` level of those years; the rest from the share of services `opened` (runs,).
    """
    pushed = subsidy / np.maximum(reference, 1e-9)
    return subsidy_weight * pushed + (1.0 - subsidy_weight) * (0.5 + opened)


def adopt(
    adoption: FloatArray, keenness: FloatArray, cargo: FloatArray, rate: FloatArray
) -> FloatArray:
    """Share of each shipper's cargo for which rail is considered, (runs, shippers), a quarter on.

    Imitation as in Bass (1969): those who have not adopted learn from the mean of those who have,
    weighted by `cargo` (shippers,); shippers of dear time are keener (`keenness`, mean one).
    `rate` (runs,) a year is the growth of the logistic curve when few have adopted.
    """
    weight = cargo / cargo.sum()
    mean = sum_last(adoption * weight)
    gain = (rate / _QUARTERS_A_YEAR * mean)[:, None] * keenness * (1.0 - adoption)
    return np.minimum(adoption + gain, 1.0)


def ripen(maturity: FloatArray, opened: FloatArray, rate: FloatArray) -> FloatArray:
    """How far services have grown since their opening, (runs, routes) in [0, 1], a quarter on.

    Logistic growth at `rate` (runs, routes) a year, while the service is `opened` (runs, routes).
    """
    gain = rate / _QUARTERS_A_YEAR * maturity * (1.0 - maturity)
    return np.minimum(maturity + opened * gain, 1.0)
