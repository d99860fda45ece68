"""Reading the drawings of a report: lines, areas, boxes, dots and words, as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree

Point = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """A line or an area: its colour, its points, and what else is said of it."""

    colour: str
    points: list[Point]
    more: dict[str, str]

    @property
    def x(self) -> list[float]:
        """Places across."""
        return [x for x, _ in self.points]

    @property
    def y(self) -> list[float]:
        """Places from above."""
        return [y for _, y in self.points]


def lines(svg: str) -> list[Shape]:
    """The lines of a drawing, in the order in which they are drawn."""
    return _shapes(svg, "polyline", "stroke")


def areas(svg: str) -> list[Shape]:
    """The filled areas of a drawing."""
    return _shapes(svg, "polygon", "fill")


def _shapes(svg: str, tag: str, colour: str) -> list[Shape]:
    found = []
    for each in ElementTree.fromstring(svg).iter(tag):
        pairs = (pair.split(",") for pair in each.attrib["points"].split())
        points = [(float(x), float(y)) for x, y in pairs]
        found.append(Shape(each.attrib[colour], points, dict(each.attrib)))
    return found


def all_of(svg: str, tag: str) -> list[dict[str, str]]:
    """The attributes of all elements of a kind."""
    return [dict(each.attrib) for each in ElementTree.fromstring(svg).iter(tag)]


def words(svg: str) -> dict[str, Point]:
    """What is written, and where."""
    return {
        each.text or "": (float(each.attrib["x"]), float(each.attrib["y"]))
        for each in ElementTree.fromstring(svg).iter("text")
    }
