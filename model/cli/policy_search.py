"""``policy --search``: evolving combinations of levers, and saving those worth a look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from model.cli import ensembles, studies
from model.cli.printing import note, print_json, say, write_table

if TYPE_CHECKING:
    from model.analysis.policy.search.search import Searched
    from model.cli.studies import Subject
    from model.clock import Quarter

FUTURES, EVALUATIONS, POPULATION = 50, 400, 40
METRIC, FRESH = "median", 250
SHOWN, MOST_SHOWN = 10, 12

Search = Annotated[
    bool, typer.Option("--search", help="Search for combinations of levers instead.")
]
Evaluations = Annotated[
    int | None,
    typer.Option(
        min=1, max=1_000_000, help="With --search: policies to try.",
        show_default=str(EVALUATIONS),
    ),
]  # fmt: skip
Metric = Annotated[
    str | None,
    typer.Option(
        metavar="KIND", help="With --search: median, mean, worst_tenth or maximin over futures.",
        show_default=METRIC,
    ),
]  # fmt: skip
Show = Annotated[
    int | None,
    typer.Option(
        min=1, max=MOST_SHOWN, help="With --search: policies to show and save.",
        show_default=str(SHOWN),
    ),
]  # fmt: skip
Fresh = Annotated[
    int | None,
    typer.Option(
        min=2, max=1_000_000, help="With --search: fresh futures to check them in.",
        show_default=str(FRESH),
    ),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wish:
    """What is searched: of what scenario, in what futures, towards what outcomes."""

    subject: Subject
    dials: tuple[str, ...]
    since: Quarter
    year: int
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extent:
    """How far is searched, by what, and how much of what is found is shown."""

    evaluations: int
    metric: str
    show: int
    fresh: int


Way = tuple[bool, Path | None, Path | None, "int | None", bool, bool]
"""--plot, --out, --csv, --workers, --force and --json."""


def outcomes(asked: Sequence[str] | None) -> list[str]:
    """The outcomes a user named, all with a better side, or the usual goals."""
    from model.analysis.policy.search.goals import USUAL_GOALS

    named = studies.find_outcomes(asked) if asked else list(USUAL_GOALS)
    studies.require_direction(named)
    if len(named) < 2:
        raise ensembles.refusal("--outcomes", "only one goal", allowed="two or more to search for")
    return named


def run(wish: Wish, extent: Extent, way: Way) -> None:
    """Search, report, and save the policies found as scenarios."""
    plot, out, csv, workers, force, as_json = way
    _check_metric(extent.metric)
    subject = wish.subject
    folder = ensembles.ready_folder(
        "--out", out or ensembles.RESULTS / "policy" / f"{subject.label}_search"
    )
    searched = _search(wish, extent, workers, force)
    files = _save(searched, wish, folder)
    paths = [_draw(searched, subject, folder)] if plot else []
    _write(searched, csv, folder)
    if as_json:
        head = {"scenario": subject.scenario.name, "digest": subject.scenario.digest()}
        rest = {"files": list(map(str, files)), "figures": list(map(str, paths))}
        print_json({**head, "seed": subject.seed, **searched.document(), **rest})
    else:
        _print(searched, subject, files, paths)
    if searched.failures:
        note(f"{len(searched.failures)} runs failed, the first with {searched.failures[0]}")
        raise typer.Exit(1)


def _check_metric(metric: str) -> None:
    from model.analysis.policy.search.goals import METRICS
    from model.errors import nearest

    if metric not in METRICS:
        raise ensembles.refusal(
            "--metric", f"no kind {metric!r}", allowed=", ".join(METRICS),
            nearest=nearest(metric, METRICS),
        )  # fmt: skip


def _search(wish: Wish, extent: Extent, workers: int | None, force: bool) -> Searched:
    from model.analysis.policy.search.evolution import Effort
    from model.analysis.policy.search.goals import Goals
    from model.analysis.policy.search.search import search
    from model.analysis.policy.worlds import worlds

    subject = wish.subject
    note(
        f"about {extent.evaluations} policies in {subject.runs} futures of "
        f"{subject.scenario.name}, {len(wish.dials)} dials varied, from {wish.since} on; "
        f"then {extent.show} in {extent.fresh} fresh ones"
    )
    sought = worlds(subject.scenario, wish.dials, subject.runs, subject.seed, wish.since)
    fresh = worlds(
        subject.scenario, wish.dials, extent.fresh, subject.seed, wish.since, first=subject.runs
    )
    goals = Goals(wish.outcomes, extent.metric)
    effort = Effort(extent.evaluations, POPULATION, subject.seed)
    with studies.studying("policy --search") as progress:
        plan = subject.plan(workers, force, progress)
        return search(sought, fresh, goals, wish.year, effort, extent.show, plan)


def _save(searched: Searched, wish: Wish, folder: Path) -> list[Path]:
    """Each policy shown as a scenario of its own."""
    from model.output.policy_files import write_policy
    from model.output.policy_words import policy_words, role_words
    from model.scenario import load_scenario

    trunk = wish.subject.scenario.branch_at(wish.since)
    stance = searched.present.levers
    files, whole = [], True
    for pick in searched.picks:
        role = role_words(pick.roles)
        title = f"{pick.name.replace('_', ' ').capitalize()}{f': {role}' if role else ''}"
        words = f"{policy_words(pick.levers, stance)}. Found by a search among policies."
        scenario = trunk.with_settings(dict(pick.levers), pick.name)
        files.append(write_policy(scenario, title, words, folder / f"{pick.name}.yaml"))
        whole &= load_scenario(files[-1]).digest() == scenario.digest()
    if not whole:
        name = wish.subject.scenario.name
        note(
            "a file can part from the baseline only: what is saved of policies under "
            f"{name} holds from the start, not from {wish.since} on"
        )
    return files


def _draw(searched: Searched, subject: Subject, folder: Path) -> Path:
    from model.output.policy_figures import front_figure

    about = (
        f"{searched.weighing.futures} fresh futures, seed {subject.seed}; {subject.scenario.name} "
        f"{subject.scenario.digest()[:8]}"
    )
    return front_figure(searched, about, folder / "front.png")


def _write(searched: Searched, csv: Path | None, folder: Path) -> None:
    from model.output.policy_tables import searched_csv, tried_csv

    (folder / "tried.csv").write_text(tried_csv(searched), encoding="utf-8")
    if csv is not None:
        write_table(csv, searched_csv(searched), "Policies")


def _print(
    searched: Searched, subject: Subject, files: Sequence[Path], paths: Sequence[Path]
) -> None:
    from model.output.policy_tables import searched_text

    say(searched_text(searched, subject.scenario.name))
    where = ", ".join(
        [f"{files[0].name} to {files[-1].name}", "tried.csv", *(p.name for p in paths)]
    )
    say(f"\nIn {files[0].parent}: {where}")
    say(f"Try: run_sim.py compare {subject.scenario.name} {files[0]}")
