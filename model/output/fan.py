"""Fan charts: the median of an outcome over the years, and how far its runs spread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from model.ensemble.results import Results
from model.ensemble.summary import Summary
from model.languages import ENGLISH, Language
from model.output.frame import (
    caption,
    finish,
    label_ends,
    mark_projection,
    over_years,
    panel_a_scenario,
    panels,
)
from model.output.numbers import scale
from model.output.palette import REFERENCE, scenario_colours

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def draw_fan(axes: Axes, summary: Summary, colour: str, bands: bool = True) -> float:
    """Draw the median and, if asked, the 50 % and 90 % bands. Returns where the median ends."""
    factor = scale(summary.unit).factor
    p05, p25, median, p75, p95 = summary.percentiles * factor
    if bands:
        axes.fill_between(summary.years, p05, p95, color=colour, alpha=0.16, linewidth=0)
        axes.fill_between(summary.years, p25, p75, color=colour, alpha=0.28, linewidth=0)
    axes.plot(summary.years, median, color=colour, linewidth=1.8)
    return float(median[-1])


def fan_chart(
    results: Results,
    outcome: str,
    path: Path,
    reference: Results | None = None,
    text: Language = ENGLISH,
) -> Path:
    """One outcome of one scenario, with the reference in grey where there is one."""
    about, years = results.about(outcome), results.years
    figure, (axes,) = panels()
    over_years(axes, years, scale(about.annual_unit).unit, results.title, text)
    colour = scenario_colours([results.scenario])[results.scenario]
    ensembles = (
        [(results, colour)] if reference is None else [(reference, REFERENCE), (results, colour)]
    )
    ends = [
        (draw_fan(axes, ensemble.summary(outcome), shade), text.title(ensemble.title), shade)
        for ensemble, shade in ensembles
    ]
    mark_projection(axes, years, text)
    label_ends(axes, years[-1], ends, text=text)
    note = caption([ensemble for ensemble, _ in ensembles], text=text)
    return finish(figure, path, text.title(about.title), note, text)


def fan_panels(
    reference: Results,
    others: Sequence[Results],
    outcome: str,
    path: Path,
    text: Language = ENGLISH,
) -> Path:
    """One outcome, a panel a scenario, each with the reference in grey."""
    about = others[0].about(outcome)
    figure, grid = panel_a_scenario(len(others))
    colours = scenario_colours([results.scenario for results in others])
    for axes, results in zip(grid, others, strict=True):
        over_years(axes, results.years, scale(about.annual_unit).unit, results.title, text)
        draw_fan(axes, reference.summary(outcome), REFERENCE)
        draw_fan(axes, results.summary(outcome), colours[results.scenario])
    title = text(
        "{outcome}, {reference} in grey",
        outcome=text.title(about.title),
        reference=reference.scenario,
    )
    return finish(figure, path, title, caption([reference, *others], text=text), text)
