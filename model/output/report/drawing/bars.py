"""Bars to either side of nothing: what adds up to a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.output.palette import INK
from model.output.report.drawing.canvas import Canvas
from model.output.report.quantities import Quantities

WIDTH, _ROW, _TOP = 440.0, 27.0, 10.0
_NAMES, _NUMBERS = 150.0, 62.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a change: its name, its size, and the range of 90 % of the runs."""

    name: str
    value: float
    low: float
    high: float


def bars(parts: Sequence[Bar], colour: str, title: str, description: str, write: Quantities) -> str:
    """A bar a part with its number, and a line for its range."""
    canvas = Canvas(WIDTH, _TOP + _ROW * len(parts) + 6, title, description)
    low = min(0.0, *(part.low for part in parts))
    high = max(0.0, *(part.high for part in parts))
    room = WIDTH - _NAMES - _NUMBERS

    def x(value: float) -> float:
        return _NAMES + (value - low) / ((high - low) or 1.0) * room

    for row, part in enumerate(parts):
        middle = _TOP + _ROW * (row + 0.5)
        left, right = sorted((x(0.0), x(part.value)))
        canvas.box((left, middle - 8), max(right - left, 0.5), 16, colour, fill_opacity="0.75")
        canvas.line([(x(part.low), middle), (x(part.high), middle)], INK, 1.2, class_="ink-line")
        canvas.words((_NAMES - 8, middle + 4), part.name, "end", class_="ink")
        canvas.words((WIDTH - 4, middle + 4), write.signed(part.value), "end", class_="ink")
    canvas.line([(x(0.0), _TOP), (x(0.0), canvas.height - 4)], INK, 0.8, class_="ink-line")
    return canvas.svg()
