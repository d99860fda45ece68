"""Fan charts: medians over the years, and how far the runs spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.ensemble.summary import Summary
from model.numerics.arrays import FloatArray
from model.output.numbers import scale
from model.output.palette import INK
from model.output.report.drawing.axes import LEFT, RIGHT, YearFrame, year_frame
from model.output.report.drawing.canvas import Canvas
from model.output.report.quantities import Quantities

WIDTH, HEIGHT = 440.0, 250.0
_OUTER, _INNER = 0.16, 0.26
"""How dense the bands of 90 and 50 % are."""


@dataclass(frozen=True, slots=True)
class Line:
    """The median of a summary in a colour, with its bands if asked for."""

    summary: Summary
    colour: str
    bands: bool = True
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """What is written around a chart, and read aloud for it."""

    title: str
    description: str
    unit: str


def fan(
    lines: Sequence[Line],
    words: Words,
    write: Quantities,
    bounds: tuple[float, float] | None = None,
    zero: bool = False,
) -> str:
    """Lines over all years that any of them covers, the first one below; with a line at `zero` if
    asked for."""
    canvas = Canvas(WIDTH, HEIGHT, words.title, words.description)
    years = sorted({year for line in lines for year in line.summary.years})
    frame = year_frame(canvas, years, bounds or extent(lines), words.unit, write)
    if zero:
        y = frame.y(0.0)
        canvas.line([(LEFT, y), (canvas.width - RIGHT, y)], INK, 0.9, class_="ink-line")
    for line in lines:
        _draw(canvas, frame, line)
    return canvas.svg()


def extent(lines: Sequence[Line], zero: bool = False) -> tuple[float, float]:
    """The lowest and the highest value that the lines show, as shown."""
    low, high = (0.0, 0.0) if zero else (float("inf"), float("-inf"))
    for line in lines:
        values = _shown(line)
        values = values if line.bands else values[2:3]
        low, high = min(low, float(values.min())), max(high, float(values.max()))
    return low, high


def _draw(canvas: Canvas, frame: YearFrame, line: Line) -> None:
    p05, p25, median, p75, p95 = _shown(line)
    years = line.summary.years
    if line.bands:
        for low, high, opacity in ((p05, p95, _OUTER), (p25, p75, _INNER)):
            outline = [*frame.points(years, high), *reversed(frame.points(years, low))]
            canvas.area(outline, line.colour, opacity)
    dashes = {"stroke_dasharray": "6 3"} if line.dashed else {}
    canvas.line(frame.points(years, median), line.colour, 2.0, stroke_linejoin="round", **dashes)


def _shown(line: Line) -> FloatArray:
    """Percentiles (percentiles, years) in the unit that is shown."""
    return line.summary.percentiles * scale(line.summary.unit).factor
