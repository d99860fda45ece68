"""How rail services win shippers: logistic spread, pushed by subsidy and by new services."""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray

_QUARTERS_A_YEAR = 4.0


def keenness(quantile: FloatArray, weight: FloatArray) -> FloatArray:
    """How readily a shipper adopts, mean one, from its place in the order of values of time.

    `quantile` (shippers,) in [0, 1] within its segment, `weight` (shippers,) its cargo.
    """
    ready = 0.5 + quantile
    return ready / ((ready * weight).sum() / weight.sum())


def maturity_at(years: FloatArray, first: FloatArray, rate: FloatArray) -> FloatArray:
    """Maturity of a service `years` (routes,) after its opening, (runs, routes).

    `first` (runs,) is its maturity on the first day, `rate` (runs,) a year its growth.
    """
    start = first[:, None]
    return 1.0 / (1.0 + (1.0 / start - 1.0) * np.exp(-rate[:, None] * years))
