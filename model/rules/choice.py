"""How a boundedly rational decision maker picks from a menu."""

from __future__ import annotations

import numpy as np

from model.arrays import FloatArray, IntArray


def quantal_response(utility: FloatArray, precision: FloatArray) -> FloatArray:
    """Probability of each option of a menu, same shape as `utility`.

    The logit quantal response of McKelvey and Palfrey (1995): options of higher expected
    `utility` (runs, ..., options) are likelier, the more so the higher the `precision` (runs,):
    0 is pure chance, infinity the best reply. An option of utility minus infinity is not on the
    menu.
    """
    shape = (len(precision),) + (1,) * (utility.ndim - 1)
    scaled = utility * precision.reshape(shape)
    odds = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    return odds / odds.sum(axis=-1, keepdims=True)


def pick(probability: FloatArray, draw: FloatArray) -> IntArray:
    """The option that a uniform `draw` (runs, ...) selects from `probability` (..., options)."""
    edges = np.cumsum(probability, axis=-1)[..., :-1]
    return (draw[..., None] >= edges).sum(axis=-1)
