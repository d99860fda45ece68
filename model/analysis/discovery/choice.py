"""Choosing one of the boxes that peeling leaves, and keeping of its bounds what they earn."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.analysis.discovery.box import Box, fit
from model.analysis.discovery.peeling import paste, peel
from model.analysis.discovery.screening import screened
from model.numerics.arrays import BoolArray, FloatArray

SIGNIFICANT = 0.05
"""Quasi p-value up to which a bound is kept."""


def trajectory(points: FloatArray, interest: BoolArray) -> list[Box]:
    """The boxes that peeling leaves of the `points`, (points, inputs), among inputs that matter."""
    matters = screened(points, interest)
    if not len(matters):
        return [Box.whole(points.shape[1])]
    boxes = peel(points[:, matters], interest)
    return [box.spread(matters, points.shape[1]) for box in boxes]


def find_box(points: FloatArray, interest: BoolArray) -> Box:
    """The box that stands best for the points of `interest`, (points,), among `points`."""
    return settle(trajectory(points, interest), points, interest)


def settle(boxes: Sequence[Box], points: FloatArray, interest: BoolArray) -> Box:
    """The box of a trajectory whose coverage and density have the highest harmonic mean.

    Bounds that could as well be chance are dropped, the least sure first, and the rest moved
    outwards where that costs nothing.
    """
    best = max(boxes, key=lambda box: fit(box, points, interest).score)
    return paste(_pruned(best, points, interest), points, interest)


def quasi_p(box: Box, points: FloatArray, interest: BoolArray) -> FloatArray:
    """How likely each bound would do as well if it had nothing to tell, (inputs, 2).

    Bryant and Lempert (2010), appendix: the chance that as many futures of interest fall into the
    box, were they as frequent in it as they are without the bound (binomial, one-sided). It knows
    nothing of the search that led to the bound, hence "quasi". NaN where there is no bound.
    """
    from scipy.stats import binom

    found = np.full(box.bounds.shape, np.nan)
    own = fit(box, points, interest)
    for place, side in np.argwhere(box.restricted):
        wider = fit(box.freed(int(place), int(side)), points, interest)
        found[place, side] = binom.sf(own.caught - 1, own.inside, wider.density)
    return found


def _pruned(box: Box, points: FloatArray, interest: BoolArray) -> Box:
    while box.restricted.any():
        values = quasi_p(box, points, interest)
        place, side = np.unravel_index(np.nanargmax(values), values.shape)
        if values[place, side] <= SIGNIFICANT:
            return box
        box = box.freed(int(place), int(side))
    return box
