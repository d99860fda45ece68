"""Charts of tipping points: where inputs tip an outcome, and how the odds turn on the way."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from model.analysis.tipping import Tipping, Tippings
from model.analysis.tipping_map import TippingMap
from model.output.frame import HEIGHT, WIDTH, finish, label_ends
from model.output.numbers import number, scale
from model.output.palette import FAINT, INK, REFERENCE, SERIES, TO_WORST
from model.output.titles import input_title

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LINES = len(SERIES)
"""Inputs that the chart of odds has room for."""
BARS = 16
"""Inputs that the chart of tipping points has room for."""
_BAR, _TITLE, _FOOT, _NAMES, _RIGHT = 0.3, 1.05, 1.1, 2.3, 0.8
_POINTS_NOTE = (
    "Dot: where the median run crosses; thick: its 95 % interval; thin: 90 % of the runs' own "
    "crossings;\nhollow: the scenario's setting. Each input alone, over its range"
)
_ODDS_NOTE = "Each input alone, over its range; tick: the scenario's setting"


def points_chart(found: Tippings, scenario: str, about: str, path: Path) -> Path:
    """The inputs that tip the outcome, a row each: where, how surely, and from where."""
    from matplotlib.figure import Figure

    rows = [each for each in found.inputs if each.at is not None][:BARS]
    height = _TITLE + _BAR * max(len(rows), 1) + _FOOT
    figure = Figure(figsize=(WIDTH, height))
    box = _NAMES / WIDTH, _FOOT / height, 1 - (_NAMES + _RIGHT) / WIDTH
    axes = figure.add_axes((*box, _BAR * max(len(rows), 1) / height))
    for row, each in enumerate(rows):
        _row(axes, row, each)
    _annotate(axes, -0.8, "never")
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_yticks(range(len(rows)), [input_title(each.input) for each in rows])
    _range_axis(axes, "x")
    axes.tick_params(axis="y", length=0)
    _subtitle(figure, found, scenario)
    title = f"{found.outcome.title} in {found.year}: what tips it"
    return finish(figure, path, title, f"{_POINTS_NOTE}.\n{about}.")


def odds_chart(found: Tippings, scenario: str, about: str, path: Path) -> Path:
    """The share of the runs below the level as each input moves; the first few inputs."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, HEIGHT))
    axes = figure.add_axes((0.09, 0.95 / HEIGHT, 0.68, 1 - 1.75 / HEIGHT))
    axes.axhline(50, color=REFERENCE, linewidth=0.8, linestyle=(0, (4, 3)))
    ends = []
    for each, colour in zip(found.inputs, SERIES, strict=False):
        places = [_place(each, reading.value) for reading in each.readings]
        odds = [100 * reading.below for reading in each.readings]
        axes.plot(places, odds, color=colour, linewidth=1.6, marker="o", markersize=3)
        own = _place(each, each.setting)
        axes.plot([own], [_between(places, odds, own)], "|", color=colour, markersize=11)
        ends.append((odds[-1], input_title(each.input), colour))
    axes.set_ylim(-3, 103)
    axes.set_yticks(range(0, 101, 20))
    label_ends(axes, 1, ends)
    axes.set_ylabel("share of the runs below, %", fontsize=9, color=INK)
    _range_axis(axes, "both")
    _subtitle(figure, found, scenario)
    title = f"{found.outcome.title} in {found.year}: how the odds turn"
    return finish(figure, path, title, f"{_ODDS_NOTE}.\n{about}.")


def map_chart(found: TippingMap, scenario: str, about: str, path: Path) -> Path:
    """The share of the runs below the level over two inputs, with contours."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, 5.2))
    axes = figure.add_axes((0.11, 0.21, 0.66, 0.64))
    first, second = found.inputs
    shares = 100 * found.below
    filled = axes.contourf(
        found.second, found.first, shares, levels=range(0, 101, 10), cmap="cividis_r"
    )
    if shares.min() < 50.0 <= shares.max():
        square = found.second, found.first, found.gaps
        axes.contour(*square, levels=[0.0], colors=TO_WORST, linewidths=2.2)
    axes.plot(*reversed(found.settings), "o", color="white", markeredgecolor=INK, markersize=7)
    bar = figure.colorbar(filled, cax=figure.add_axes((0.80, 0.21, 0.025, 0.64)))
    bar.set_label("share of the runs below, %", fontsize=9, color=INK)
    bar.ax.tick_params(labelsize=8, colors=INK)
    axes.set_xlabel(input_title(second), fontsize=9, color=INK)
    axes.set_ylabel(input_title(first), fontsize=9, color=INK)
    axes.tick_params(labelsize=8.5, colors=INK)
    _subtitle(figure, found, scenario)
    title = f"{found.outcome.title} in {found.year}: two at once"
    grid = f"{len(found.first)} x {len(found.second)} grid"
    note = f"Line: where the median run is at the level; circle: the scenario's setting; {grid}"
    return finish(figure, path, title, f"{note}.\n{about}.")


def _subtitle(figure: Figure, found: Tippings | TippingMap, scenario: str) -> None:
    """Below the title: of what scenario, and below what."""
    shown = scale(found.outcome.annual_unit)
    level = f"{number(found.level * shown.factor)} {shown.unit}"
    below = f"the same run under {found.against}" if found.against else level
    width, height = figure.get_size_inches()
    text = f"Below: {scenario} comes out below {below}"
    figure.text(0.12 / width, 1 - 0.4 / height, text, va="top", fontsize=9, color=INK)


def _row(axes: Axes, row: int, each: Tipping) -> None:
    if each.at is None:
        return
    if each.p05 is not None and each.p95 is not None:
        ends = _place(each, each.p05), _place(each, each.p95)
        axes.hlines(row, *ends, color=SERIES[0], linewidth=1)
    low = _place(each, each.low if each.at_low is None else each.at_low)
    high = _place(each, each.high if each.at_high is None else each.at_high)
    axes.hlines(row, low, high, color=SERIES[0], linewidth=4, alpha=0.5)
    axes.plot([_place(each, each.at)], [row], "o", color=SERIES[0], markersize=6)
    setting = _place(each, each.setting)
    axes.plot([setting], [row], "o", markerfacecolor="white", markeredgecolor=INK, markersize=6)
    _annotate(axes, row, f"{100 * each.never:.0f} %")


def _annotate(axes: Axes, row: float, text: str) -> None:
    axes.annotate(
        text, (1.0, row), xycoords=("axes fraction", "data"), xytext=(12, 0),
        textcoords="offset points", va="center_baseline", fontsize=8, color=INK,
        annotation_clip=False,
    )  # fmt: skip


def _place(each: Tipping, value: float) -> float:
    """Where a value lies in the input's range, from 0 to 1."""
    return (value - each.low) / (each.high - each.low)


def _between(places: Sequence[float], odds: Sequence[float], place: float) -> float:
    import numpy as np

    return float(np.interp(place, places, odds))


def _range_axis(axes: Axes, grid: str) -> None:
    axes.set_xlim(0.0, 1.0)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["lowest", "", "half way", "", "highest"])
    axes.grid(axis=grid, color=FAINT, linewidth=0.6)  # type: ignore[arg-type]
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(colors=INK, labelsize=8.5)
