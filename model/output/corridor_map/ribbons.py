"""Corridors as ribbons on a drawing: side by side where they share a railway."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from model.output.corridor_map.courses import courses, steps
from model.output.corridor_map.places import Place
from model.output.corridor_map.projection import Point, Projection

_Step = frozenset[Place]


@dataclass(frozen=True, slots=True)
class Ribbon:
    """The line of a corridor: the points that it runs through, and its `width` in the drawing.

    `branches` are the lines of further routes, which have no width of their own.
    """

    corridor: str
    width: float
    points: tuple[Point, ...]
    branches: tuple[tuple[Point, ...], ...]


def ribbons(widths: Mapping[str, float], project: Projection) -> list[Ribbon]:
    """The corridors of some width above nothing, laid out in the order of the network."""
    shown = [name for name in courses() if widths.get(name, 0.0) > 0.0]
    offsets = _offsets({name: widths[name] for name in shown})
    return [
        Ribbon(
            name,
            widths[name],
            tuple(_beside(courses()[name].main, offsets[name], project)),
            tuple(
                tuple(project(place.longitude, place.latitude) for place in branch)
                for branch in courses()[name].branches
            ),
        )
        for name in shown
    ]


def _offsets(widths: Mapping[str, float]) -> dict[str, dict[_Step, float]]:
    """By corridor and step how far its middle lies beside the line from place to place.

    All that share a step lie one beside the other, and together in the middle.
    """
    sharing: dict[_Step, list[str]] = {}
    for name in widths:
        for step in steps(courses()[name].main):
            sharing.setdefault(step, []).append(name)
    offsets: dict[str, dict[_Step, float]] = {name: {} for name in widths}
    for step, names in sharing.items():
        edge = -sum(widths[name] for name in names) / 2
        for name in names:
            offsets[name][step] = edge + widths[name] / 2
            edge += widths[name]
    return offsets


def _beside(
    passed: tuple[Place, ...], offsets: Mapping[_Step, float], project: Projection
) -> list[Point]:
    """The points of a line that keeps its distance from each step of a way."""
    points: list[Point] = []
    for start, end in pairwise(passed):
        a = project(start.longitude, start.latitude)
        b = project(end.longitude, end.latitude)
        x, y = _normal(a, b)
        distance = offsets[frozenset((start, end))]
        points += [(c[0] + x * distance, c[1] + y * distance) for c in (a, b)]
    return list(dict.fromkeys(points))


def _normal(a: Point, b: Point) -> Point:
    """The unit vector to one side of a line: the same side whichever way one goes along it."""
    (west, first), (east, second) = sorted((a, b))
    length = hypot(east - west, second - first) or 1.0
    return (first - second) / length, (east - west) / length
