"""``plot``: draw the figures of a scenario's results."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from model.cli import ensembles
from model.cli.ensembles import End, Force, Names, Runs, Seed, Settings, Workers
from model.cli.language import Lang, drawn, spoken
from model.cli.printing import say

if TYPE_CHECKING:
    from model.ensemble.results import Results
    from model.output.pictures import Picture

Outcomes = Annotated[
    list[str] | None,
    typer.Option(
        "--outcome", "--outcomes", metavar="NAME,...", help="Outcomes to draw, or all.",
        show_default="the standard figures",
    ),
]  # fmt: skip
Out = Annotated[
    Path | None, typer.Option(help="Folder for the figures.", show_default="with the results")
]


def plot(
    scenarios: Names,
    outcomes: Outcomes = None,
    runs: Runs = 200,
    seed: Seed = 1,
    settings: Settings = None,
    end: End = None,
    out: Out = None,
    workers: Workers = None,
    force: Force = False,
    lang: Lang = None,
) -> None:
    """Draw fan charts of scenarios, with the baseline in grey where its results are at hand.

    What is missing or out of date is run first.

    Example: python run_sim.py plot baseline --outcome transit_revenue --out figures
    """
    from model.cli.progress import ProgressLine
    from model.ensemble.runner import Plan
    from model.output.studio import Studio

    text = spoken(lang)
    asked = ensembles.find(scenarios, settings, end)
    ensembles.require_outcomes(outcomes)
    if out is not None:
        ensembles.ready_folder("--out", out)
    plan = Plan(runs=runs, seed=seed, workers=workers)
    with ensembles.reporting(), Studio() as studio:
        language = drawn(text).code
        for each in asked:
            results, _ = ensembles.obtain(each, plan, force)
            folder = _folder(results, out, alone=len(asked) == 1)
            pictures = _pictures(results, outcomes, folder, language)
            with ProgressLine(f"{results.scenario}: drawing", "figures") as line:
                paths = studio.draw(pictures, line.update)
            for path in paths:
                say(path)


def _folder(results: Results, out: Path | None, alone: bool) -> Path:
    if out is None:
        return results.folder
    return out if alone else out / results.folder.name


def _pictures(
    results: Results, outcomes: list[str] | None, folder: Path, language: str
) -> list[Picture]:
    from model.output.figures import reference_beside
    from model.output.pictures import outcome_pictures, standard_pictures

    if len(results.years) < (2 if outcomes is None else 1):
        raise ensembles.refusal("--end", "too few whole years to draw", allowed="a later quarter")
    reference = reference_beside(results)
    if outcomes is None:
        return standard_pictures(results, reference, folder, language)
    chosen = ensembles.choose_outcomes(outcomes, results)
    return outcome_pictures(results, chosen, reference, folder, language)
