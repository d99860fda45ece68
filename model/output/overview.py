"""The overview: what a scenario comes to, on one page."""

from __future__ import annotations

from pathlib import Path

from model.ensemble.results import Results
from model.languages import ENGLISH, Language
from model.output.fan import draw_fan
from model.output.frame import caption, finish, over_years, panels
from model.output.numbers import scale
from model.output.palette import REFERENCE, scenario_colours

SHOWN = (
    "transit_revenue",
    "manufacturing_share",
    "chinese_money_disbursed",
    "docking_depth",
    "sentiment",
    "dependence_index",
)
_ROWS, _COLUMNS = 2, 3
PANELS = _ROWS * _COLUMNS


def overview(
    results: Results, path: Path, reference: Results | None = None, text: Language = ENGLISH
) -> Path:
    """Six outcomes of a scenario on one page, the reference's medians in grey."""
    shown = [outcome for outcome in SHOWN if outcome in results.outcomes]
    colour = scenario_colours([results.scenario])[results.scenario]
    figure, grid = panels(_ROWS, _COLUMNS)
    for axes, outcome in zip(grid, shown, strict=False):
        about = results.about(outcome)
        over_years(axes, results.years, scale(about.annual_unit).unit, about.title, text)
        if reference is not None:
            draw_fan(axes, reference.summary(outcome), REFERENCE, bands=False)
        draw_fan(axes, results.summary(outcome), colour)
    for axes in grid[len(shown) :]:
        axes.set_visible(False)
    title = text.title(results.title)
    if reference is None:
        return finish(figure, path, title, caption([results], text=text), text)
    title = text("{scenario} ({reference} in grey)", scenario=title, reference=reference.scenario)
    return finish(figure, path, title, caption([reference, results], text=text), text)
