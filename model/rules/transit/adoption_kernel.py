"""How rail services win shippers, run by run: `adoption.adopt`, compiled."""

from __future__ import annotations

import numpy as np

from model.arrays import FloatArray
from model.clock import QUARTERS_A_YEAR
from model.compiled import compiled


@compiled
def adopt(
    adoption: FloatArray, keenness: FloatArray, weight: FloatArray, rate: FloatArray
) -> FloatArray:
    """Share of each shipper's cargo for which rail is considered, (runs, shippers), a quarter on.

    `keenness` and `weight`, the shares of all cargo, are (shippers,), `rate` (runs,) is of a year.
    """
    later = np.empty_like(adoption)
    for run in range(len(adoption)):
        mean = 0.0
        for shipper in range(len(weight)):
            mean += adoption[run, shipper] * weight[shipper]
        pull = rate[run] / QUARTERS_A_YEAR * mean
        for shipper in range(len(weight)):
            gain = pull * keenness[shipper] * (1.0 - adoption[run, shipper])
            later[run, shipper] = min(adoption[run, shipper] + gain, 1.0)
    return later
