"""``rank``: the risks by how far each alone swings the outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from model.cli import ensembles, studies
from model.cli.destinations import ready_file
from model.cli.ensembles import Force, Json, Settings, Workers
from model.cli.printing import note, print_json, say, say_figures, write_table
from model.cli.studies import Base, Csv, Out, Outcomes, Plot, Runs, Seed, Since, Year

if TYPE_CHECKING:
    from model.analysis.ranking import Ranking
    from model.analysis.study import Paired
    from model.cli.studies import Subject

Dials = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME,...", help="Risk dials to rank.", show_default="all of them"),
]


def rank(
    scenario: Base = "baseline",
    runs: Runs = None,
    seed: Seed = None,
    outcomes: Outcomes = None,
    year: Year = None,
    dials: Dials = None,
    since: Since = None,
    settings: Settings = None,
    plot: Plot = True,
    out: Out = None,
    csv: Csv = None,
    workers: Workers = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Rank the risks by how far each of them alone swings the outcomes.

    Each dial is turned to its worst (1) and to absence (0), all else as the scenario has it, in
    runs that share their draws and their luck. It says what a risk does on its own, not how risks
    compound. Figures: a tornado chart, and a map of all headline outcomes. See
    docs/analysis/rank.md.

    Example: python run_sim.py rank baseline --since 2026 --dials russian_blocking,china_decline
    """
    from model.analysis import ranking
    from model.ensemble.failures import EnsembleError

    subject = studies.find_subject(scenario, runs, seed, settings)
    parting = studies.find_since(since, subject.scenario)
    last = studies.find_year(year, subject.scenario, parting)
    names = studies.find_outcomes(outcomes)
    chosen = _dials(dials)
    ready_file("--csv", csv)
    folder = studies.ready_figures("rank", subject, plot, out)
    shown = list(dict.fromkeys([*names, *_headline()]))
    with studies.studying("rank") as progress:
        plan = subject.plan(workers, force, progress)
        found = ranking.turned(subject.scenario, chosen, shown, last, plan, parting)
        left_out = ranking.left_out(found, chosen)
        kept = [dial for dial in chosen if dial not in left_out]
        if not kept:
            studies.note_errors(found.errors, plan.runs)
            raise EnsembleError("most runs failed with every dial")
        wanted = shown if plot else names
        ranked = {name: ranking.rank(found, subject.scenario, kept, name, last) for name in wanted}
    rankings = [ranked[name] for name in names]
    overview = [ranked[name] for name in _headline() if name in ranked]
    paths = [] if folder is None else _draw(subject, rankings, overview, folder)
    studies.note_sample(rankings[0].runs)
    if csv is not None:
        _write(rankings, csv)
    if as_json:
        facts = {"since": str(parting) if parting else None, "left_out": left_out}
        print_json(
            {**_document(subject, rankings, found), **facts, "figures": list(map(str, paths))}
        )
    else:
        _print(subject, rankings, paths)
    if left_out:
        note(f"not ranked, as most runs failed: {', '.join(left_out)}")
    if studies.note_errors(found.errors, plan.runs):
        raise typer.Exit(1)


def _dials(asked: Sequence[str] | None) -> list[str]:
    """The dials a user named, or all of them."""
    from model.risks import dial_registry

    known = dial_registry()
    return ensembles.named("--dials", asked, known, "dial", "run_sim.py risks") or list(known)


def _headline() -> list[str]:
    """The outcomes of the map: what the model is asked for first."""
    from model.outcomes import outcome_registry

    return [name for name, about in outcome_registry().items() if about.headline]


def _draw(
    subject: Subject, rankings: Sequence[Ranking], overview: Sequence[Ranking], folder: Path
) -> list[Path]:
    from model.output.risk_map import risk_map
    from model.output.tornado import PANELS, tornado

    about = subject.about(rankings[0].runs)
    if len(rankings) > PANELS:
        note(f"the tornado chart shows the first {PANELS} outcomes")
    name = subject.label
    return [
        tornado(rankings[:PANELS], name, about, folder / "tornado.png"),
        risk_map(overview, name, about, folder / "risk_map.png"),
    ]


def _document(subject: Subject, rankings: Sequence[Ranking], found: Paired) -> dict[str, Any]:
    return {
        **subject.heading(),
        "year": rankings[0].year,
        "rankings": [each.document() for each in rankings],
        "failed_runs": studies.failed_runs(found.errors),
    }


def _write(rankings: Sequence[Ranking], csv: Path) -> None:
    from model.output.ranking_tables import rankings_csv

    write_table(csv, rankings_csv(rankings), "Effects")


def _print(subject: Subject, rankings: Sequence[Ranking], paths: Sequence[Path]) -> None:
    from model.output.ranking_tables import LEGEND, ranking_text

    blocks = [ranking_text(each, subject.label, subject.seed) for each in rankings]
    say("\n\n".join([*blocks, LEGEND]))
    say_figures(paths)
