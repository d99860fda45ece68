"""``discover``: in which corner of what may come futures end badly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from model.cli import ensembles, studies
from model.cli.destinations import ready_file
from model.cli.ensembles import Force, Json, Settings, Workers
from model.cli.printing import note, print_json, say
from model.cli.studies import Base, Csv, Out, Outcomes, Plot, Seed, Year

if TYPE_CHECKING:
    from model.analysis.discovery import Discovery, Ending
    from model.analysis.study import Futures, Plan
    from model.cli.studies import Subject
    from model.clock import Quarter
    from model.outcomes import Outcome

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
Worst = Annotated[
    float | None,
    typer.Option(
        min=0.01, max=0.9, help="Share of the futures that count as bad.", show_default="0.25"
    ),
]
Below = Annotated[
    str | None,
    typer.Option(
        metavar="LEVEL|SCENARIO",
        help="Count futures as bad that are worse than a level, or than a scenario's median.",
    ),
]
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
    from model.outcomes import outcome_registry

    names = studies.find_outcomes(outcomes)
    studies.require_direction(names)
    if worst is not None and below is not None:
        raise ensembles.refusal("--below", "given together with --worst", allowed="one of both")
    ready_file("--csv", csv)
    subject = studies.find_subject(scenario, runs or USUAL_FUTURES, seed, settings)
    mark = _mark(below, 0.25 if worst is None else worst, names)
    folder = studies.ready_figures("discover", subject, plot, out)
    with studies.studying("discover") as progress:
        plan = subject.plan(workers, force, progress)
        if subject.given:
            _refuse_with_folder(
                {"--over": over, "--since": since, "--runs": runs, "--set": settings}
            )
            last, futures = _of_folder(subject.given[0], names, year, inputs)
        else:
            wish = _wish(subject, over, inputs, since)
            last = studies.find_year(year, subject.scenario, wish.since)
            futures = _sample(subject, wish, names, last, plan)
        whole = futures.whole()
        if not whole.inputs:
            raise ensembles.refusal("SCENARIO", "nothing differs between these futures")
        endings = [
            mark.ending(each, last, whole, plan)
            for each in map(outcome_registry().__getitem__, names)
        ]
    found = _search(whole, endings, boxes, subject.seed)
    paths = [] if folder is None else _draw(found, subject, folder)
    _report(found, subject, csv, paths, as_json)
    if futures.errors:
        note(f"{len(futures.errors)} futures failed and were left out, the first with "
             f"{next(iter(futures.errors.values()))}")  # fmt: skip
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is varied, and from when on."""

    names: tuple[str, ...]
    since: Quarter | None
    option: str


@dataclass(frozen=True, slots=True)
class _Mark:
    """What makes a future a bad one."""

    share: float
    level: float | None = None
    rival: str | None = None

    def ending(self, outcome: Outcome, year: int, futures: Futures, plan: Plan) -> Ending:
        """The bad ones of some futures by an outcome."""
        from model.analysis.discovery import beyond, worst

        values = futures.at(outcome.name, year)
        if self.rival is not None:
            return beyond(
                outcome, year, values, _median(self.rival, outcome, year, plan), self.rival
            )
        if self.level is not None:
            return beyond(outcome, year, values, self.level)
        return worst(outcome, year, values, self.share)


def _median(rival: str, outcome: Outcome, year: int, plan: Plan) -> float:
    """The median of an outcome in a year over the usual number of runs of a scenario."""
    import numpy as np

    from model.analysis.study import paired
    from model.scenario import load_scenario

    usual = replace(plan, runs=studies.USUAL_RUNS, given=())
    found = paired({rival: load_scenario(rival)}, [outcome.name], year, usual)
    return float(np.median(found.at(outcome.name, year, [rival])[0]))


def _mark(below: str | None, share: float, outcomes: Sequence[str]) -> _Mark:
    """Read --worst and --below. A level is of one outcome; a scenario has a median of each."""
    from model.scenario import load_scenario

    if below is None:
        return _Mark(share)
    try:
        level = float(below)
    except ValueError:
        return _Mark(share, rival=load_scenario(below).name)
    if len(outcomes) > 1:
        found = f"{below} as a level of {len(outcomes)} outcomes"
        raise ensembles.refusal("--below", found, allowed="a level with one of --outcomes")
    return _Mark(share, level=level)


def _wish(
    subject: Subject, over: str | None, inputs: Sequence[str] | None, since: str | None
) -> _Wish:
    from model.analysis.discovery.sampling import DIALS, OVER, PARAMETERS, free_names
    from model.errors import nearest

    if over is not None and over not in OVER:
        raise ensembles.refusal(
            "--over", f"no kind {over!r}", allowed=", ".join(OVER), nearest=nearest(over, OVER)
        )
    if over is not None and inputs:
        raise ensembles.refusal("--inputs", "given together with --over", allowed="one of both")
    kind = over or DIALS
    named = [name for part in inputs or () for name in part.split(",") if name]
    names = tuple(dict.fromkeys(named)) or tuple(free_names(subject.scenario, kind))
    if kind == PARAMETERS and since is None:
        return _Wish(names, None, "--over")
    return _Wish(names, studies.find_parting(since, subject.scenario), "--inputs")


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


def _of_folder(
    folder: Path, outcomes: Sequence[str], year: int | None, inputs: Sequence[str] | None
) -> tuple[int, Futures]:
    from model.analysis.study import futures_of
    from model.ensemble.results import Results

    named = [name for part in inputs or () for name in part.split(",") if name]
    futures = futures_of(Results.open(folder), outcomes, named or None)
    if year is not None and year not in futures.years:
        allowed = f"{futures.years[0]} to {futures.years[-1]}"
        raise ensembles.refusal("--year", f"no whole year {year}", allowed=allowed)
    return year or futures.years[-1], futures


def _refuse_with_folder(options: dict[str, object]) -> None:
    for option, value in options.items():
        if value:
            found = "given for a folder of results, whose own runs are the futures"
            raise ensembles.refusal(option, found, allowed="a scenario, or no such option")


def _search(futures: Futures, endings: Sequence[Ending], boxes: int, seed: int) -> list[Discovery]:
    from model.analysis.discovery import discover as look
    from model.cli.progress import ProgressLine

    with ProgressLine("looking for boxes", "steps") as line:
        return [look(futures.inputs, each, boxes, seed, line.update) for each in endings]


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
        csv.write_text(discoveries_csv(found), encoding="utf-8")
        note(f"Boxes in {csv}")
    if as_json:
        head = {"scenario": subject.scenario.name, "digest": subject.scenario.digest()}
        outcomes = [each.document() for each in found]
        print_json({**head, "seed": subject.seed, "outcomes": outcomes,
                    "figures": list(map(str, paths))})  # fmt: skip
        return
    name = subject.scenario.name
    say("\n\n".join([*(discovery_text(each, name, subject.seed) for each in found), LEGEND]))
    if paths:
        say(f"\nFigures in {paths[0].parent}: {', '.join(path.name for path in paths)}")
