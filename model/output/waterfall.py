"""Waterfall charts: from one scenario to another, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from model.analysis.decomposition import Contribution, Decomposition
from model.output.decomposition_tables import moved
from model.output.frame import WIDTH, axis_number, finish
from model.output.numbers import number, scale, signed
from model.output.palette import FAINT, INK, REFERENCE, TO_ABSENCE, TO_WORST
from model.output.titles import player_title

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 14
"""Players that have bars of their own; the others share one."""
_BAR, _HEAD, _FOOT = 0.27, 0.35, 0.55
_TITLE, _CAPTION, _NAMES, _RIGHT = 0.4, 0.62, 2.9, 0.9
_NOTE = (
    "Diamonds: means of the two scenarios. Bars: mean share of each in the gap (Shapley), which "
    "add up to it;\nlines: 95 % interval of that mean. Orange lowers the outcome, blue raises it"
)


@dataclass(frozen=True, slots=True)
class _Bar:
    title: str
    moved: str
    mean: float
    low: float
    high: float


def waterfall(
    found: Sequence[Decomposition], names: tuple[str, str], about: str, path: Path
) -> Path:
    """A panel an outcome: how it gets from the first scenario's mean to the second's.

    `about` says in the caption what it was made from.
    """
    from matplotlib.figure import Figure

    bars = [_bars(each) for each in found]
    heights = [_HEAD + _BAR * (len(each) + 2) + _FOOT for each in bars]
    height = _TITLE + sum(heights) + _CAPTION
    figure = Figure(figsize=(WIDTH, height))
    top = height - _TITLE
    for each, those, room in zip(found, bars, heights, strict=True):
        inches = room - _HEAD - _FOOT
        box = _NAMES / WIDTH, (top - _HEAD - inches) / height, 1 - (_NAMES + _RIGHT) / WIDTH
        _panel(figure.add_axes((*box, inches / height)), each, those, names)
        top -= room
    title = f"From {names[0]} to {names[1]}"
    return finish(figure, path, title, f"{_NOTE}.\n{about}.")


def _bars(found: Decomposition) -> list[_Bar]:
    """A bar a player, the smallest ones together where there are many."""
    factor = scale(found.outcome.annual_unit).factor
    players = found.contributions
    shown = players if len(players) <= MOST + 1 else players[:MOST]
    bars = [_bar(each, factor) for each in shown]
    rest = players[len(shown) :]
    if rest:
        mean = factor * sum(each.change.mean for each in rest)
        bars.append(_Bar(f"{len(rest)} others", "", mean, mean, mean))
    return bars


def _bar(each: Contribution, factor: float) -> _Bar:
    change = each.change
    figures = (change.mean * factor, change.mean_low * factor, change.mean_high * factor)
    return _Bar(player_title(each.player.name), moved(each), *figures)


def _panel(axes: Axes, found: Decomposition, bars: Sequence[_Bar], names: tuple[str, str]) -> None:
    shown = scale(found.outcome.annual_unit)
    start, end = (mean * shown.factor for mean in (found.start_mean, found.end_mean))
    level = start
    _whole(axes, 0, start)
    axes.vlines(start, 0, 1.31, color=INK, linewidth=0.5)
    for row, bar in enumerate(bars, 1):
        _step(axes, row, level, bar)
        level += bar.mean
    _whole(axes, len(bars) + 1, end)
    texts = [number(start), *(signed(bar.mean) for bar in bars), number(end)]
    for row, text in enumerate(texts):
        axes.annotate(
            text.replace("-", "\u2212"), (1.0, row), xycoords=("axes fraction", "data"),
            xytext=(6, 0), textcoords="offset points", va="center_baseline", fontsize=8, color=INK,
            annotation_clip=False,
        )  # fmt: skip
    titles = [f"{bar.title}, {bar.moved}" if bar.moved else bar.title for bar in bars]
    _frame(axes, [names[0], *titles, names[1]], f"{found.outcome.title}, {shown.unit}")
    axes.set_title(f"{found.outcome.title} in {found.year}", loc="left", fontsize=10, color=INK)


def _whole(axes: Axes, row: int, mean: float) -> None:
    """A scenario's mean, as a mark and no bar: the scale need not begin at zero."""
    axes.plot([mean], [row], "D", color=REFERENCE, markersize=7)


def _step(axes: Axes, row: int, level: float, bar: _Bar) -> None:
    colour = TO_WORST if bar.mean < 0 else TO_ABSENCE
    axes.barh(row, bar.mean, left=level, height=0.62, color=colour)
    axes.hlines(row, level + bar.low, level + bar.high, color=INK, linewidth=0.9)
    after = level + bar.mean
    axes.vlines(after, row - 0.31, row + 1.31, color=INK, linewidth=0.5)


def _frame(axes: Axes, titles: Sequence[str], unit: str) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes.set_ylim(len(titles) - 0.5, -0.5)
    axes.set_yticks(range(len(titles)), titles)
    axes.use_sticky_edges = False
    axes.margins(x=0.04)
    axes.autoscale_view(scaley=False)
    low, high = axes.get_xlim()
    ticks = MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    axes.set_xticks([tick for tick in ticks if low <= tick <= high])
    axes.xaxis.set_major_formatter(FuncFormatter(axis_number))
    axes.set_xlabel(unit, fontsize=8.5, color=INK)
    axes.grid(axis="x", color=FAINT, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(colors=INK, labelsize=8)
    axes.tick_params(axis="y", length=0)
