"""Figures of sensitivity: which inputs the spread of an outcome comes from, and when."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from model.analysis.sensitivity.saltelli import LUCK
from model.analysis.sensitivity.sobol import Index, Indices
from model.outcomes import Outcome
from model.output.frame import WIDTH, finish, label_ends, mark_projection, over_years
from model.output.input_titles import input_title
from model.output.palette import FAINT, INK, REFERENCE, SERIES
from model.output.widths import shortened

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BARS, LINES = 12, 5
"""Inputs that the upper panel shows, and those that the lower one follows over the years."""
_BAR, _NAMES = 0.27, 2.55
"""Inches of an input, and of the column of their names."""
_TITLE, _HEAD, _FOOT, _YEARS, _CAPTION = 0.35, 0.35, 0.85, 2.5, 0.85
_LONGEST = 36
_ALONE, _TOTAL = SERIES[0], SERIES[1]
_NOTE = (
    "Sobol indices in % of the variance, with 95 % bootstrap intervals; below, total indices over "
    "the years.\nLuck: the run index, which settles shocks, events and all that is not varied"
)


def sobol_chart(years: Sequence[Indices], about: Outcome, of: str, path: Path) -> Path:
    """An outcome's indices in the last of the `years`, and its total indices in each of them.

    `of` says in the caption what they are from.
    """
    from matplotlib.figure import Figure

    last = years[-1]
    shown = sorted([*last.inputs[:BARS], last.luck], key=lambda each: -each.total)
    bars = _BAR * len(shown)
    height = _TITLE + _HEAD + bars + _FOOT + _YEARS + _CAPTION
    figure = Figure(figsize=(WIDTH, height))
    width = WIDTH - _NAMES - 0.35
    bottom = height - _TITLE - _HEAD - bars
    _dots(figure.add_axes((_NAMES / WIDTH, bottom / height, width / WIDTH, bars / height)), shown)
    lower = (0.75 / WIDTH, _CAPTION / height, (WIDTH - 2.2) / WIDTH, _YEARS / height)
    _lines(figure.add_axes(lower), years)
    title = f"{about.title}: where its spread in {last.year} comes from"
    return finish(figure, path, title, f"{_NOTE}.\n{of}.")


def _dots(axes: Axes, shown: Sequence[Index]) -> None:
    """First-order and total index of each input with their intervals."""
    for place, each in enumerate(shown):
        _dot(axes, place - 0.16, (each.first, each.first_low, each.first_high), _ALONE, "o")
        _dot(axes, place + 0.16, (each.total, each.total_low, each.total_high), _TOTAL, "D")
    axes.set_ylim(len(shown) - 0.4, -0.6)
    axes.set_yticks(
        range(len(shown)), [shortened(input_title(each.input), _LONGEST) for each in shown]
    )
    axes.axvline(0.0, color=REFERENCE, linewidth=0.8)
    axes.set_xlabel("% of the variance", fontsize=8.5, color=INK)
    for x, text, colour in ((0.0, "\u25cf alone", _ALONE), (0.2, "\u25c6 in all", _TOTAL)):
        axes.annotate(
            text, (x, 1.0), xycoords="axes fraction", xytext=(0, 4), textcoords="offset points",
            fontsize=8.5, color=colour,
        )  # fmt: skip
    axes.grid(axis="x", color=FAINT, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(colors=INK, labelsize=8.5)
    axes.tick_params(axis="y", length=0)


def _dot(
    axes: Axes, height: float, estimate: tuple[float, float, float], colour: str, marker: str
) -> None:
    middle, low, high = (100.0 * value for value in estimate)
    axes.hlines(height, low, high, color=colour, linewidth=1.2)
    axes.plot(middle, height, marker, color=colour, markersize=4.5)


def _lines(axes: Axes, years: Sequence[Indices]) -> None:
    """Total indices over the years of those that lead in the last one, and of luck."""
    when = [each.year for each in years]
    over_years(axes, when, "total index, % of the variance")
    leading = [each.input for each in years[-1].inputs[:LINES]]
    colours = dict(zip(leading, SERIES, strict=False)) | {LUCK: REFERENCE}
    ends = []
    for name, colour in colours.items():
        found = [next(e for e in each.indices if e.input == name) for each in years]
        low, middle, high = (
            [100.0 * value for value in column]
            for column in zip(*((e.total_low, e.total, e.total_high) for e in found), strict=True)
        )
        axes.fill_between(when, low, high, color=colour, alpha=0.13, linewidth=0)
        axes.plot(when, middle, color=colour, linewidth=1.7, marker="" if len(when) > 1 else "o")
        ends.append((middle[-1], input_title(name), colour))
    axes.set_ylim(bottom=0.0)
    mark_projection(axes, when)
    label_ends(axes, when[-1], ends)
