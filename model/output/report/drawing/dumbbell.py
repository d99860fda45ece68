"""From where to where inputs are turned, on a scale from 0 to 1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.output.palette import FAINT, REFERENCE
from model.output.report.drawing.canvas import Canvas

WIDTH, _ROW, _TOP, _NAMES = 440.0, 26.0, 22.0, 235.0
_LONGEST = 36


@dataclass(frozen=True, slots=True)
class Turn:
    """An input and its settings in the reference and in a scenario, from 0 to 1."""

    title: str
    start: float
    end: float


def dumbbell(turns: Sequence[Turn], colour: str, title: str, description: str) -> str:
    """A row an input: a grey dot for the reference, a coloured one for the scenario."""
    canvas = Canvas(WIDTH, _TOP + _ROW * len(turns) + 4, title, description)

    def x(level: float) -> float:
        return _NAMES + 14 + level * (WIDTH - _NAMES - 30)

    for level in (0.0, 0.5, 1.0):
        canvas.line(
            [(x(level), _TOP - 4), (x(level), canvas.height - 4)], FAINT, 0.8, class_="faint"
        )
        canvas.words((x(level), 12), f"{level:g}", "middle", class_="ink")
    for row, turn in enumerate(turns):
        y = _TOP + _ROW * (row + 0.5)
        canvas.words((_NAMES, y + 4), _cut(turn.title), "end", class_="ink")
        canvas.line([(x(turn.start), y), (x(turn.end), y)], colour, 2.5, stroke_opacity="0.6")
        canvas.dot((x(turn.start), y), 5, REFERENCE, class_="grey-fill")
        canvas.dot((x(turn.end), y), 6, colour)
    return canvas.svg()


def _cut(title: str) -> str:
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
