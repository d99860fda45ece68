"""Kazakhstan's debt to China and China's weight in Kazakhstan.

All arguments and returns are (runs,); money is constant 2018 USD million.
"""

from __future__ import annotations

import numpy as np

from model.arrays import FloatArray, bounded


def repayment(debt: FloatArray, amortisation: FloatArray) -> FloatArray:
    """What falls due in a quarter of a `debt` amortised at `amortisation` a year."""
    return debt * amortisation / 4.0


def interest(debt: FloatArray, rate: FloatArray) -> FloatArray:
    """Interest of a quarter at `rate` a year."""
    return debt * rate / 4.0


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
