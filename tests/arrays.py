"""Arrays for property tests: what a batch of a few runs might hold."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.numerics.arrays import FloatArray

RUNS = 5


def numbers(low: float, high: float, *shape: int) -> st.SearchStrategy[FloatArray]:
    """Arrays of numbers in [low, high], of shape (runs,) or (runs, *shape)."""
    return arrays(np.float64, (RUNS, *shape), elements=st.floats(low, high))


def levels(*shape: int) -> st.SearchStrategy[FloatArray]:
    """Arrays of numbers in [0, 1], of shape (runs,) or (runs, *shape)."""
    return numbers(0.0, 1.0, *shape)


def same(value: float) -> FloatArray:
    """One number in every run, (runs,)."""
    return np.full(RUNS, value)
