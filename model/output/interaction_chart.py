"""Heat maps of interactions: which pairs of risks are worse together than added up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from model.analysis.interactions import UNTOLD, Interactions
from model.numerics.arrays import FloatArray
from model.output.frame import WIDTH, finish
from model.output.numbers import scale, signed
from model.output.palette import FAINT, INK, REFERENCE
from model.output.titles import input_title

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PANELS = 3
"""Outcomes that one figure has room for."""
_ROW, _HEAD, _GAP = 0.34, 0.42, 0.2
_TITLE, _CAPTION, _NAMES, _TOP = 0.35, 0.66, 2.3, 1.3
_NOTE = (
    "Grey: mean change with one dial at its worst (1). Others: what two dials do together less "
    "what each does alone.\nPink: worse together than added up (compound); green: less bad "
    "(cancel); white, with ?: not told apart from adding up"
)


def interaction_chart(found: Sequence[Interactions], scenario: str, about: str, path: Path) -> Path:
    """A panel an outcome: all pairs of its dials as a triangle, single effects on its edge.

    `about` says in the caption what it was made from.
    """
    from matplotlib.figure import Figure

    rows = len(found[0].singles)
    room = _HEAD + _ROW * rows + _GAP
    height = _TITLE + _TOP + room * len(found) + _CAPTION
    figure = Figure(figsize=(WIDTH, height))
    top = height - _TITLE - _TOP
    for place, each in enumerate(found):
        bottom = top - _HEAD - _ROW * rows
        box = _NAMES / WIDTH, bottom / height, 1 - (_NAMES + 1.05) / WIDTH, _ROW * rows / height
        _panel(figure.add_axes(box), each, labelled=place == 0)
        top -= room
    title = f"Which risks of {scenario} compound, in {found[0].year}"
    return finish(figure, path, title, f"{_NOTE}.\n{about}.")


def _panel(axes: Axes, found: Interactions, labelled: bool) -> None:
    dials = [single.dial for single in found.singles]
    axes.imshow(_colours(found, dials), aspect="auto")
    factor = scale(found.outcome.annual_unit).factor
    for place, single in enumerate(found.singles):
        _write(axes, place, place, signed(single.change.mean * factor), INK)
    for pair in found.pairs:
        column, row = sorted((dials.index(pair.first), dials.index(pair.second)))
        text = signed(pair.change.mean * factor)
        untold = pair.verdict == UNTOLD
        _write(axes, column, row, f"{text} ?" if untold else text, REFERENCE if untold else INK)
    _frame(axes, [input_title(dial) for dial in dials], labelled)
    unit = scale(found.outcome.annual_unit).unit_of_change
    above = "\n" if labelled else ""
    axes.set_title(
        f"{found.outcome.title}, {unit}{above}", loc="left", x=-0.55, fontsize=10, color=INK
    )


def _colours(found: Interactions, dials: Sequence[str]) -> FloatArray:
    """The colour of each cell, (dials, dials, red green blue alpha)."""
    from matplotlib import colormaps
    from matplotlib.colors import to_rgba

    better = -1.0 if found.outcome.better == "lower" else 1.0
    told = [pair for pair in found.pairs if pair.verdict != UNTOLD]
    full = max((abs(pair.change.mean) for pair in told), default=0.0) or 1.0
    cells = np.ones((len(dials), len(dials), 4))
    cells[np.diag_indices(len(dials))] = to_rgba(FAINT)
    for pair in told:
        column, row = sorted((dials.index(pair.first), dials.index(pair.second)))
        shade = 0.5 + 0.36 * better * pair.change.mean / full
        cells[row, column] = colormaps["PiYG"](shade)
    return cells


def _write(axes: Axes, column: int, row: int, text: str, colour: str) -> None:
    shown = text.replace("-", "\u2212")
    axes.text(column, row, shown, ha="center", va="center_baseline", fontsize=7.5, color=colour)


def _frame(axes: Axes, titles: Sequence[str], labelled: bool) -> None:
    """The dials at the side and, in the first panel, above."""
    axes.set_yticks(range(len(titles)), titles, fontsize=8.5, color=INK)
    axes.set_xticks(range(len(titles)), titles if labelled else [""] * len(titles))
    axes.tick_params(length=0, top=True, labeltop=True, bottom=False, labelbottom=False)
    for label in axes.get_xticklabels():
        label.set(rotation=30, ha="left", va="bottom", rotation_mode="anchor", fontsize=8.5)
    axes.spines[:].set_visible(False)
