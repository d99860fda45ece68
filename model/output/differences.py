"""Charts of paired differences: what a scenario changes in the same run, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from model.analysis.compare import pair_runs
from model.ensemble.results import Results
from model.ensemble.summary import summarise
from model.languages import ENGLISH, Language
from model.output.fan import draw_fan
from model.output.frame import (
    BANDS,
    caption,
    finish,
    mark_projection,
    over_years,
    panel_a_scenario,
)
from model.output.numbers import scale
from model.output.palette import INK, scenario_colours


def difference_panels(
    reference: Results,
    others: Sequence[Results],
    outcome: str,
    path: Path,
    text: Language = ENGLISH,
) -> Path:
    """One outcome, a panel a scenario: its run-by-run difference from the reference."""
    about = others[0].about(outcome)
    figure, grid = panel_a_scenario(len(others))
    colours = scenario_colours([results.scenario for results in others])
    unit = scale(about.annual_unit).unit_of_change
    for axes, results in zip(grid, others, strict=True):
        pair = pair_runs(reference, results, outcome)
        change = summarise(about, pair.years, pair.change)
        over_years(axes, pair.years, unit, results.title, text)
        axes.axhline(0.0, color=INK, linewidth=0.8)
        draw_fan(axes, change, colours[results.scenario])
    if len(others) == 1:
        mark_projection(grid[0], others[0].years, text)
    title = text(
        "{outcome}: change from {reference}",
        outcome=text.title(about.title),
        reference=reference.scenario,
    )
    note = text("Differences run by run. {bands}", bands=text(BANDS))
    return finish(figure, path, title, caption([reference, *others], note, text), text)
