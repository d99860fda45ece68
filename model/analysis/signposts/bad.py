"""Which futures end badly."""

from __future__ import annotations

import numpy as np

from model.arrays import BoolArray, FloatArray

FEWEST = 20
"""Bad futures, or good ones, below which nothing is to be learnt from them."""


def sides(better: str) -> float:
    """One where more of an outcome is better, minus one where less is.

    Raises ``ValueError`` where neither is, so that no future of it is bad.
    """
    try:
        return {"higher": 1.0, "lower": -1.0}[better]
    except KeyError:
        raise ValueError("neither more nor less of it is better") from None


def worst(values: FloatArray, share: float, better: str) -> BoolArray:
    """The worst `share` of the values, (futures,)."""
    goodness = sides(better) * values
    return goodness <= np.quantile(goodness, share, method="lower")


def beyond(values: FloatArray, level: float | FloatArray, better: str) -> BoolArray:
    """The values, (futures,), on the bad side of a level, or of one each."""
    side = sides(better)
    return side * values < side * level
