"""The Patient Rule Induction Method: boxes that hold ever more of what is looked for.

Friedman and Fisher (1999), "Bump hunting in high-dimensional data", *Statistics and Computing* 9,
as Bryant and Lempert (2010), "Thinking inside the box", *Technological Forecasting and Social
Change* 77, use it for scenario discovery. Peels are chosen as in the EMA Workbench (Kwakkel 2017),
by the gain in density for each point given up, and end where no peel gains.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.analysis.discovery.box import HIGH, LOW, Box
from model.numerics.arrays import BoolArray, FloatArray, IntArray

PEEL = 0.05
"""Share of a box's points that a peel takes away: patience, as little is decided at a time."""
LEAST_MASS = 0.05
"""Share of all points that a box holds at least."""
FEWEST = 10
"""Points that a box holds at least, however few there are."""


def peel(points: FloatArray, interest: BoolArray) -> list[Box]:
    """Boxes around the points of `interest`, (points,), each inside the one before.

    The first holds all `points`, (points, inputs). Each next one leaves out a few of the lowest or
    highest values of one input, that which raises the share of interest most for each point left
    out. It ends where nothing raises it or too few points are left.
    """
    order = np.argsort(points, axis=0, kind="stable").T
    columns = np.ascontiguousarray(points.T)
    inside = np.ones(len(points), dtype=bool)
    least = max(FEWEST, int(np.ceil(LEAST_MASS * len(points))))
    boxes = [Box.whole(points.shape[1])]
    while True:
        places = order[inside[order]].reshape(len(columns), -1)  # as many in each row
        values = np.take_along_axis(columns, places, axis=1)
        cut = _best_cut(values, interest[places], boxes[-1], least)
        if cut is None:
            return boxes
        boxes.append(boxes[-1].moved(cut.place, cut.side, cut.bound))
        column = columns[cut.place]
        inside &= column >= cut.bound if cut.side == LOW else column <= cut.bound


def paste(box: Box, points: FloatArray, interest: BoolArray) -> Box:
    """The box with its bounds moved outwards again where that leaves its density no lower.

    What was peeled greedily may have gone too far once later peels are known. Each step takes in
    about as many points as a peel takes away.
    """
    while True:
        wider = [
            found
            for place, side in np.argwhere(box.restricted)
            if (found := _widened(box, points, interest, int(place), int(side))) is not None
        ]
        if not wider:
            return box
        box = max(wider, key=lambda found: found[0])[1]


@dataclass(frozen=True, slots=True)
class _Cut:
    """A bound to move inwards."""

    place: int
    side: int
    bound: float


def _best_cut(values: FloatArray, interest: BoolArray, box: Box, least: int) -> _Cut | None:
    """The peel that gains most: rows of `values` and `interest`, (inputs, points), are sorted."""
    size = values.shape[1]
    usual = int(np.floor(PEEL * (size - 1))) + 1
    left_out = _at_the_ends(values, usual)
    caught = np.cumsum(interest, axis=1, dtype=np.int64)
    total = caught[0, -1]
    ends = np.stack(
        [
            _upto(caught, left_out[:, LOW]),
            total - _upto(caught, size - left_out[:, HIGH]),
        ],
        axis=1,
    )
    kept = size - left_out
    with np.errstate(divide="ignore", invalid="ignore"):
        gain = ((total - ends) / kept - total / size) / left_out
    gain[(kept < least) | ~np.isfinite(gain)] = -np.inf
    if not gain.max() > 0.0:
        return None
    place, side = _first_of_the_best(gain, box)
    edge = left_out[place, side] if side == LOW else size - left_out[place, side]
    bound = values[place, edge - 1 : edge + 1].mean()
    return _Cut(place, side, float(bound))


def _at_the_ends(values: FloatArray, usual: int) -> IntArray:
    """How many points a cut at either end leaves out, (inputs, 2): the usual number, and those that
    have the same value as the last of them."""
    low = (values <= values[:, usual - 1 : usual]).sum(axis=1)
    high = (values >= values[:, -usual : values.shape[1] - usual + 1]).sum(axis=1)
    return np.stack([low, high], axis=1)


def _upto(caught: IntArray, number: IntArray) -> IntArray:
    """How many of the first `number` in each row are of interest, from their running count."""
    found = np.take_along_axis(caught, np.maximum(number - 1, 0)[:, None], axis=1)[:, 0]
    return np.where(number > 0, found, 0)


def _first_of_the_best(gain: FloatArray, box: Box) -> tuple[int, int]:
    """Place and side of the largest gain; among equals, of an input that is bounded already."""
    best = np.argwhere(gain >= gain.max())
    known = [pair for pair in best if box.inputs[pair[0]]]
    place, side = (known or list(best))[0]
    return int(place), int(side)


def _widened(
    box: Box, points: FloatArray, interest: BoolArray, place: int, side: int
) -> tuple[float, Box] | None:
    """A box that is a step wider on one side, behind its density; none where that is lower."""
    inside = box.holds(points)
    new = box.freed(place, side).holds(points) & ~inside
    beyond = np.sort(points[new, place])
    if side == LOW:
        beyond = beyond[::-1]
    step = max(1, int(PEEL * inside.sum()))
    wider = box.freed(place, side)
    if len(beyond) > step:
        wider = box.moved(place, side, float(beyond[step - 1 : step + 1].mean()))
    took = wider.holds(points)
    density = float(interest[took].mean())
    return (density, wider) if density >= interest[inside].mean() else None
