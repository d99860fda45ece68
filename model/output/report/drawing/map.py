"""The map of land corridors: a line's width is the containers that go over the corridor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.output.corridor_map import EURASIA, Extent, Projection, home_outline, places, ribbons
from model.output.palette import CORRIDORS, INK, REFERENCE
from model.output.report.drawing.canvas import Canvas

WIDTH = 470.0
LEAST = 0.35
"""The width of the thinnest line that can be seen."""


@dataclass(frozen=True, slots=True)
class Label:
    """A node of the network to be named, and on which side of it."""

    node: str
    words: str
    dx: float = 0.0
    dy: float = -7.0
    anchor: str = "middle"


def corridor_map(
    flows: Mapping[str, float],
    teu_a_pixel: float,
    labels: Sequence[Label],
    title: str,
    description: str,
    extent: Extent = EURASIA,
) -> str:
    """Corridors with their containers, TEU a year, drawn to a scale that maps can share."""
    project = Projection(extent, WIDTH)
    canvas = Canvas(WIDTH, project.height, title, description)
    canvas.area(
        [project(*point) for point in home_outline()], FILL, 1.0, class_="land",
        stroke=REFERENCE, stroke_width="0.8",
    )  # fmt: skip
    widths = {name: max(LEAST, teu / teu_a_pixel) for name, teu in flows.items() if teu > 0.0}
    drawn = ribbons(widths, project)
    for ribbon in drawn:
        for branch in ribbon.branches:
            canvas.line(
                branch, colour_of(ribbon.corridor), 0.8, stroke_opacity="0.7",
                stroke_dasharray="2 2",
            )  # fmt: skip
    for ribbon in drawn:
        canvas.line(
            ribbon.points, colour_of(ribbon.corridor), ribbon.width, stroke_linejoin="round"
        )
    for label in labels:
        x, y = project(places()[label.node].longitude, places()[label.node].latitude)
        canvas.dot((x, y), 2.2, INK, class_="ink")
        canvas.words(
            (x + label.dx, y + label.dy), label.words, label.anchor, font_size="11",
            class_="ink halo",
        )  # fmt: skip
    return canvas.svg()


FILL = "#F1EDE4"


def colour_of(corridor: str) -> str:
    """The colour of a corridor; grey for those that have none."""
    return CORRIDORS.get(corridor, REFERENCE)
