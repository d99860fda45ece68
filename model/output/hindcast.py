"""The hindcast figure: what the runs gave, what was predicted, and what was observed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from model.analysis.validation.hindcast import UNSEEN, Checked, Hindcast
from model.ensemble.results import Results
from model.ensemble.summary import Summary
from model.evidence import LAST_FITTED_YEAR
from model.output.fan import draw_fan
from model.output.frame import caption, finish, over_years, panels
from model.output.numbers import scale, shortened
from model.output.palette import INK, REFERENCE, scenario_colours

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_COLUMNS = 3
_FEWEST = 3
_LONGEST_TITLE = 38
_NOTE = (
    "Line and bands: median, 50 % and 90 % of the runs; bars: 90 % of the prediction, with the "
    "errors of figure and structure;\ndots: observed, open ones unseen by the calibration; "
    "crosses: last value, dashes: trend of the figures up to {year}"
)


def hindcast_chart(
    results: Results, found: Hindcast, series: Sequence[str], title: str, path: Path
) -> Path:
    """Write a panel for each of some observed series."""
    rows = -(-len(series) // _COLUMNS)
    figure, grid = panels(max(rows, 2), _COLUMNS)
    for axes, name in zip(grid, series, strict=False):
        _panel(axes, results, [each for each in found.checked if each.series == name])
    for axes in grid[len(series) :]:
        axes.set_visible(False)
    return finish(figure, path, title, caption([results], _NOTE.format(year=LAST_FITTED_YEAR)))


def drawn_series(found: Hindcast, names: Sequence[str]) -> list[str]:
    """Those of the series that have figures enough for a panel."""
    count = {name: sum(each.series == name for each in found.checked) for name in names}
    return [name for name in names if count[name] >= _FEWEST]


def _panel(axes: Axes, results: Results, checked: Sequence[Checked]) -> None:
    first, shown = checked[0], scale(checked[0].unit)
    last = max(each.year for each in checked)
    years = [year for year in results.years if year <= max(last, LAST_FITTED_YEAR + 2)]
    over_years(axes, years, shown.unit, shortened(first.title, _LONGEST_TITLE))
    axes.axvline(LAST_FITTED_YEAR + 0.5, color=REFERENCE, linewidth=0.8, linestyle=":")
    colour = scenario_colours([results.scenario])[results.scenario]
    draw_fan(axes, _until(results.summary(first.outcome), years[-1]), colour)
    for each in checked:
        _mark(axes, each, shown.factor, colour)
    axes.set_xlim(years[0] - 0.5, years[-1] + 0.5)


def _mark(axes: Axes, each: Checked, factor: float, colour: str) -> None:
    """One figure: its predicted range, the figure itself, and naive forecasts of unseen ones."""
    unseen = each.group == UNSEEN
    axes.vlines(each.year, each.p05 * factor, each.p95 * factor, color=colour, linewidth=1.1)
    face = "white" if unseen else INK
    axes.plot(
        each.year, each.observed * factor, "o", color=INK, markerfacecolor=face, markersize=4.5
    )
    if unseen:
        for forecast, marker in ((each.last_value, "x"), (each.trend, "_")):
            if forecast is not None:
                axes.plot(each.year, forecast * factor, marker, color=REFERENCE, markersize=6)


def _until(summary: Summary, year: int) -> Summary:
    """The summary up to a year."""
    kept = summary.years.index(year) + 1
    return replace(
        summary,
        years=summary.years[:kept],
        mean=summary.mean[:kept],
        percentiles=summary.percentiles[:, :kept],
    )
