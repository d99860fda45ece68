"""The hindcast figure: what the runs gave, what was predicted, and what was observed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from model.analysis.validation.hindcast import KNOWN, TO_FIT, Checked, Hindcast
from model.ensemble.results import Results
from model.ensemble.summary import Summary
from model.evidence import LAST_FITTED_YEAR
from model.outcomes import Outcome
from model.output.fan import draw_fan
from model.output.frame import caption, finish, over_years, panels
from model.output.numbers import scale
from model.output.palette import INK, REFERENCE, scenario_colours

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_COLUMNS = 3
_FEWEST = 3
_CAPTION = 1.05
"""Inches below the panels, for a caption of four lines."""
_LONG = 100.0
"""Largest number an axis shows before a larger unit is taken, in that unit."""
_NOTE = (
    "Line and bands: median, 50 % and 90 % of the runs; bars: 90 % of the prediction, with "
    "the errors of\nfigure and structure; dots: observed, open ones after {year}, which the dotted "
    "line ends; diamonds: known\nwhen a parameter was set; crosses and dashes: last value and "
    "trend up to {year}"
)


def hindcast_chart(
    results: Results, found: Hindcast, outcomes: Sequence[str], title: str, path: Path
) -> Path:
    """Write a panel for each of some outcomes that figures speak to."""
    columns = min(len(outcomes), _COLUMNS)
    figure, grid = panels(-(-len(outcomes) // columns), columns)
    figure.subplots_adjust(bottom=_CAPTION / figure.get_figheight())
    for axes, outcome in zip(grid, outcomes, strict=False):
        _panel(axes, results, [each for each in found.checked if each.outcome == outcome])
    for axes in grid[len(outcomes) :]:
        axes.set_visible(False)
    return finish(figure, path, title, caption([results], _NOTE.format(year=LAST_FITTED_YEAR)))


def drawn_outcomes(found: Hindcast, outcomes: Sequence[str]) -> list[str]:
    """Those of the outcomes that have figures enough for a panel."""
    count = Counter(each.outcome for each in found.checked)
    return [outcome for outcome in outcomes if count[outcome] >= _FEWEST]


def _panel(axes: Axes, results: Results, checked: Sequence[Checked]) -> None:
    about = results.about(checked[0].outcome)
    last = max(each.year for each in checked)
    years = [year for year in results.years if year <= max(last, LAST_FITTED_YEAR + 2)]
    summary = _until(results.summary(about.name), years[-1])
    factor, unit = _axis(max(float(summary.percentiles.max()), *(c.p95 for c in checked)), about)
    over_years(axes, years, unit, about.title)
    axes.axvline(LAST_FITTED_YEAR + 0.5, color=REFERENCE, linewidth=0.8, linestyle=":")
    colour = scenario_colours([results.scenario])[results.scenario]
    shown = factor / scale(about.annual_unit).factor  # the fan brings the usual scale with it
    draw_fan(axes, _times(summary, shown), colour)
    for each in checked:
        _mark(axes, each, factor, colour)
    axes.set_xlim(years[0] - 0.5, years[-1] + 0.5)


def _axis(largest: float, about: Outcome) -> tuple[float, str]:
    """Factor and unit that keep the numbers on an axis short."""
    usual = scale(about.annual_unit)
    if usual.unit.startswith("USD"):
        return usual.factor, usual.unit
    for size, word in ((1e6, "million"), (1e3, "thousand")):
        if largest * usual.factor >= _LONG * size:
            return usual.factor / size, f"{word} {usual.unit}"
    return usual.factor, usual.unit


def _mark(axes: Axes, each: Checked, factor: float, colour: str) -> None:
    """One figure: its predicted range, the figure itself, and naive forecasts of unseen ones."""
    unseen = each.group != TO_FIT
    shape = "D" if each.group == KNOWN else "o"
    axes.vlines(each.year, each.p05 * factor, each.p95 * factor, color=colour, linewidth=1.1)
    face = "white" if unseen else INK
    axes.plot(
        each.year, each.observed * factor, shape, color=INK, markerfacecolor=face, markersize=4.5
    )
    if unseen:
        for forecast, marker in ((each.last_value, "x"), (each.trend, "_")):
            if forecast is not None:
                axes.plot(each.year, forecast * factor, marker, color=REFERENCE, markersize=6)


def _times(summary: Summary, factor: float) -> Summary:
    """The summary in a unit of another size."""
    return replace(summary, mean=summary.mean * factor, percentiles=summary.percentiles * factor)


def _until(summary: Summary, year: int) -> Summary:
    """The summary up to a year."""
    kept = summary.years.index(year) + 1
    return replace(
        summary,
        years=summary.years[:kept],
        mean=summary.mean[:kept],
        percentiles=summary.percentiles[:, :kept],
    )
