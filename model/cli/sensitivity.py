"""``sensitivity``: which inputs, all varied at once, the spread of an outcome comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from model.cli import studies
from model.cli.destinations import ready_file
from model.cli.ensembles import Force, Json, Settings, Workers
from model.cli.printing import note, print_json, say, say_figures, write_table
from model.cli.studies import Base, Csv, Out, Outcomes, Plot, Seed, Since, Year

if TYPE_CHECKING:
    from model.analysis.sensitivity.attribution import Answers, Design
    from model.analysis.study import Space
    from model.cli.studies import Subject
    from model.clock import Quarter
    from model.output.sensitivity_report import Report


class Method(StrEnum):
    """How sensitivity is measured."""

    SOBOL = "sobol"
    MORRIS = "morris"


Methods = Annotated[
    Method,
    typer.Option(help="Parts of the variance (sobol), or a screening of many inputs (morris)."),
]
Over = Annotated[
    str | None,
    typer.Option(
        metavar="KIND,...", help="Vary all dials, policies or uncertain parameters.",
        show_default="dials; parameters for morris",
    ),
]  # fmt: skip
Inputs = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME[=LOW..HIGH],...", help="Vary these inputs instead, in ranges of your own.",
        show_default="none",
    ),
]  # fmt: skip
Samples = Annotated[
    int | None,
    typer.Option(
        min=2, max=1_000_000,
        help="Blocks of runs (sobol) or trajectories (morris): each is a run for every input, and "
        "three or one more.",
        show_default="512; 30 for morris",
    ),
]  # fmt: skip
_USUAL = {Method.SOBOL: 512, Method.MORRIS: 30}
_FAILURES_SHOWN = 5


def sensitivity(
    scenario: Base = "baseline",
    method: Methods = Method.SOBOL,
    over: Over = None,
    inputs: Inputs = None,
    runs: Samples = None,
    seed: Seed = None,
    outcomes: Outcomes = None,
    year: Year = None,
    since: Since = None,
    settings: Settings = None,
    plot: Plot = True,
    out: Out = None,
    csv: Csv = None,
    workers: Workers = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Say which inputs the spread of an outcome comes from, when all vary at once.

    Sobol indices by Saltelli's design: the part of the variance that each dial (or lever, or
    parameter) has alone and together with others, over the years, and the part of luck. With
    --method morris, elementary effects of all uncertain parameters: a screening, to choose which
    are worth more. It warns where the sample is too small. See docs/analysis/sensitivity.md.

    Example: python run_sim.py sensitivity --over policies --since 2026 --runs 256
    """
    subject = studies.find_subject(scenario, None, seed, settings)
    parting = studies.find_since(since, subject.scenario)
    last = studies.find_year(year, subject.scenario, parting)
    names = studies.find_outcomes(outcomes)
    design = _design(method, _space(method, over, inputs), runs, subject.seed)
    ready_file("--csv", csv)
    folder = studies.ready_figures("sensitivity", subject, plot, out)
    _announce(design)
    with studies.studying("sensitivity") as progress:
        from model.analysis.sensitivity.attribution import answered

        trunk = subject.scenario if parting is None else subject.scenario.branch_at(parting)
        plan = subject.plan(workers, force, progress)
        answers = answered(trunk, design, names, last, plan)
        report = _report(answers, names, (parting.year if parting else None, last))
    of = _of(subject, answers, parting)
    paths = [] if folder is None else report.draw(folder, of)
    for warning in report.warnings:
        note(f"warning: {warning}")
    if csv is not None:
        write_table(csv, report.csv(), "Indices")
    if as_json:
        figures = [str(path) for path in paths]
        print_json({**_head(subject, method, answers), **report.document(), "figures": figures})
    else:
        say(report.text(of))
        say_figures(paths)
    if _note_failures(answers):
        raise typer.Exit(1)


def _space(method: Method, over: str | None, inputs: Sequence[str] | None) -> Space:
    from model.analysis.sensitivity.inputs import varied

    usual = "dials" if method is Method.SOBOL else "parameters"
    return varied((over or usual).split(","), inputs or ())


def _design(method: Method, space: Space, runs: int | None, seed: int) -> Design:
    from model.analysis.sensitivity.morris import Trajectories
    from model.analysis.sensitivity.saltelli import Saltelli

    kind = Saltelli if method is Method.SOBOL else Trajectories
    return kind(space, runs or _USUAL[method], seed)


def _announce(design: Design) -> None:
    """Say what is being run before it is."""
    total = design.groups * design.rows
    note(
        f"{len(design.space.names)} inputs: {design.groups:,} {design.GROUPS} of "
        f"{design.rows:,} runs, {total:,} in all"
    )


def _report(answers: Answers, outcomes: Sequence[str], years: tuple[int | None, int]) -> Report:
    from model.analysis.sensitivity.saltelli import Saltelli
    from model.output.sensitivity_report import ScreeningReport, SobolReport

    since, last = years
    if isinstance(answers.design, Saltelli):
        return SobolReport.of(answers, outcomes, since or answers.years[0], last)
    return ScreeningReport.of(answers, outcomes, last)


def _of(subject: Subject, answers: Answers, parting: Quarter | None) -> str:
    """What the indices are from, in words."""
    design, since = answers.design, f" from {parting} on" if parting else ""
    whole = int(answers.whole.sum())
    return (
        f"{subject.scenario.name}, {len(design.space.names)} inputs varied{since}; "
        f"{whole:,} {design.GROUPS} of {design.rows} runs, seed {design.seed}"
    )


def _head(subject: Subject, method: Method, answers: Answers) -> dict[str, Any]:
    design = answers.design
    return {
        "scenario": subject.scenario.name,
        "method": method.value,
        "seed": design.seed,
        design.GROUPS: design.groups,
        f"whole_{design.GROUPS}": int(answers.whole.sum()),
        "runs": design.groups * design.rows,
        "inputs": {name: asdict(spread) for name, spread in design.space.spreads.items()},
        "failed": dict(answers.failed),
    }


def _note_failures(answers: Answers) -> bool:
    """Tell of the runs that failed, and what was left out for them."""
    failed, design = answers.failed, answers.design
    if not failed:
        return False
    lost = design.groups - int(answers.whole.sum())
    note(f"{len(failed)} runs failed; the {lost} {design.GROUPS} they belong to were left out:")
    for row, reason in list(failed.items())[:_FAILURES_SHOWN]:
        note(f"  {row}: {reason}")
    if len(failed) > _FAILURES_SHOWN:
        note(f"  and {len(failed) - _FAILURES_SHOWN} more")
    return True
