"""The map of the risks: which of them touches which outcome, all on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from model.analysis.ranking import Ranked, Ranking
from model.numerics.arrays import FloatArray
from model.output.frame import WIDTH, finish
from model.output.palette import INK
from model.risks import dial_registry

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.image import AxesImage

MOST = 24
"""Dials that the map shows."""
_ROW, _HEAD, _CAPTION, _NAMES, _SCALE = 0.22, 2.0, 0.62, 2.3, 0.75
_FULL = 1.0
"""Standard deviations at which colour is full."""
_FAINT = 0.05
_NOTE = (
    "Mean change with the dial at its worst (1), in standard deviations of the outcome over the "
    "scenario's own runs;\nempty: below 0.05, or not told apart from nothing. Green is better, "
    "pink worse"
)


def risk_map(rankings: Sequence[Ranking], scenario: str, about: str, path: Path) -> Path:
    """The dials that move most, a row each, against the outcomes of the `rankings`.

    `about` says in the caption what it was made from.
    """
    from matplotlib.figure import Figure

    names, changes = _strongest(rankings)
    height = _HEAD + _ROW * len(names) + _CAPTION
    figure = Figure(figsize=(WIDTH, height))
    width = 1 - (_NAMES + _SCALE) / WIDTH
    box = (_NAMES / WIDTH, _CAPTION / height, width, _ROW * len(names) / height)
    axes = figure.add_axes(box)
    image = _squares(axes, names, changes, rankings)
    bar = figure.colorbar(image, cax=figure.add_axes((box[0] + width + 0.02, box[1], 0.02, box[3])))
    bar.set_ticks([-_FULL, 0.0, _FULL], labels=["1 sd\nworse", "none", "1 sd\nbetter"])
    bar.ax.tick_params(labelsize=8, colors=INK)
    bar.outline.set_visible(False)
    title = f"What the risks of {scenario} touch in {rankings[0].year}"
    return finish(figure, path, title, f"{_NOTE}.\n{about}.")


def _strongest(rankings: Sequence[Ranking]) -> tuple[list[str], FloatArray]:
    """The dials with the largest change of any outcome, and the changes, (dials, outcomes).

    One at least, if it moves nothing.
    """
    names = sorted({each.dial for each in rankings[0].dials})
    changes = np.column_stack([_changes(ranking, names) for ranking in rankings])
    order = np.argsort(-np.abs(changes).max(axis=1), kind="stable")
    telling = [place for place in order[:MOST] if np.abs(changes[place]).max() >= _FAINT]
    kept = telling or [order[0]]
    return [names[place] for place in kept], changes[kept]


def _changes(ranking: Ranking, names: Sequence[str]) -> FloatArray:
    """What each dial at its worst does to an outcome, (dials,), in its standard deviations."""
    found = {each.dial: each for each in ranking.dials}
    return np.array([_change(found[name], ranking.base_spread) for name in names])


def _change(each: Ranked, spread: float) -> float:
    told = each.worst.told_apart and spread > 0.0
    return each.worst.mean / spread if told else 0.0


def _squares(
    axes: Axes, names: Sequence[str], changes: FloatArray, rankings: Sequence[Ranking]
) -> AxesImage:
    better = np.array([-1.0 if r.outcome.better == "lower" else 1.0 for r in rankings])
    image = axes.imshow(changes * better, cmap="PiYG", vmin=-_FULL, vmax=_FULL, aspect="auto")
    for (row, column), change in np.ndenumerate(changes):
        if abs(change) >= _FAINT:
            dark = abs(change) > 0.75 * _FULL
            axes.text(
                column, row, f"{change:+.1f}".replace("-", "\u2212"), ha="center",
                va="center_baseline", fontsize=7, color="white" if dark else INK,
            )  # fmt: skip
    titles = [dial_registry()[name].title for name in names]
    axes.set_yticks(range(len(names)), titles, fontsize=8.5, color=INK)
    axes.set_xticks(range(len(rankings)), [r.outcome.title for r in rankings])
    axes.tick_params(length=0, top=True, labeltop=True, bottom=False, labelbottom=False)
    for label in axes.get_xticklabels():
        label.set(rotation=50, ha="left", va="bottom", rotation_mode="anchor", fontsize=8.5)
    axes.spines[:].set_visible(False)
    axes.set_xticks(np.arange(len(rankings) + 1) - 0.5, minor=True)
    axes.set_yticks(np.arange(len(names) + 1) - 0.5, minor=True)
    axes.grid(which="minor", color="white", linewidth=1.5)
    axes.tick_params(which="minor", length=0)
    return image
