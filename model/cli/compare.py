"""``compare``: set scenarios against a reference, run by run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from model.cli import ensembles
from model.cli.destinations import ready_file
from model.cli.ensembles import (
    End,
    Force,
    Json,
    Names,
    Outcomes,
    Runs,
    Seed,
    Settings,
    Workers,
    Year,
)
from model.cli.language import Lang, drawn, spoken
from model.cli.printing import note, print_json, say, say_figures, write_table
from model.languages import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.analysis.compare import Comparison
    from model.ensemble.results import Results

Csv = Annotated[Path | None, typer.Option(metavar="FILE", help="Write the differences as CSV.")]
Figures = Annotated[
    Path | None,
    typer.Option(
        "--figures", "--png", metavar="DIR", help="Folder for the figures.",
        show_default="results/comparisons/NAMES",
    ),
]  # fmt: skip
NoPlots = Annotated[bool, typer.Option("--no-plots", help="Write no figures.")]


def compare(
    scenarios: Names,
    runs: Runs = 200,
    seed: Seed = 1,
    year: Year = None,
    outcomes: Outcomes = None,
    settings: Settings = None,
    end: End = None,
    csv: Csv = None,
    figures: Figures = None,
    no_plots: NoPlots = False,
    workers: Workers = None,
    force: Force = False,
    lang: Lang = None,
    as_json: Json = False,
) -> None:
    """Compare scenarios with the first one, run by run under the same random numbers.

    What is missing or out of date is run first. --set and --end apply to all of the scenarios.

    Example: python run_sim.py compare baseline blocked_by_russia --year 2030
    """
    from model.analysis.compare import compare as compare_results
    from model.cli.progress import ProgressLine
    from model.ensemble.runner import Plan

    text = spoken(lang)
    if len(scenarios) < 2:
        found_one = f"only {' '.join(scenarios)}"
        raise ensembles.refusal("SCENARIO...", found_one, allowed="a reference and others")
    asked = ensembles.find(scenarios, settings, end)
    last = ensembles.common_year(year, asked)
    ensembles.require_outcomes(outcomes)
    ready_file("--csv", csv)
    if figures is not None and not no_plots:
        ensembles.ready_folder("--figures", figures)
    plan = Plan(runs=runs, seed=seed, workers=workers)
    with ensembles.reporting():
        found = [ensembles.obtain(each, plan, force)[0] for each in asked]
        chosen = ensembles.choose_outcomes(outcomes, found[0])
        with ProgressLine("comparing", "outcomes") as line:
            comparison = compare_results(found[0], found[1:], chosen, last, line.update)
    failed = [results for results in found if ensembles.note_failures(results)]
    paths = [] if no_plots else _draw(found, outcomes, figures, drawn(text))
    _report(comparison, paths, csv, None if as_json else text)
    if failed:
        raise typer.Exit(1)


def _draw(
    found: Sequence[Results], outcomes: list[str] | None, folder: Path | None, text: Language
) -> list[Path]:
    """Figures of the outcomes the user named, or of transit revenue and industrialization."""
    from model.cli.progress import ProgressLine
    from model.output import selection
    from model.output.figures import comparison_figures

    usual = [name for name in selection.FIGURES if name in found[0].outcomes]
    shown = ensembles.choose_outcomes(outcomes, found[0]) if outcomes else usual
    place = folder or _default_folder(found)
    with ProgressLine("drawing", "figures") as line:
        return comparison_figures(found[0], found[1:], shown, place, line.update, text)


def _default_folder(found: Sequence[Results]) -> Path:
    names = ensembles.joined_name([results.folder.name for results in found])
    return ensembles.RESULTS / "comparisons" / names


def _report(
    comparison: Comparison, paths: list[Path], csv: Path | None, text: Language | None
) -> None:
    """Print the comparison in a language, or as JSON without one, and write it as CSV if asked."""
    from model.output.tables import comparison_csv, comparison_tables

    for warning in comparison.warnings:
        note(f"warning: {warning}")
    if csv is not None:
        write_table(csv, comparison_csv(comparison), "Differences")
    if text is None:
        print_json({**comparison.document(), "figures": [str(path) for path in paths]})
        return
    say(comparison_tables(comparison, text))
    say_figures(paths, text)
