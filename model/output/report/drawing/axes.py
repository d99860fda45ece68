"""A frame for values over years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.output.palette import FAINT, INK, REFERENCE
from model.output.report.drawing.canvas import Canvas, Point
from model.output.report.quantities import Quantities
from model.world.observed import LAST_OBSERVED

LEFT, RIGHT, TOP, BOTTOM = 58.0, 14.0, 30.0, 24.0
_TICKS = 5


@dataclass(frozen=True)
class YearFrame:
    """Where years and values lie on a canvas."""

    canvas: Canvas
    years: tuple[int, ...]
    low: float
    high: float

    def x(self, year: float) -> float:
        """The place of a year across."""
        first, last = self.years[0], self.years[-1]
        part = (year - first) / (last - first) if last > first else 0.5
        return LEFT + part * (self.canvas.width - LEFT - RIGHT)

    def y(self, value: float) -> float:
        """The place of a value from above."""
        part = (value - self.low) / (self.high - self.low)
        return self.canvas.height - BOTTOM - part * (self.canvas.height - TOP - BOTTOM)

    def points(self, years: Sequence[int], values: Sequence[float]) -> list[Point]:
        """A value for each of some years as points."""
        return [(self.x(year), self.y(value)) for year, value in zip(years, values, strict=True)]


def year_frame(
    canvas: Canvas,
    years: Sequence[int],
    bounds: tuple[float, float],
    unit: str,
    write: Quantities,
) -> YearFrame:
    """Draw axes that hold values within `bounds`, with the `unit` above and years below."""
    ticks = _ticks(*bounds)
    frame = YearFrame(canvas, tuple(years), min(ticks[0], bounds[0]), max(ticks[-1], bounds[1]))
    for tick in ticks:
        y = frame.y(tick)
        canvas.line([(LEFT, y), (canvas.width - RIGHT, y)], FAINT, 0.7, class_="faint")
        canvas.words((LEFT - 6, y + 4), _tick(tick, ticks, write), "end", class_="ink")
    canvas.words((4, 15), unit, colour=INK, class_="ink")
    for year in _years(years):
        canvas.words((frame.x(year), canvas.height - 6), str(year), "middle", class_="ink")
    if years[0] < LAST_OBSERVED.year < years[-1]:
        x = frame.x(LAST_OBSERVED.year)
        canvas.line(
            [(x, TOP), (x, canvas.height - BOTTOM)], REFERENCE, 0.9, stroke_dasharray="4 3",
            class_="grey",
        )  # fmt: skip
    return frame


def _ticks(low: float, high: float) -> list[float]:
    """Round values across a range, at least two."""
    from matplotlib.ticker import MaxNLocator

    if not high > low:
        low, high = low - 0.5 - abs(low) * 0.01, high + 0.5 + abs(high) * 0.01
    locator = MaxNLocator(_TICKS, steps=[1, 2, 2.5, 5, 10])
    return [float(tick) for tick in locator.tick_values(low, high)]


def _tick(value: float, ticks: Sequence[float], write: Quantities) -> str:
    """A tick with the decimals that tell it from the next."""
    step = ticks[1] - ticks[0]
    digits = next(d for d in range(7) if d == 6 or abs(round(step, d) - step) < 1e-6 * step)
    return write.plain(value, digits)


def _years(years: Sequence[int]) -> list[int]:
    """The years that are written: few enough not to touch."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 1000) if len(years) <= 6 * step)
    return [year for year in years if year % step == 0] or [years[0]]
