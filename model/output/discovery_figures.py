"""Figures of scenario discovery: the trade-off a box was chosen on, and the box among futures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import numpy as np

from model.analysis.discovery import HIGH, LOW, Discovery, Region
from model.output.discovery_words import bound_words, title_of
from model.output.ending_words import ending_words
from model.output.frame import finish, panels
from model.output.numbers import scale
from model.output.palette import FAINT, INK, REFERENCE, SERIES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

GOOD, BAD = "#B8B8B8", "#D55E00"
_MOST_INPUTS, _MOST_BOUNDS = 3, 4
_LABEL = 24


def tradeoff_figure(discovery: Discovery, about: str, path: Path) -> Path:
    """Coverage against density of all boxes of the peeling, the chosen ones marked.

    `about` says in the caption what it was made from.
    """
    figure, (axes,) = panels()
    base = float(discovery.ending.bad.mean())
    shown = discovery.found or discovery.regions[:1]
    axes.axhline(100 * base, color=REFERENCE, linewidth=0.8, linestyle=(0, (4, 3)))
    axes.annotate(
        "all futures", (0.01, 100 * base), xycoords=("axes fraction", "data"), xytext=(0, 3),
        textcoords="offset points", fontsize=8, color=REFERENCE,
    )  # fmt: skip
    for place, region in enumerate(shown):
        _curve(axes, region, SERIES[place], place, len(shown))
    if any(region.bounds for region in shown):
        axes.legend(loc="best", fontsize=8.5, labelcolor=INK, edgecolor="none")
    axes.set_xlim(0, 104)
    axes.set_ylim(0, 104)
    figure.subplots_adjust(right=0.97, top=0.88)
    axes.set_xlabel("Coverage: bad futures that lie in the box, %", fontsize=9, color=INK)
    axes.set_ylabel("Density: futures in the box that are bad, %", fontsize=9, color=INK)
    _plain(axes)
    title = f"{discovery.ending.outcome.title}: how much a box catches, and how purely"
    note = "Points: boxes of the peeling; ring: the box chosen; diamond: such boxes, held out"
    return finish(figure, path, title, f"{note}.\n{about}.")


def _curve(axes: Axes, region: Region, colour: str, place: int, regions: int) -> None:
    coverage = [100 * fit.coverage for fit, _ in region.trajectory]
    density = [100 * fit.density for fit, _ in region.trajectory]
    axes.plot(coverage, density, color=colour, linewidth=0.9, marker="o", markersize=3.2)
    if not region.bounds:
        return
    fit, held = region.fit, region.soundness.held_out
    words = " and\n".join(map(bound_words, region.bounds[:_MOST_BOUNDS]))
    label = f"box {place + 1}: {words}" if regions > 1 else words
    axes.plot(
        100 * fit.coverage, 100 * fit.density, "o", label=label, markersize=11, mfc="white",
        mec=colour, mew=2.0, linewidth=0.0,
    )  # fmt: skip
    axes.plot(100 * held.coverage, 100 * held.density, "D", markersize=6, color=colour)


def box_figure(discovery: Discovery, about: str, path: Path) -> Path:
    """The first region among the futures: a panel a pair of its inputs, or its one input against
    the outcome."""
    region = discovery.found[0]
    names = list(dict.fromkeys(bound.name for bound in region.bounds))[:_MOST_INPUTS]
    pairs: Sequence[tuple[str, ...]] = list(combinations(names, 2)) or [(names[0],)]
    figure, grid = panels(1, len(pairs))
    if len(pairs) > 1:
        figure.set_size_inches(3.9 * len(pairs), 4.4)
        figure.subplots_adjust(bottom=0.22, top=0.86)
    for axes, pair in zip(grid, pairs, strict=True):
        _scatter(axes, discovery, region, pair)
    if len(pairs) == 1:
        figure.subplots_adjust(right=0.97)
    title = f"{discovery.ending.outcome.title}: futures that end {ending_words(discovery.ending)}"
    if len(pairs) == 1:
        title = fill(title, 62)
    note = "Orange: ends badly; grey: does not; frame: the box found"
    return finish(figure, path, title, f"{note}.\n{about}.")


def _scatter(axes: Axes, discovery: Discovery, region: Region, pair: Sequence[str]) -> None:
    places = [discovery.names.index(name) for name in pair]
    across = discovery.points[:, places[0]]
    shown = scale(discovery.ending.outcome.annual_unit)
    if len(pair) == 2:
        up, bounds = discovery.points[:, places[1]], region.box.bounds[places[1]]
        axes.set_ylabel(fill(title_of(pair[1]), _LABEL), fontsize=9, color=INK)
    else:
        up, bounds = discovery.ending.values * shown.factor, np.array([-np.inf, np.inf])
        axes.set_ylabel(f"{discovery.ending.outcome.title}, {shown.unit}", fontsize=9, color=INK)
        if discovery.ending.rival is None:  # which has a level in each run
            axes.axhline(discovery.ending.level * shown.factor, color=BAD, linewidth=0.8)
    bad = discovery.ending.bad
    for those, colour, size in ((~bad, GOOD, 4), (bad, BAD, 7)):
        axes.scatter(across[those], up[those], s=size, c=colour, linewidths=0, alpha=0.75)
    _frame(axes, region.box.bounds[places[0]], bounds, (across, up))
    axes.set_xlabel(title_of(pair[0]), fontsize=9, color=INK)
    _plain(axes)


def _frame(
    axes: Axes, across: np.ndarray, up: np.ndarray, points: tuple[np.ndarray, np.ndarray]
) -> None:
    """The box, its free sides at the edge of the futures."""
    from matplotlib.patches import Rectangle

    sides = []
    for bounds, values in zip((across, up), points, strict=True):
        low, high = values.min(), values.max()
        room = 0.02 * (high - low)
        sides.append((max(bounds[LOW], low - room), min(bounds[HIGH], high + room)))
    (left, right), (bottom, top) = sides
    axes.add_patch(
        Rectangle((left, bottom), right - left, top - bottom, fill=False, ec=SERIES[0], lw=1.8)
    )


def _plain(axes: Axes) -> None:
    axes.grid(color=FAINT, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(colors=INK, labelsize=8.5)
