"""Dot plots: several outcomes of one unit in one year, each with the reference beside it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.dashboard.figures.frame import (
    REFERENCE,
    SCENARIO,
    Figure,
    axis,
    figure,
    written,
)
from model.languages import Language

_APART = 0.17
"""How far above and below the middle of its line an ensemble is drawn."""


_WIDEST, _A_LINE = 24, 15
"""Letters of a title on a line, and pixels that a line takes."""


@dataclass(frozen=True, slots=True)
class Dots:
    """A line of the plot: 5th percentile, median and 95th of the reference and of the scenario."""

    title: str
    reference: tuple[float, float, float]
    scenario: tuple[float, float, float] | None


def folded(title: str) -> str:
    """A title on as many lines as leave room for what it stands beside."""
    return "<br>".join(map(written, _lines_of(title)))


def heights(titles: Iterable[str], least: int) -> int:
    """Pixels for rows alike, each high enough for the longest title, and `least` at the least."""
    most = [len(_lines_of(title)) for title in titles]
    return len(most) * max(least, _A_LINE * max(most, default=1))


def _lines_of(title: str) -> list[str]:
    return textwrap.wrap(title, _WIDEST, break_long_words=False)


def dots(
    text: Language, lines: Sequence[Dots], names: tuple[str, str], unit: str, key: str
) -> Figure:
    """The first line on top, the `names` those of reference and scenario."""
    places = [len(lines) - place for place in range(len(lines))]
    ensembles = [(names[0], REFERENCE, _APART, [line.reference for line in lines])]
    second = [line.scenario for line in lines if line.scenario is not None]
    if len(second) == len(lines):
        ensembles.append((names[1], SCENARIO, -_APART, second))
    data = []
    for name, colour, shift, spreads in ensembles:
        offset = shift if len(ensembles) > 1 else 0.0
        data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": written(name),
                "x": [median for _, median, _ in spreads],
                "y": [place + offset for place in places],
                "customdata": [[low, high] for low, _, high in spreads],
                "marker": {"color": colour, "size": 9},
                "error_x": {
                    "type": "data",
                    "symmetric": False,
                    "array": [high - median for _, median, high in spreads],
                    "arrayminus": [median - low for low, median, _ in spreads],
                    "color": colour,
                    "thickness": 1.6,
                    "width": 0,
                },
                "text": [written(line.title) for line in lines],
                "hovertemplate": "%{text}: %{x:,.4~r} (%{customdata[0]:,.4~r} … "
                "%{customdata[1]:,.4~r})<extra>" + written(name) + "</extra>",
            }
        )
    return figure(
        text,
        data,
        key,
        hovermode="closest",
        xaxis=axis(unit, tickformat=",~r", tickangle=0, zeroline=True, zerolinecolor="#BBBBBB"),
        yaxis=axis(
            tickvals=places,
            ticktext=[folded(line.title) for line in lines],
            range=[0.4, len(lines) + 0.6],
            showgrid=False,
        ),
    )
