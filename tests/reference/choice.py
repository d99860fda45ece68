"""How a boundedly rational decision maker picks from a menu: over arrays, to hold the kernels against."""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray, IntArray


def quantal_response(utility: FloatArray, precision: FloatArray) -> FloatArray:
    """Probability of each option of a menu, same shape as `utility`.

    The logit quantal response of McKelvey and Palfrey (1995): options of higher expected
    `utility` (runs, ..., options) are likelier, the more so the higher the `precision` (runs,):
    0 is pure chance, infinity the best reply. An option of utility minus infinity is not on the
    menu.
    """
    shape = (len(precision),) + (1,) * (utility.ndim - 2)
    options = np.moveaxis(utility, -1, 0)  # first, which is where sums are quickest
    worth = np.multiply(options, precision.reshape(shape), order="C")
    odds = np.exp(worth - worth.max(axis=0))
    return np.moveaxis(odds / odds.sum(axis=0), 0, -1)


def pick(probability: FloatArray, draw: FloatArray) -> IntArray:
    """The option that a uniform `draw` (runs, ...) selects from `probability` (..., options)."""
    edges = np.cumsum(np.moveaxis(probability, -1, 0), axis=0)[:-1]
    return np.count_nonzero(draw >= edges, axis=0)
