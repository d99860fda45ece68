"""Kazakhstan's debt to China and China's weight in Kazakhstan.

All arguments and returns are (runs,); money is constant 2018 USD million.
"""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray, bounded

TRANSPORT_CAPITAL = 30_000.0
"""Transport capital of 2013, USD_2018 m: about a fifth of GDP, a usual ratio (judgement)."""
OTHER_FACILITIES = 60_000.0
"""Other capital that foreigners may own, USD_2018 m (judgement)."""


def debt_share(debt: FloatArray, external_debt: FloatArray) -> FloatArray:
    """Debt to China over all external debt, in [0, 1] (R38)."""
    return bounded(debt / external_debt, 0.0, 1.0)


def ownership(capital: FloatArray, infrastructure: FloatArray) -> FloatArray:
    """Chinese share of facilities, in [0, 1] (R39): its capital over all such capital.

    `infrastructure` is transport capital over that of 2013.
    """
    facilities = TRANSPORT_CAPITAL * infrastructure + OTHER_FACILITIES
    return bounded(capital / (facilities + capital), 0.0, 1.0)


def dominance(trade_share: FloatArray, debt_share: FloatArray, ownership: FloatArray) -> FloatArray:
    """China's weight in Kazakhstan, in [0, 1]: mean of its shares of trade, debt and facilities."""
    return bounded((trade_share + debt_share + ownership) / 3.0, 0.0, 1.0)


def bargaining_weight(
    base: FloatArray, dependence: FloatArray, sensitivity: FloatArray, outside: FloatArray
) -> FloatArray:
    """Kazakhstan's weight in a bargain with China, in [0, 1] (R38-R40, C17, C15).

    `base` x exp(-sensitivity x dependence), raised by its `outside` options (interest of other
    powers, Nash's disagreement point).
    """
    return bounded(base * np.exp(-sensitivity * dependence) * (1.0 + outside), 0.0, 1.0)
