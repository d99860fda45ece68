"""``discover``: in which corner of what may come futures end badly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from model.cli import ensembles, studies
from model.cli.bad_futures import Below, Worst, find_rule, refuse_with_results, require_same_model
from model.cli.destinations import ready_file
from model.cli.ensembles import Force, Json, Settings, Workers
from model.cli.printing import note, print_json, say, say_figures, write_table
from model.cli.studies import Base, Csv, Out, Outcomes, Plot, Seed, Year

if TYPE_CHECKING:
    from model.analysis.bad_futures import Ending
    from model.analysis.discovery import Discovery
    from model.analysis.study import Futures, Plan
    from model.cli.studies import Subject
    from model.clock import Quarter
    from model.ensemble.results import Results

USUAL_FUTURES = 2000
Number = Annotated[
    int | None,
    typer.Option(
        min=2, max=1_000_000, help="Futures to sample.", show_default=f"{USUAL_FUTURES:,}"
    ),
]
Inputs = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME,...", help="Dials, levers and parameters to vary.",
        show_default="all that --over says",
    ),
]  # fmt: skip
Over = Annotated[
    str | None,
    typer.Option(
        metavar="KIND", help="What to vary: dials, policies or parameters.", show_default="dials"
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        metavar="QUARTER", help="Vary nothing before this quarter, as 2026 or 2026-Q3.",
        show_default="2026-Q1; parameters from the start",
    ),
]  # fmt: skip
Boxes = Annotated[int, typer.Option(min=1, max=5, help="Boxes to look for at most.")]


def discover(
    scenario: Base = "baseline",
    runs: Number = None,
    seed: Seed = None,
    outcomes: Outcomes = None,
    year: Year = None,
    over: Over = None,
    inputs: Inputs = None,
    since: Since = None,
    worst: Worst = None,
    below: Below = None,
    boxes: Boxes = 3,
    settings: Settings = None,
    plot: Plot = True,
    out: Out = None,
    csv: Csv = None,
    workers: Workers = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Find the conditions under which futures end badly: scenario discovery.

    Futures differ in risk dials, anywhere from 0 to 1, and in all that is uncertain. Dials that the
    scenario itself sets stay as it has them. Of a folder of results, its own runs are the futures,
    and what differs between them the inputs. Boxes are looked for by the Patient Rule Induction
    Method, and judged on futures they have not seen. See docs/analysis/discover.md.

    Example: python run_sim.py discover baseline --worst 0.1 --outcomes transit_revenue
    """
    from model.analysis.bad_futures import judged
    from model.ensemble.results import Results

    names = studies.find_outcomes(outcomes)
    studies.require_direction(names)
    ready_file("--csv", csv)
    subject = studies.find_subject(scenario, runs or USUAL_FUTURES, seed, settings)
    if subject.given:
        refuse_with_results({"--over": over, "--since": since, "--runs": runs, "--seed": seed,
                             "--set": settings})  # fmt: skip
    wish = None if subject.given else _wish(subject, over, inputs, since)
    last = studies.find_year(year, subject.scenario, wish.since if wish else None)
    rule = find_rule(worst, below, names, last)
    results = [Results.open(folder) for folder in subject.given]
    require_same_model(rule, results)
    folder = studies.ready_figures("discover", subject, plot, out)
    with studies.studying("discover") as progress:
        plan = subject.plan(workers, force, progress)
        if wish is None:
            futures = _of_results(results[0], names, inputs)
        else:
            futures = _sample(subject, wish, names, last, plan)
        if not futures.inputs:
            raise ensembles.refusal("SCENARIO", "nothing differs between these futures")
        judged_ones = [judged(futures, name, last, rule, plan) for name in names]
    found = _search(judged_ones, boxes, subject.seed)
    paths = [] if folder is None else _draw(found, subject, folder)
    _report(found, subject, csv, paths, as_json)
    if studies.note_failed(futures):
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is varied, and from when on."""

    names: tuple[str, ...]
    since: Quarter | None
    option: str


def _wish(
    subject: Subject, over: str | None, inputs: Sequence[str] | None, since: str | None
) -> _Wish:
    from model.analysis.discovery.sampling import free_names
    from model.analysis.study.input_ranges import DIALS, INPUT_KINDS, PARAMETERS
    from model.errors import nearest

    if over is not None and over not in INPUT_KINDS:
        raise ensembles.refusal(
            "--over",
            f"no kind {over!r}",
            allowed=", ".join(INPUT_KINDS),
            nearest=nearest(over, INPUT_KINDS),
        )
    if over is not None and inputs:
        raise ensembles.refusal("--inputs", "given together with --over", allowed="one of both")
    kind = over or DIALS
    named = [name for part in inputs or () for name in part.split(",") if name]
    names = tuple(dict.fromkeys(named)) or tuple(free_names(subject.scenario, kind))
    if kind == PARAMETERS and since is None:
        return _Wish(names, None, "--over")
    return _Wish(names, studies.find_branch_quarter(since, subject.scenario), "--inputs")


def _sample(
    subject: Subject, wish: _Wish, outcomes: Sequence[str], year: int, plan: Plan
) -> Futures:
    from model.analysis.discovery.sampling import sampled_futures

    start = f" from {wish.since} on" if wish.since else ""
    note(
        f"{plan.runs:,} futures of {subject.scenario.name}, {len(wish.names)} inputs varied{start}"
    )
    return sampled_futures(
        subject.scenario, wish.names, outcomes, year, plan, wish.since, wish.option
    )


def _of_results(results: Results, outcomes: Sequence[str], inputs: Sequence[str] | None) -> Futures:
    from model.analysis.study import futures_of

    named = [name for part in inputs or () for name in part.split(",") if name]
    return futures_of(results, outcomes, named or None)


def _search(
    judged_ones: Sequence[tuple[Futures, Ending]], boxes: int, seed: int
) -> list[Discovery]:
    from model.analysis.discovery import discover as look
    from model.cli.progress import ProgressLine

    with ProgressLine("looking for boxes", "steps") as line:
        return [
            look(futures.inputs, ending, boxes, seed, line.update)
            for futures, ending in judged_ones
        ]


def _draw(found: Sequence[Discovery], subject: Subject, folder: Path) -> list[Path]:
    from model.output.discovery_figures import box_figure, tradeoff_figure

    paths = []
    for each in found:
        name, digest = each.ending.outcome.name, subject.scenario.digest()[:8]
        futures = f"{len(each.ending.bad):,} futures, seed {subject.seed}"
        about = f"{futures}; {subject.scenario.name} {digest}"
        if each.regions:
            paths.append(tradeoff_figure(each, about, folder / f"{name}_tradeoff.png"))
        if each.found:
            paths.append(box_figure(each, about, folder / f"{name}_box.png"))
    return paths


def _report(
    found: Sequence[Discovery],
    subject: Subject,
    csv: Path | None,
    paths: Sequence[Path],
    as_json: bool,
) -> None:
    from model.output.discovery_tables import LEGEND, discoveries_csv, discovery_text

    if csv is not None:
        write_table(csv, discoveries_csv(found), "Boxes")
    if as_json:
        head = {"scenario": subject.scenario.name, "digest": subject.scenario.digest()}
        outcomes = [each.document() for each in found]
        print_json({**head, "seed": subject.seed, "outcomes": outcomes,
                    "figures": list(map(str, paths))})  # fmt: skip
        return
    name = subject.scenario.name
    say("\n\n".join([*(discovery_text(each, name, subject.seed) for each in found), LEGEND]))
    say_figures(paths)
