"""A box of inputs, and how well it tells some futures from the others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.numerics.arrays import BoolArray, FloatArray, IntArray

LOW, HIGH = 0, 1
"""The two sides of an input's range: columns of bounds."""


@dataclass(frozen=True, eq=False, slots=True)
class Box:
    """Bounds of some inputs, (inputs, 2): the lowest and highest value inside.

    A side that is not bounded is at minus or plus infinity.
    """

    bounds: FloatArray

    @classmethod
    def whole(cls, inputs: int) -> Box:
        """The box that holds everything."""
        return cls(np.tile([-np.inf, np.inf], (inputs, 1)))

    @property
    def restricted(self) -> BoolArray:
        """Which sides of which inputs are bounded, (inputs, 2)."""
        return np.isfinite(self.bounds)

    @property
    def inputs(self) -> BoolArray:
        """Which inputs are bounded on either side, (inputs,)."""
        bounded: BoolArray = np.logical_or.reduce(self.restricted, axis=1)
        return bounded

    def holds(self, points: FloatArray) -> BoolArray:
        """Which points, (points, inputs), lie inside: (points,)."""
        inside = (points >= self.bounds[:, LOW]) & (points <= self.bounds[:, HIGH])
        whole: BoolArray = np.logical_and.reduce(inside, axis=1)
        return whole

    def moved(self, place: int, side: int, to: float) -> Box:
        """The box with one of its bounds elsewhere."""
        bounds = self.bounds.copy()
        bounds[place, side] = to
        return Box(bounds)

    def spread(self, places: IntArray, inputs: int) -> Box:
        """This box of some inputs as one of all `inputs`, where these have certain `places`."""
        bounds = Box.whole(inputs).bounds
        bounds[places] = self.bounds
        return Box(bounds)

    def freed(self, place: int, side: int) -> Box:
        """The box without one of its bounds."""
        return self.moved(place, side, np.inf if side == HIGH else -np.inf)


@dataclass(frozen=True, slots=True)
class Fit:
    """How a box tells the futures of interest from the others.

    Of `interest` futures of interest among all `total`, `caught` lie among the `inside` futures in
    the box. `coverage` is the share of those of interest that it holds, `density` the share of its
    own that are of interest, `mass` its share of all, and `score` the harmonic mean of coverage and
    density.
    """

    inside: int
    caught: int
    interest: int
    total: int

    @property
    def coverage(self) -> float:
        """Share of the futures of interest that lie in the box."""
        return self.caught / self.interest if self.interest else 0.0

    @property
    def density(self) -> float:
        """Share of the futures in the box that are of interest."""
        return self.caught / self.inside if self.inside else 0.0

    @property
    def mass(self) -> float:
        """Share of all futures that lie in the box."""
        return self.inside / self.total

    @property
    def score(self) -> float:
        """Harmonic mean of coverage and density: high only where both are."""
        both = self.inside + self.interest
        return 2.0 * self.caught / both if both else 0.0


def fit(box: Box, points: FloatArray, interest: BoolArray) -> Fit:
    """How a box tells the points of `interest`, (points,), from the other `points`."""
    inside = box.holds(points)
    return Fit(int(inside.sum()), int((inside & interest).sum()), int(interest.sum()), len(points))
