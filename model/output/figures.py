"""The sets of figures that commands write: of one scenario, and of a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from model.ensemble.failures import EnsembleError
from model.ensemble.manifest import NAME as MANIFEST
from model.ensemble.results import Results
from model.output import selection
from model.output.corridors import corridor_chart, land_corridors
from model.output.differences import difference_panels
from model.output.fan import draw_fan, fan_chart, fan_panels
from model.output.frame import caption, finish, over_years, panels
from model.output.numbers import scale
from model.output.palette import REFERENCE, scenario_colours

_OVERVIEW = "overview"
_CORRIDORS = "corridors"
SHOWN = (
    "transit_revenue",
    "manufacturing_share",
    "chinese_money_disbursed",
    "docking_depth",
    "sentiment",
    "dependence_index",
)


def scenario_figures(
    results: Results, reference: Results | None = None, folder: Path | None = None
) -> list[Path]:
    """Write the standard figures of a scenario, the reference in grey, beside its results."""
    if len(results.years) < 2:
        return []
    folder = folder or results.folder
    for name in _standard(results):
        path = folder / f"{name}.png"
        if name == _OVERVIEW:
            overview(results, path, reference)
        elif name == _CORRIDORS:
            corridor_chart(results, path)
        else:
            fan_chart(results, name, path, reference)
    return _paths(results, folder)


def stored_figures(results: Results) -> list[Path]:
    """The standard figures that were drawn from these very results, if all of them are there."""
    written = (results.folder / MANIFEST).stat().st_mtime
    paths = _paths(results, results.folder)
    fresh = all(path.exists() and path.stat().st_mtime >= written for path in paths)
    return paths if fresh else []


def discard_figures(results: Results) -> None:
    """Delete the standard figures that earlier results left behind."""
    for path in _paths(results, results.folder):
        path.unlink(missing_ok=True)


def comparison_figures(
    reference: Results, others: Sequence[Results], outcomes: Sequence[str], folder: Path
) -> list[Path]:
    """Write a fan chart and a chart of paired differences for each of the outcomes."""
    paths = []
    for outcome in outcomes:
        fan, change = (folder / f"{outcome}_{kind}.png" for kind in ("fan", "difference"))
        if len(others) == 1:
            paths.append(fan_chart(others[0], outcome, fan, reference))
        else:
            paths.append(fan_panels(reference, others, outcome, fan))
        paths.append(difference_panels(reference, others, outcome, change))
    return paths


def _standard(results: Results) -> list[str]:
    """The names of the standard figures: outcomes, the corridors, the overview."""
    outcomes = [outcome for outcome in selection.FIGURES if outcome in results.outcomes]
    corridors = [_CORRIDORS] if land_corridors(results) else []
    return [*outcomes, *corridors, _OVERVIEW]


def _paths(results: Results, folder: Path) -> list[Path]:
    return [folder / f"{name}.png" for name in _standard(results)]


def overview(results: Results, path: Path, reference: Results | None = None) -> Path:
    """Six outcomes of a scenario on one page."""
    shown = [outcome for outcome in SHOWN if outcome in results.outcomes]
    colour = scenario_colours([results.scenario])[results.scenario]
    figure, grid = panels(2, 3)
    for axes, outcome in zip(grid, shown, strict=False):
        about = results.about(outcome)
        over_years(axes, results.years, scale(about.annual_unit).unit, about.title)
        if reference is not None:
            draw_fan(axes, reference.summary(outcome), REFERENCE, bands=False)
        draw_fan(axes, results.summary(outcome), colour)
    for axes in grid[len(shown) :]:
        axes.set_visible(False)
    ensembles = [results] if reference is None else [reference, results]
    title = (
        results.title if reference is None else f"{results.title} ({reference.scenario} in grey)"
    )
    return finish(figure, path, title, caption(ensembles))


def reference_beside(results: Results) -> Results | None:
    """The baseline's results in the folder beside, where they pair with these; none otherwise."""
    try:
        found = Results.open(results.folder.parent / "baseline")
    except EnsembleError:
        return None
    pairs = (
        found.scenario != results.scenario
        and found.seed == results.seed
        and found.horizon == results.horizon
        and found.manifest["versions"] == results.manifest["versions"]
    )
    return found if pairs else None
