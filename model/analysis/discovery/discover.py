"""Scenario discovery: in which corner of what may come do futures end badly?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from model.analysis.bad_futures import FEWEST, Ending
from model.analysis.discovery.box import LOW, Box, Fit, fit
from model.analysis.discovery.choice import quasi_p, settle, trajectory
from model.analysis.discovery.soundness import Soundness, soundness
from model.ensemble.progress import Progress, silent
from model.numerics.arrays import BoolArray, FloatArray

CHANCE = 0.05
"""Share of searches among shuffled futures that may do as well as one that found something."""
AGAIN = 0.5
"""Share of random halves of the futures in which a bound has to be found again."""
_STEPS = 1000


@dataclass(frozen=True, slots=True)
class Bound:
    """One side of one input that a box bounds.

    `again` is the share of random halves of the futures in which the search bounds it too.
    """

    name: str
    side: int
    value: float
    quasi_p: float
    again: float

    def document(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "input": self.name,
            "side": "above" if self.side == LOW else "below",
            "value": self.value,
            "quasi_p": self.quasi_p,
            "restricted_in_resamples": self.again,
        }


@dataclass(frozen=True, eq=False, slots=True)
class Region:
    """A box in which futures end badly, the `trajectory` of fits it was chosen from, and its worth.

    `fit` counts the futures not yet in an earlier region, but coverage is of all that end badly.
    """

    box: Box
    bounds: tuple[Bound, ...]
    fit: Fit
    trajectory: tuple[tuple[Fit, int], ...]
    """How each box of the peeling fits, and how many inputs it bounds."""
    soundness: Soundness

    @property
    def found(self) -> bool:
        """Whether there is anything: hardly a shuffle has a box as good, and most random halves of
        the futures bound an input as it does."""
        again = max((bound.again for bound in self.bounds), default=0.0)
        return again >= AGAIN and self.soundness.chance <= CHANCE

    def document(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "found": self.found,
            "bounds": [bound.document() for bound in self.bounds],
            **_fit_document(self.fit),
            "held_out": _fit_document(self.soundness.held_out),
            "chance": self.soundness.chance,
            "trajectory": [
                {**_fit_document(each), "inputs_restricted": inputs}
                for each, inputs in self.trajectory
            ],
        }


@dataclass(frozen=True, eq=False, slots=True)
class Discovery:
    """The regions of one ending, the best first; the last is the one that was not good enough to
    be called found, if the search ended so."""

    ending: Ending
    names: tuple[str, ...]
    points: FloatArray
    """The inputs of the futures, (futures, inputs)."""
    regions: tuple[Region, ...]

    @property
    def found(self) -> tuple[Region, ...]:
        """The regions that are no accident."""
        return tuple(region for region in self.regions if region.found)

    @property
    def together(self) -> Fit:
        """How the found regions do as one."""
        bad = self.ending.bad
        inside = np.zeros(len(bad), dtype=bool)
        for region in self.found:
            inside |= region.box.holds(self.points)
        return Fit(int(inside.sum()), int((inside & bad).sum()), int(bad.sum()), len(bad))

    def often_restricted(self) -> list[tuple[str, float]]:
        """Inputs that the first search bounds in resamples, the most often bounded first."""
        if not self.regions:
            return []
        shares = self.regions[0].soundness.restricted.max(axis=1)
        order = np.argsort(-shares, kind="stable")
        return [(self.names[place], float(shares[place])) for place in order if shares[place] > 0.0]

    def document(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            **self.ending.document(),
            "base_share": float(self.ending.bad.mean()),
            "inputs": len(self.names),
            "regions": [region.document() for region in self.regions],
            "together": _fit_document(self.together),
            "restricted_in_resamples": dict(self.often_restricted()),
        }


def discover(
    inputs: Mapping[str, FloatArray],
    ending: Ending,
    most: int,
    seed: int,
    progress: Progress = silent,
) -> Discovery:
    """Up to `most` regions of the `inputs`, (futures,) each, in which futures end badly.

    Each next one is looked for among the futures outside those before (covering; Friedman and
    Fisher 1999), until one is no better than what chance finds. Inputs that do not vary are left
    out; where fewer than `FEWEST` futures end badly, or end well, nothing is looked for.
    """
    names = tuple(name for name, values in inputs.items() if np.ptp(values) > 0.0)
    points = np.column_stack([inputs[name] for name in names])
    regions = tuple(_regions(names, points, ending.bad, most, seed, progress)) if names else ()
    return Discovery(ending, names, points, regions)


def _regions(
    names: Sequence[str],
    points: FloatArray,
    bad: BoolArray,
    most: int,
    seed: int,
    progress: Progress,
) -> Iterator[Region]:
    rest = np.ones(len(points), dtype=bool)
    for number in range(most):
        if min(bad[rest].sum(), (~bad[rest]).sum()) < FEWEST:
            return
        told = partial(_told, progress, number, most)
        region = _region(names, points[rest], bad[rest], int(bad.sum()), seed + number, told)
        yield region
        if not region.found:
            return
        rest &= ~region.box.holds(points)


def _told(progress: Progress, number: int, most: int, done: int, total: int) -> None:
    progress(int(_STEPS * (number + done / total)), _STEPS * most)


def _region(
    names: Sequence[str],
    points: FloatArray,
    bad: BoolArray,
    all_bad: int,
    seed: int,
    progress: Progress,
) -> Region:
    """The best region of some futures, judged; `all_bad` is what its coverage is a share of."""
    boxes = trajectory(points, bad)
    box = settle(boxes, points, bad)
    own = fit(box, points, bad)
    sound = soundness(points, bad, own.score, seed, progress)
    way = [(replace(fit(each, points, bad), interest=all_bad), each) for each in boxes]
    return Region(
        box=box,
        bounds=_bounds(names, box, quasi_p(box, points, bad), sound),
        fit=replace(own, interest=all_bad),
        trajectory=tuple((each, int(where.inputs.sum())) for each, where in way),
        soundness=replace(sound, held_out=replace(sound.held_out, interest=all_bad)),
    )


def _bounds(
    names: Sequence[str], box: Box, values: FloatArray, sound: Soundness
) -> tuple[Bound, ...]:
    """The bounds of a box, the surest first."""
    found = [
        Bound(
            names[place],
            int(side),
            float(box.bounds[place, side]),
            float(values[place, side]),
            float(sound.restricted[place, side]),
        )
        for place, side in np.argwhere(box.restricted)
    ]
    return tuple(sorted(found, key=lambda bound: (bound.quasi_p, bound.name)))


def _fit_document(each: Fit) -> dict[str, Any]:
    return {
        "coverage": each.coverage,
        "density": each.density,
        "mass": each.mass,
        "inside": each.inside,
        "bad_inside": each.caught,
    }
