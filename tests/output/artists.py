"""Reading figures: the artists that matplotlib is to draw, as numbers, words and colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from model.languages import Language

HERE = Path("not_written.png")


@dataclass
class Kept:
    """A figure that would have been written, with its title and caption."""

    figure: Figure = field(default_factory=Figure)
    title: str = ""
    caption: str = ""

    @property
    def panels(self) -> list[Axes]:
        """Its panels that are to be seen, in reading order."""
        return [axes for axes in self.figure.axes if axes.get_visible()]


def kept(monkeypatch: pytest.MonkeyPatch, module: ModuleType, draw: Callable[[], Path]) -> Kept:
    """What a function of a module draws, unwritten."""
    found = Kept()

    def keep(
        figure: Figure, path: Path, title: str, caption: str, text: Language | None = None
    ) -> Path:
        found.figure, found.title, found.caption = figure, title, caption
        return path

    monkeypatch.setattr(module, "finish", keep)
    draw()
    return found


@dataclass(frozen=True)
class Band:
    """A filled band: its colour, and where it begins and ends over each place of its axis."""

    colour: str
    places: list[float]
    low: list[float]
    high: list[float]


def bands(axes: Axes) -> list[Band]:
    """The bands of a panel, in the order in which they are drawn."""
    return [_band(each) for each in axes.collections if isinstance(each, PolyCollection)]


def _band(drawn: PolyCollection) -> Band:
    points = np.vstack([path.vertices for path in drawn.get_paths()])
    places = sorted(set(points[:, 0].tolist()))
    heights = [points[points[:, 0] == place, 1] for place in places]
    colour = to_hex(np.atleast_2d(drawn.get_facecolor())[0]).upper()
    return Band(colour, places, [h.min() for h in heights], [h.max() for h in heights])


@dataclass(frozen=True)
class Line:
    """A line or marks: colour, marker, and the points."""

    colour: str
    marker: str
    x: list[float]
    y: list[float]


def lines(axes: Axes, marker: str | None = None) -> list[Line]:
    """Lines and marks of a panel, or those of one marker, in the order in which they are drawn."""
    found = [
        Line(
            to_hex(each.get_color()).upper(),
            str(each.get_marker()),
            np.asarray(each.get_xdata(), dtype=float).tolist(),
            np.asarray(each.get_ydata(), dtype=float).tolist(),
        )
        for each in axes.lines
    ]
    return [each for each in found if marker in (None, each.marker)]


@dataclass(frozen=True)
class Stroke:
    """A straight stroke: its colour and its two ends."""

    colour: str
    start: tuple[float, float]
    end: tuple[float, float]


def strokes(axes: Axes) -> list[Stroke]:
    """The strokes that ``hlines`` and ``vlines`` drew."""
    return [
        Stroke(to_hex(np.atleast_2d(each.get_color())[0]).upper(), tuple(ends[0]), tuple(ends[1]))
        for each in axes.collections
        if isinstance(each, LineCollection)
        for ends in each.get_segments()
    ]


@dataclass(frozen=True)
class Bar:
    """A bar lying: its colour, density, where it begins and ends, and the middle of its height."""

    colour: str
    density: float
    start: float
    end: float
    row: float


def bars(axes: Axes) -> list[Bar]:
    """The bars of a panel."""
    return [
        Bar(
            to_hex(each.get_facecolor()).upper(),
            each.get_facecolor()[3],
            each.get_x(),
            each.get_x() + each.get_width(),
            round(each.get_y() + each.get_height() / 2, 9),
        )
        for each in axes.patches
        if isinstance(each, Rectangle)
    ]


def words(axes: Axes) -> list[str]:
    """What is written in a panel, but for its axes and title."""
    return [text.get_text() for text in axes.texts]


def names_of_rows(axes: Axes) -> list[str]:
    """The words at the places of the upright axis, from the top if the axis is turned."""
    return [label.get_text() for label in axes.get_yticklabels()]
