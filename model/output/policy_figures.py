"""Figures of policies: what each may cost to regret, and what stands for a Pareto front."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import numpy as np

from model.analysis.policy.search.search import Searched
from model.analysis.policy.stances import PRESENT
from model.analysis.policy.weigh import Weighed, Weighing
from model.numerics.arrays import FloatArray
from model.outcomes import Outcome, outcome_registry
from model.output.frame import WIDTH, axis_number, finish
from model.output.numbers import number, scale
from model.output.palette import FAINT, INK, REFERENCE, SERIES
from model.output.policy_tables import shown
from model.risks import policy_registry

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ROW, _HEAD, _FOOT = 0.26, 0.62, 0.55
"""Inches of a policy, above a panel, and below it."""
_TITLE, _CAPTION, _NAMES = 0.32, 0.5, 2.35
_LINES = (*SERIES, "#000000", "#8C6D1F", "#6A3D9A", "#999933", "#661100", "#44AA99")
"""A colour a policy: as many as a search shows, told apart by their line style as well."""
_STYLES = ("-", (0, (5, 2)), (0, (1.5, 1.5)))


def regret_figure(weighing: Weighing, top: int, about: str, path: Path) -> Path:
    """A panel an outcome: mean, 90th percentile and maximum regret of the policies a table shows.

    `about` says in the caption what it was made from.
    """
    from matplotlib.figure import Figure

    parts = [(each, shown(weighing, each.name, top)) for each in weighing.outcomes]
    rooms = [_HEAD + _ROW * len(rows) + _FOOT for _, rows in parts]
    height = _TITLE + sum(rooms) + _CAPTION
    figure = Figure(figsize=(WIDTH, height))
    top_edge = height - _TITLE
    for (outcome, rows), room in zip(parts, rooms, strict=True):
        bottom = (top_edge - room + _FOOT) / height
        size = (1 - (_NAMES + 0.35) / WIDTH, _ROW * len(rows) / height)
        _regrets(figure.add_axes((_NAMES / WIDTH, bottom, *size)), outcome, rows, weighing.year)
        top_edge -= room
    note = (
        "Regret: what a policy falls short of the best one for the same future. "
        "Bar: mean; dot: 90th percentile;\ncross: maximum"
    )
    title = "What a policy may leave to regret"
    return finish(figure, path, title, f"{note}. {about}.")


def _regrets(axes: Axes, outcome: Outcome, rows: Sequence[Weighed], year: int) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    factor = scale(outcome.annual_unit).factor
    for place, each in enumerate(rows):
        weight = each.by[outcome.name]
        colour = REFERENCE if each.name == PRESENT else SERIES[0]
        axes.hlines(place, 0.0, weight.regret_max * factor, color=FAINT, linewidth=1.0, zorder=1)
        axes.barh(place, weight.regret_mean * factor, height=0.55, color=colour, zorder=2)
        axes.plot(weight.regret_p90 * factor, place, "o", color=SERIES[1], markersize=5, zorder=3)
        axes.plot(weight.regret_max * factor, place, "x", color=INK, markersize=5, zorder=3)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_yticks(range(len(rows)), [_name(each.name) for each in rows])
    axes.set_xlim(left=0.0)
    axes.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]))
    axes.xaxis.set_major_formatter(FuncFormatter(axis_number))
    axes.set_xlabel(f"regret, {scale(outcome.annual_unit).unit_of_change}", fontsize=8.5, color=INK)
    axes.set_title(f"{outcome.title} in {year}", loc="left", fontsize=10, color=INK)
    _plain(axes)


def _name(policy: str) -> str:
    lever, _, end = policy.rpartition(" ")
    return f"{policy_registry()[lever].title}, {end}" if lever in policy_registry() else policy


def front_figure(searched: Searched, about: str, path: Path) -> Path:
    """Parallel coordinates of the policies shown, in fresh futures, and where they have the levers.

    Each axis is an outcome, better upwards, from the worst to the best of the policies' medians.
    """
    from matplotlib.figure import Figure

    levers = [
        lever
        for lever in searched.present.levers
        if any(lever in pick.levers for pick in searched.picks)
    ]
    grid = 0.24 * max(len(levers), 1)
    height = _TITLE + 0.75 + 2.9 + 0.75 + grid + 0.35 + _CAPTION
    figure = Figure(figsize=(WIDTH, height))
    bottom = _CAPTION + 0.35
    below = figure.add_axes((2.0 / WIDTH, bottom / height, 1 - 2.35 / WIDTH, grid / height))
    above = figure.add_axes(
        (0.75 / WIDTH, (bottom + grid + 0.75) / height, 1 - 2.1 / WIDTH, 2.9 / height)
    )
    _coordinates(above, searched)
    _levers(below, searched, levers)
    title = "Policies that no other one beats by every goal"
    note = "Above: medians, better upwards; grey: the present stance. Below: where levers stand"
    return finish(figure, path, title, f"{note}.\n{about}.")


def _coordinates(axes: Axes, searched: Searched) -> None:
    outcomes = [outcome_registry()[name] for name in searched.goals.outcomes]
    policies = [searched.present, *(pick.weighed for pick in searched.picks)]
    medians = np.array([[each.by[o.name].median for o in outcomes] for each in policies])
    heights = _heights(medians, searched.goals.signs)
    places = np.arange(len(outcomes))
    axes.plot(places, heights[0], color=REFERENCE, linewidth=3.0, alpha=0.6)
    for place, line in enumerate(heights[1:]):
        style = _STYLES[place % len(_STYLES)]
        axes.plot(places, line, color=_LINES[place], linewidth=1.6, linestyle=style)
    _label_lines(axes, heights[:, -1], searched)
    for place, outcome in enumerate(outcomes):
        _outcome_axis(axes, place, outcome, medians[:, place])
    axes.set_xlim(-0.05, len(outcomes) - 0.95)
    axes.set_ylim(-0.03, 1.03)
    axes.axis("off")


def _heights(medians: FloatArray, signs: FloatArray) -> FloatArray:
    """Where (policies, outcomes) lie between the worst, 0, and the best, 1."""
    upright = medians * signs
    low, high = upright.min(axis=0), upright.max(axis=0)
    return (upright - low) / np.where(high > low, high - low, 1.0)


def _label_lines(axes: Axes, heights: FloatArray, searched: Searched) -> None:
    """Short names beside the right ends of the lines, moved apart where they would touch."""
    names = [PRESENT, *(pick.name.removeprefix("policy_") for pick in searched.picks)]
    colours = [REFERENCE, *_LINES]
    right = len(searched.goals.outcomes) - 1
    for place, height in enumerate(_apart(heights, 0.062)):
        axes.annotate(
            names[place], (right, heights[place]), xytext=(right + 0.09, height),
            textcoords="data", va="center", fontsize=8.5, color=colours[place],
            annotation_clip=False,
            arrowprops={"arrowstyle": "-", "color": colours[place], "lw": 0.6, "shrinkB": 0},
        )  # fmt: skip


def _apart(heights: FloatArray, gap: float) -> FloatArray:
    """Heights moved apart to at least a gap, upwards, and back down where they pass one."""
    order = np.argsort(heights, kind="stable")
    found = heights[order].copy()
    for place in range(1, len(found)):
        found[place] = max(found[place], found[place - 1] + gap)
    found[-1] = min(found[-1], 1.0)
    for place in range(len(found) - 2, -1, -1):
        found[place] = min(found[place], found[place + 1] - gap)
    moved = np.empty(len(found))
    moved[order] = found
    return moved


def _outcome_axis(axes: Axes, place: int, outcome: Outcome, medians: FloatArray) -> None:
    """A vertical line with its ends named, and the outcome above it."""
    unit = scale(outcome.annual_unit)
    ends = (medians.min(), medians.max())
    worst, best = ends if outcome.better != "lower" else ends[::-1]
    axes.vlines(place, 0.0, 1.0, color=INK, linewidth=0.9)
    short = unit.unit.split(" (")[0]
    same = short.startswith(outcome.title.lower())  # protests are counted in protests
    name = fill(outcome.title if same else f"{outcome.title}, {short}", 22)
    for height, text, align, away in (
        (1.0, f"{name}\n{number(best * unit.factor)}", "bottom", 5),
        (0.0, number(worst * unit.factor), "top", -5),
    ):
        axes.annotate(
            text, (place, height), xytext=(0, away), textcoords="offset points", ha="center",
            va=align, fontsize=8, color=INK, annotation_clip=False,
        )  # fmt: skip


def _levers(axes: Axes, searched: Searched, levers: Sequence[str]) -> None:
    """A grid of levers and policies, each moved one in the colour of its move, with its level."""
    from matplotlib.colors import LinearSegmentedColormap

    stance = searched.present.levers
    moves = np.array(
        [[pick.weighed.levers[x] - stance[x] for pick in searched.picks] for x in levers]
    ).reshape(len(levers), len(searched.picks))
    colours = LinearSegmentedColormap.from_list("moves", [SERIES[1], "#FFFFFF", SERIES[0]])
    axes.imshow(moves, cmap=colours, vmin=-1.0, vmax=1.0, aspect="auto", alpha=0.8)
    for row, lever in enumerate(levers):
        for column, pick in enumerate(searched.picks):
            if lever in pick.levers:
                axes.text(
                    column, row, f"{pick.levers[lever]:.1f}", ha="center", va="center",
                    fontsize=8, color=INK,
                )  # fmt: skip
    titles = [f"{policy_registry()[x].title} ({stance[x]:g})" for x in levers]
    axes.set_yticks(range(len(levers)), titles)
    names = [pick.name.removeprefix("policy_") for pick in searched.picks]
    axes.set_xticks(range(len(names)), names)
    for label, colour in zip(axes.get_xticklabels(), _LINES, strict=False):
        label.set_color(colour)
        label.set_fontweight("bold")
    axes.tick_params(length=0, labelsize=8.5)
    axes.spines[:].set_color(FAINT)


def _plain(axes: Axes) -> None:
    axes.grid(axis="x", color=FAINT, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(colors=INK, labelsize=8.5)
    axes.tick_params(axis="y", length=0)
