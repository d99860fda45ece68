"""``interactions``: which pairs of risks compound, and which cancel."""

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
    from model.analysis.interactions import Interactions
    from model.analysis.study import Paired, Plan
    from model.cli.studies import Subject
    from model.clock import Quarter

Dials = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME,...", help="Risk dials to pair.", show_default="those that move most"
    ),
]
Top = Annotated[
    int, typer.Option(min=2, max=36, help="Dials to pair, where none are named: how many.")
]


def interactions(
    scenario: Base = "baseline",
    runs: Runs = None,
    seed: Seed = None,
    outcomes: Outcomes = None,
    year: Year = None,
    dials: Dials = None,
    top: Top = 6,
    since: Since = None,
    settings: Settings = None,
    plot: Plot = True,
    out: Out = None,
    csv: Csv = None,
    workers: Workers = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Say which pairs of risks do more together than added up, and which less.

    Two dials are turned to their worst (1), each alone and both at once, all else as the scenario
    has it, in runs that share their draws and their luck. Without --dials, the pairs are those of
    the dials that move any of the outcomes most, one by one. See docs/analysis/interactions.md.

    Example: python run_sim.py interactions baseline --dials russian_blocking,china_decline
    """
    from model.analysis.interactions import interactions as interactions_of
    from model.analysis.interactions import judgeable

    subject = studies.find_subject(scenario, runs, seed, settings)
    parting = studies.find_since(since, subject.scenario)
    last = studies.find_year(year, subject.scenario, parting)
    names = studies.find_outcomes(outcomes)
    chosen = _named(dials)
    ready_file("--csv", csv)
    folder = studies.ready_figures("interactions", subject, plot, out)
    with studies.studying("interactions") as progress:
        plan = subject.plan(workers, force, progress)
        paired_up = chosen or _largest(subject, names, last, parting, plan, top)
        found = _turned(subject, paired_up, names, last, parting, plan)
        kept = judgeable(found, paired_up)
        judged = [interactions_of(found, subject.scenario, kept, name, last) for name in names]
    left_out = [dial for dial in paired_up if dial not in kept]
    paths = [] if folder is None else _draw(subject, judged, folder)
    studies.note_sample(judged[0].runs)
    if csv is not None:
        _write(judged, csv)
    if as_json:
        facts = {"since": str(parting) if parting else None, "left_out": left_out,
                 "figures": list(map(str, paths))}  # fmt: skip
        print_json({**_document(subject, judged, found), **facts})
    else:
        _print(subject, judged, paths)
    if left_out:
        note(f"not paired, as most runs failed: {', '.join(left_out)}")
    if studies.note_errors(found.errors, plan.runs):
        raise typer.Exit(1)


def _named(asked: Sequence[str] | None) -> list[str]:
    """The dials a user named; none where the largest are wanted."""
    from model.risks import dial_registry

    chosen = ensembles.named("--dials", asked, dial_registry(), "dial", "run_sim.py risks")
    if len(chosen) == 1:
        raise ensembles.refusal("--dials", f"only {chosen[0]}", allowed="two dials or more")
    return chosen


def _largest(
    subject: Subject, names: Sequence[str], year: int, since: Quarter | None, plan: Plan, top: int
) -> list[str]:
    """The dials that move most, of all of them turned one by one."""
    from model.analysis.interactions import largest, turned
    from model.ensemble.failures import EnsembleError
    from model.risks import dial_registry

    dials = list(dial_registry())
    note(f"turning {len(dials)} dials one by one, {plan.runs} runs each, to find the largest {top}")
    groups = [(dial,) for dial in dials]
    found = turned(subject.scenario, groups, names, year, plan, since)
    kept = largest(found, dials, names, year)[:top]
    if len(kept) < 2:
        raise EnsembleError(f"fewer than two dials of {subject.label} change {' or '.join(names)}")
    return kept


def _turned(
    subject: Subject,
    dials: Sequence[str],
    names: Sequence[str],
    year: int,
    since: Quarter | None,
    plan: Plan,
) -> Paired:
    from model.analysis.interactions import groups_of, turned

    groups = groups_of(dials)
    pairs = len(groups) - len(dials)
    note(f"pairs to be turned: {pairs}, of {len(dials)} dials, {plan.runs} runs each")
    return turned(subject.scenario, groups, names, year, plan, since)


def _draw(subject: Subject, judged: Sequence[Interactions], folder: Path) -> list[Path]:
    from model.output.interaction_chart import PANELS, interaction_chart

    if len(judged) > PANELS:
        note(f"the heat map shows the first {PANELS} outcomes")
    about = subject.about(judged[0].runs)
    path = folder / "interactions.png"
    return [interaction_chart(judged[:PANELS], subject.label, about, path)]


def _document(subject: Subject, judged: Sequence[Interactions], found: Paired) -> dict[str, Any]:
    return {
        **subject.heading(),
        "year": judged[0].year,
        "interactions": [each.document() for each in judged],
        "failed_runs": studies.failed_runs(found.errors),
    }


def _write(judged: Sequence[Interactions], csv: Path) -> None:
    from model.output.interaction_tables import interactions_csv

    write_table(csv, interactions_csv(judged), "Interactions")


def _print(subject: Subject, judged: Sequence[Interactions], paths: Sequence[Path]) -> None:
    from model.output.interaction_tables import LEGEND, interactions_text

    blocks = [interactions_text(each, subject.label, subject.seed) for each in judged]
    say("\n\n".join([*blocks, LEGEND]))
    say_figures(paths)
