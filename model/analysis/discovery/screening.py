"""Which inputs have anything to do with how futures end, before boxes are made of them.

Regional sensitivity analysis (Spear and Hornberger 1980, "Eutrophication in Peel Inlet II", *Water
Research* 14): an input matters if its values in the futures of interest are spread otherwise than
in the others. Peeling among inputs that do not matter finds corners that hold futures of interest
by accident; what this test misses, an input that matters in certain company only and the same way
up as down, peeling would not begin with either.
"""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import BoolArray, FloatArray, IntArray

LEVEL = 0.05
"""Chance that any input at all is taken where none matters."""


def screened(points: FloatArray, interest: BoolArray) -> IntArray:
    """The places of the inputs that matter, in ascending order.

    `points`, (points, inputs), are those of `interest` or not, (points,). By the two-sample
    Kolmogorov-Smirnov test, with its p-values adjusted for all inputs having been looked at (Holm
    1979).
    """
    p_values = spread_apart(points, interest)
    order = np.argsort(p_values, kind="stable")
    taken = p_values[order] * np.arange(len(order), 0, -1) <= LEVEL
    number = len(order) if taken.all() else int(np.argmin(taken))
    return np.sort(order[:number])


def spread_apart(points: FloatArray, interest: BoolArray) -> FloatArray:
    """How likely each input is spread so differently by chance, (inputs,).

    Asymptotic p-values of the two-sample Kolmogorov-Smirnov test; ones where either side is empty.
    """
    from scipy.special import kolmogorov

    own = int(interest.sum())
    others = len(interest) - own
    if not own or not others:
        return np.ones(points.shape[1])
    order = np.argsort(points, axis=0, kind="stable")
    steps = np.where(interest, 1.0 / own, -1.0 / others)[order]
    gaps = np.abs(np.cumsum(steps, axis=0))
    values = np.take_along_axis(points, order, axis=0)
    gaps[:-1][values[1:] == values[:-1]] = 0.0  # within a tie nothing has been reached yet
    return np.asarray(kolmogorov(np.sqrt(own * others / (own + others)) * gaps.max(axis=0)))
