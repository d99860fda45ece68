"""The figure of signposts: how early signs tell, and what the best one looks like."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import numpy as np

from model.analysis.signposts.search import TELLS, Signpost, Signposts
from model.analysis.signposts.signs import CHANGE, LEVEL
from model.analysis.study import Futures
from model.numerics.arrays import BoolArray, FloatArray
from model.output.ending_words import ending_words
from model.output.frame import WIDTH, axis_number, finish, label_ends, over_years
from model.output.numbers import scale
from model.output.palette import FAINT, INK, REFERENCE, SERIES
from model.output.widths import shortened

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LINES = 5
_LABEL = 25
"""Characters of a line of a label."""
_LINE = 104
"""Characters of a line of the caption."""
_HEIGHT = 7.1
_BAD, _GOOD = SERIES[1], SERIES[0]
_NOTE = (
    "AUC: chance that a sign is further on the bad side in a bad future than in a good one; bands: "
    "95 %\nintervals; dotted: telling nothing (0.5) and acceptable (0.7). Below: the best sign"
)


def signpost_chart(found: Signposts, futures: Futures, of: str, path: Path) -> Path:
    """The area under the curve of the best signs by the year they are seen in, and the values of
    the best one in bad and in good futures."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, _HEIGHT))
    upper = figure.add_axes((0.75 / WIDTH, 3.65 / _HEIGHT, (WIDTH - 2.75) / WIDTH, 2.75 / _HEIGHT))
    lower = figure.add_axes((0.75 / WIDTH, 1.25 / _HEIGHT, (WIDTH - 1.0) / WIDTH, 1.5 / _HEIGHT))
    _areas(upper, found)
    best, ending = found.posts[0], found.ending
    values = futures.at(best.indicator, found.by)
    if best.kind == CHANGE:
        values = values - futures.at(best.indicator, found.base)
    _values(lower, best, f"{_name(best, found.base)}, in {found.by}", values, ending.bad)
    title = f"{ending.outcome.title} in {ending.year}: signs of bad futures"
    bad = fill(f"Bad: {ending_words(ending)}. {of}.", _LINE)
    return finish(figure, path, title, f"{_NOTE}.\n{bad}")


def _areas(axes: Axes, found: Signposts) -> None:
    from matplotlib.ticker import MultipleLocator

    ends = []
    for post, colour in zip(_drawn(found), SERIES, strict=False):
        years = [each.year for each in post.years]
        low, middle, high = ([getattr(e, k) for e in post.years] for k in ("low", "auc", "high"))
        axes.fill_between(years, low, high, color=colour, alpha=0.12, linewidth=0)
        axes.plot(years, middle, color=colour, linewidth=1.7, marker="o", markersize=3)
        ends.append((middle[-1], shortened(_name(post, found.base), 2 * _LABEL), colour))
    over_years(axes, range(found.base, found.by + 1), "AUC")
    axes.xaxis.set_major_locator(MultipleLocator(1))
    axes.set_ylim(0.4, 1.01)
    for level in (0.5, TELLS):
        axes.axhline(level, color=REFERENCE, linewidth=0.8, linestyle=":")
    axes.set_title("How well signs tell, by the year they are seen in", loc="left", fontsize=10)
    label_ends(axes, found.by, ends, _LABEL)


def _name(post: Signpost, base: int) -> str:
    return post.title if post.kind == LEVEL else f"{post.title}, change since {base}"


def _drawn(found: Signposts) -> list[Signpost]:
    """The best signs, and those of the short list, whichever else there are."""
    listed = [sign.indicator for sign in found.shortlist.signs] if found.shortlist else []
    first = [post for post in found.posts if post.indicator in listed]
    others = [post for post in found.posts if post.indicator not in listed and post.told_apart]
    return [*first, *others][:LINES] or list(found.posts[:1])


def _values(axes: Axes, best: Signpost, title: str, values: FloatArray, bad: BoolArray) -> None:
    """Densities of a sign in bad and good futures, with its threshold."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    shown = scale(best.unit)
    scaled = values * shown.factor
    low, high = np.percentile(scaled, (0.25, 99.75))
    edges = np.linspace(low, high, 41).tolist()
    for those, colour in ((~bad, _GOOD), (bad, _BAD)):
        axes.hist(scaled[those], edges, density=True, color=colour, alpha=0.5)
    axes.axvline(best.threshold * shown.factor, color=INK, linewidth=1.2)
    axes.yaxis.set_visible(False)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]))
    axes.xaxis.set_major_formatter(FuncFormatter(axis_number))
    axes.grid(axis="x", color=FAINT, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(colors=INK, labelsize=8.5)
    unit = shown.unit if best.kind == LEVEL else shown.unit_of_change
    axes.set_xlabel(unit, fontsize=8.5, color=INK)
    axes.set_title(title, loc="left", fontsize=10, pad=14)
    for x, text, colour in _LEGEND:
        axes.annotate(
            text, (x, 1.0), xycoords="axes fraction", xytext=(0, 3), textcoords="offset points",
            fontsize=8, color=colour,
        )  # fmt: skip


_LEGEND: Sequence[tuple[float, str, str]] = (
    (0.0, "\u25a0 good futures", _GOOD),
    (0.2, "\u25a0 bad futures", _BAD),
    (0.39, "| the line to draw", INK),
)
