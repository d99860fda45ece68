"""Tornado charts: how far each risk, alone, swings an outcome."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from model.analysis.ranking import Effect, Ranking
from model.output.frame import WIDTH, axis_number, finish
from model.output.numbers import number, scale
from model.output.palette import FAINT, INK, TO_ABSENCE, TO_WORST
from model.output.ranking_tables import ranks

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BARS, PANELS = 10, 4
"""Dials that a panel shows, and outcomes that a figure does."""
_BAR, _HEAD, _FOOT = 0.29, 0.6, 0.55
"""Inches of a dial, above a panel's bars, and below them."""
_TITLE, _CAPTION, _NAMES, _PLACES = 0.32, 0.5, 2.25, 0.95
"""Inches of the title and the caption, and of the columns left and right of the bars."""
_HALF = 0.18
"""Half of the height of one bar, of a dial's two, as a part of a dial's height."""
_NOTE = (
    "Bars: mean change, pale where it is not told apart from nothing; lines: 90 % of the runs; "
    "ticks: medians.\nRank: where a dial stands with 95 % confidence"
)


def tornado(rankings: Sequence[Ranking], scenario: str, about: str, path: Path) -> Path:
    """A panel an outcome: its dials, the one with the furthest swing first.

    `about` says in the caption what it was made from.
    """
    from matplotlib.figure import Figure

    bars = [min(BARS, len(ranking.dials)) for ranking in rankings]
    heights = [_HEAD + _BAR * number + _FOOT for number in bars]
    height = _TITLE + sum(heights) + _CAPTION
    figure = Figure(figsize=(WIDTH, height))
    top = height - _TITLE
    for ranking, shown, room in zip(rankings, bars, heights, strict=True):
        bottom = top - room + _FOOT
        box = (_NAMES / WIDTH, bottom / height, 1 - (_NAMES + _PLACES) / WIDTH)
        _panel(figure.add_axes((*box, _BAR * shown / height)), ranking, scenario, shown)
        top -= room
    title = f"The risks of {scenario}, one by one"
    return finish(figure, path, title, f"{_NOTE}; {about}.")


def _panel(axes: Axes, ranking: Ranking, scenario: str, shown: int) -> None:
    unit = scale(ranking.outcome.annual_unit)
    for place, each in enumerate(ranking.dials[:shown]):
        _bar(axes, place - _HALF, each.worst, unit.factor, TO_WORST)
        _bar(axes, place + _HALF, each.absent, unit.factor, TO_ABSENCE)
        setting = "drawn" if each.setting is None else f"{each.setting:g}"
        _beside(axes, place, setting, ranks(each))
    _beside(axes, -0.85, "at", "rank")
    _frame(axes, [each.title for each in ranking.dials[:shown]])
    median = f"{number(ranking.base_median * unit.factor)} {unit.unit}"
    change = f"change from {scenario}, median {median}"
    if unit.unit_of_change != unit.unit:
        change += f", in {unit.unit_of_change}"
    axes.set_xlabel(change, fontsize=8.5, color=INK)
    title = f"{ranking.outcome.title} in {ranking.year}"
    axes.set_title(title, loc="left", fontsize=10, color=INK, pad=15)
    for x, text, colour in (
        (0.0, "to the worst (1)", TO_WORST),
        (0.36, "to absence (0)", TO_ABSENCE),
    ):
        axes.annotate(
            f"\u25a0 {text}", (x, 1.0), xycoords="axes fraction", xytext=(0, 3),
            textcoords="offset points", fontsize=8, color=colour,
        )  # fmt: skip


def _frame(axes: Axes, names: Sequence[str]) -> None:
    """The dials' names at the side, and a scale below."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes.axvline(0.0, color=INK, linewidth=0.8)
    axes.set_ylim(len(names) - 0.45, -0.55)
    axes.set_yticks(range(len(names)), names)
    axes.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]))
    axes.xaxis.set_major_formatter(FuncFormatter(axis_number))
    axes.grid(axis="x", color=FAINT, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(colors=INK, labelsize=8.5)
    axes.tick_params(axis="y", length=0)


def _bar(axes: Axes, height: float, effect: Effect, factor: float, colour: str) -> None:
    """One end of a dial: its mean as a bar, its runs as a line, their median as a tick."""
    alpha = 0.9 if effect.told_apart else 0.35
    axes.barh(height, effect.mean * factor, height=2 * _HALF, color=colour, alpha=alpha)
    axes.hlines(height, effect.p05 * factor, effect.p95 * factor, color=INK, linewidth=0.8)
    median = effect.median * factor
    axes.vlines(median, height - 0.11, height + 0.11, color=INK, linewidth=1.4)


def _beside(axes: Axes, height: float, setting: str, rank: str) -> None:
    """The setting and the rank of a dial, right of its bars."""
    for inches, text in ((0.12, setting), (0.52, rank)):
        axes.annotate(
            text, (1.0, height), xycoords=("axes fraction", "data"), xytext=(72 * inches, 0),
            textcoords="offset points", va="center_baseline", fontsize=8, color=INK,
            annotation_clip=False,
        )  # fmt: skip
