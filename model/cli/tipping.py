"""``tipping``: how far inputs may move before an outcome falls below a level."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from model.cli import ensembles, studies
from model.cli.destinations import ready_file
from model.cli.ensembles import Force, Json, Settings, Workers
from model.cli.printing import note, print_json, say, say_figures, write_table
from model.cli.studies import Base, Csv, Out, Plot, Runs, Seed, Since, Year

if TYPE_CHECKING:
    from model.analysis.study import Plan, Space
    from model.analysis.tipping import Level, Search
    from model.cli.studies import Subject

USUAL = "stagnation"
"""The scenario to fall below which is bad enough, where nothing else is asked for."""


class Over(StrEnum):
    """Which inputs are moved, where none are named."""

    DIALS = "dials"
    POLICIES = "policies"


Inputs = Annotated[
    list[str] | None,
    typer.Option(
        "--input", "--inputs", metavar="NAME[=LOW..HIGH],...",
        help="Dials, policies or parameters to move, over a range of your own.",
        show_default="as --over says",
    ),
]  # fmt: skip
Moved = Annotated[Over, typer.Option("--over", help="What to move, where nothing is named.")]
Outcome = Annotated[str, typer.Option(metavar="NAME", help="The outcome to look at.")]
LevelOption = Annotated[
    float | None,
    typer.Option("--level", metavar="X", help="The level, in the outcome's unit a year."),
]
Against = Annotated[
    str | None,
    typer.Option(
        metavar="SCENARIO", help="A scenario whose runs are the level.", show_default=USUAL
    ),
]
Map = Annotated[
    tuple[str, str] | None,
    typer.Option("--map", metavar="A B", help="Map two inputs at once instead."),
]
Points = Annotated[
    int | None,
    typer.Option(
        "--points", min=2, max=101, help="Values of each input.", show_default="5, or 7 of a map"
    ),
]
Halvings = Annotated[
    int | None,
    typer.Option(
        "--halvings", min=0, max=20, help="Times to halve where the median crosses.",
        show_default="3, none of a map",
    ),
]  # fmt: skip


def tipping(
    scenario: Base = "baseline",
    inputs: Inputs = None,
    over: Moved = Over.DIALS,
    level: LevelOption = None,
    against: Against = None,
    outcome: Outcome = "transit_revenue",
    year: Year = None,
    two: Map = None,
    points: Points = None,
    halvings: Halvings = None,
    runs: Runs = None,
    seed: Seed = None,
    since: Since = None,
    settings: Settings = None,
    plot: Plot = True,
    out: Out = None,
    csv: Csv = None,
    workers: Workers = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Find how far an input may move before an outcome falls below a level.

    Each input alone is put at values over its range, in runs that share their draws and their luck;
    where the median run crosses the level, closer values are taken. The level is a number, or what
    each run has under another scenario. --map A B puts two inputs on a grid. Fractions are given
    as such, as --level 0.12. See docs/analysis/tipping.md.

    Example: python run_sim.py tipping baseline --input russian_blocking --level 1600
    """
    from model.analysis.tipping import Search

    if two is not None and halvings is not None:
        raise ensembles.refusal("--halvings", "given with --map", allowed="one of the two")
    subject = studies.find_subject(scenario, runs, seed, settings)
    parting = studies.find_since(since, subject.scenario)
    last = studies.find_year(year, subject.scenario, parting)
    space = _space(inputs, over, two)
    held, given = _level(_outcome(outcome), last, level, against, subject)
    search = Search(subject.scenario, space, held, parting)
    ready_file("--csv", csv)
    folder = studies.ready_figures("tipping", subject, plot, out)
    with studies.studying("tipping") as progress:
        own = subject.plan(workers, force, progress)
        plan = replace(own, given=(*own.given, *given))
        if two is None:
            told = _points(search, subject, plan, points or 5, 3 if halvings is None else halvings)
        else:
            told = _map(search, subject, plan, points or 7)
    paths = [] if folder is None else told.draw(folder)
    studies.note_sample(told.runs)
    if csv is not None:
        write_table(csv, told.csv, "Tipping points")
    if as_json:
        print_json({**_facts(search, subject), **told.document, "figures": list(map(str, paths))})
    else:
        say(told.text)
        say_figures(paths)
    if told.left_out:
        note(f"left out, as most runs failed: {', '.join(told.left_out)}")
    if studies.note_errors(told.errors, plan.runs):
        raise typer.Exit(1)


@dataclass(frozen=True)
class _Told:
    """What came of it, in all the ways in which it is told."""

    runs: int
    text: str
    csv: str
    document: dict[str, Any]
    draw: Callable[[Path], list[Path]]
    errors: Mapping[str, Mapping[int, str]]
    left_out: Sequence[str] = ()


def _points(search: Search, subject: Subject, plan: Plan, points: int, halvings: int) -> _Told:
    """Where each input alone tips the outcome."""
    from model.analysis.tipping import explore, tippings
    from model.output.tipping_tables import LEGEND, tippings_csv, tippings_text

    inputs = len(search.inputs.names)
    note(f"inputs to be moved: {inputs}, to {points} values or more each, {plan.runs} runs each")
    found, values = explore(search, points, halvings, plan)
    result = tippings(search, found, values)

    def draw(folder: Path) -> list[Path]:
        from model.output.tipping_charts import odds_chart, points_chart

        about = subject.about(result.inputs[0].runs)
        return [
            points_chart(result, subject.label, about, folder / "tipping_points.png"),
            odds_chart(result, subject.label, about, folder / "tipping_odds.png"),
        ]

    return _Told(
        runs=result.inputs[0].runs,
        text=f"{tippings_text(result, subject.label, subject.seed)}\n\n{LEGEND}",
        csv=tippings_csv(result),
        document=result.document(),
        draw=draw,
        errors=found.errors,
        left_out=result.left_out,
    )


def _map(search: Search, subject: Subject, plan: Plan, points: int) -> _Told:
    """The outcome over two inputs at once."""
    from model.analysis.tipping_map import tipping_map
    from model.output.tipping_tables import MAP_LEGEND, map_csv, map_text

    names = " and ".join(search.inputs.names)
    note(f"mapping {names} on {points} x {points} values, {plan.runs} runs each")
    result, found = tipping_map(search, points, plan)

    def draw(folder: Path) -> list[Path]:
        from model.output.tipping_charts import map_chart

        path = folder / f"map_{'_'.join(result.inputs)}.png"
        return [map_chart(result, subject.label, subject.about(result.runs), path)]

    return _Told(
        runs=result.runs,
        text=f"{map_text(result, subject.label, subject.seed)}\n\n{MAP_LEGEND}",
        csv=map_csv(result),
        document=result.document(),
        draw=draw,
        errors=found.errors,
    )


def _space(asked: Sequence[str] | None, over: Over, two: tuple[str, str] | None) -> Space:
    """The inputs that are moved, each over its range or one of the user's own."""
    from model.analysis.study import own_ranges, parse_inputs, space_of
    from model.scenario.inputs import names

    if two is not None and asked:
        raise ensembles.refusal("--map", "given with --input", allowed="one of the two")
    option = "--map" if two else "--input"
    given = parse_inputs(two or asked or (), option)
    if two is not None and len(given) != 2:
        found = f"{next(iter(given))} twice" if len(given) == 1 else f"{len(given)} inputs"
        raise ensembles.refusal("--map", found, allowed="two inputs")
    return space_of(given or names(over.value), own_ranges(given), True, option)


def _outcome(asked: str) -> str:
    from model.outcomes import outcome_registry

    known = outcome_registry()
    found = ensembles.named("--outcome", [asked], known, "outcome", "run_sim.py outcomes")
    if len(found) != 1:
        raise ensembles.refusal("--outcome", f"{asked!r} is not one outcome", allowed="one")
    return found[0]


def _level(
    outcome: str, year: int, level: float | None, against: str | None, subject: Subject
) -> tuple[Level, tuple[Path, ...]]:
    """What the outcome is held against, and the folders of results that tell it."""
    from math import isfinite

    from model.analysis.tipping import Level

    if level is not None:
        if against is not None:
            raise ensembles.refusal("--level", "given with --against", allowed="one of the two")
        if not isfinite(level):
            raise ensembles.refusal("--level", f"{level} is no level", allowed="a number")
        return Level(outcome, year, level), ()
    other = studies.find_subject(against or USUAL, subject.runs, subject.seed, None)
    if other.scenario.digest() == subject.scenario.digest():
        same = f"{subject.label} against itself"
        raise ensembles.refusal("--against", same, allowed="another scenario, or --level X")
    studies.find_year(year, other.scenario)
    return Level(outcome, year, scenario=other.scenario, name=other.label), other.given


def _facts(search: Search, subject: Subject) -> dict[str, Any]:
    return {
        **subject.heading(),
        "since": str(search.since) if search.since else None,
    }
