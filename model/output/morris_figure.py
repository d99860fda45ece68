"""The figure of a screening: how large the effects of inputs are, and how much they vary."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from model.analysis.sensitivity.morris import Elementary, Screening
from model.outcomes import Outcome
from model.output.frame import WIDTH, axis_number, finish
from model.output.input_titles import input_title
from model.output.numbers import scale
from model.output.palette import FAINT, INK, SERIES
from model.output.widths import shortened

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BARS = 20
_BAR, _NAMES, _TITLE, _HEAD, _FOOT = 0.25, 2.75, 0.35, 0.35, 1.15
_LONGEST = 38
_RAISES, _LOWERS, _SIGMA = SERIES[0], SERIES[1], INK
_NOTE = (
    "Bars: mean absolute effect of the whole range of an input; lines: its 95 % bootstrap "
    "interval;\ncrosses: standard deviation of the effects, large where they depend on the other "
    "inputs"
)


def morris_chart(found: Screening, about: Outcome, of: str, path: Path) -> Path:
    """The inputs with the largest effects on an outcome; `of` says what they are from."""
    from matplotlib.figure import Figure

    shown = found.effects[:BARS]
    bars = _BAR * len(shown)
    height = _TITLE + _HEAD + bars + _FOOT
    figure = Figure(figsize=(WIDTH, height))
    width = (WIDTH - _NAMES - 0.35) / WIDTH
    axes = figure.add_axes((_NAMES / WIDTH, _FOOT / height, width, bars / height))
    unit = scale(about.annual_unit)
    _bars(axes, shown, unit.factor)
    axes.set_xlabel(unit.unit_of_change, fontsize=8.5, color=INK)
    title = f"{about.title} in {found.year}: the inputs that move it most"
    return finish(figure, path, title, f"{_NOTE}.\n{of}.")


def _bars(axes: Axes, shown: Sequence[Elementary], factor: float) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    for place, each in enumerate(shown):
        colour = _RAISES if each.mu >= 0.0 else _LOWERS
        axes.barh(place, each.mu_star * factor, height=0.62, color=colour, alpha=0.75)
        low, high = each.mu_star_low * factor, each.mu_star_high * factor
        axes.hlines(place, low, high, color=INK, linewidth=0.9)
        axes.plot(each.sigma * factor, place, "x", color=_SIGMA, markersize=4.5)
    names = [shortened(input_title(each.input), _LONGEST) for each in shown]
    axes.set_yticks(range(len(shown)), names)
    axes.set_ylim(len(shown) - 0.4, -0.6)
    axes.set_xlim(left=0.0)
    axes.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]))
    axes.xaxis.set_major_formatter(FuncFormatter(axis_number))
    legend = (
        (0.0, "\u25a0 raises it on average", _RAISES),
        (0.38, "\u25a0 lowers it", _LOWERS),
        (0.6, "\u00d7 standard deviation", _SIGMA),
    )
    for x, text, colour in legend:
        axes.annotate(
            text, (x, 1.0), xycoords="axes fraction", xytext=(0, 4), textcoords="offset points",
            fontsize=8, color=colour,
        )  # fmt: skip
    axes.grid(axis="x", color=FAINT, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(colors=INK, labelsize=8)
    axes.tick_params(axis="y", length=0)
