"""``decompose``: share out the gap between two scenarios among what they differ in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from model.cli import ensembles, studies
from model.cli.destinations import ready_file
from model.cli.ensembles import Force, Json, Settings, Workers
from model.cli.printing import note, print_json, say, say_figures, write_table
from model.cli.studies import Csv, Out, Outcomes, Plot, Runs, Seed, Year

if TYPE_CHECKING:
    from model.analysis.decomposition import Decomposition, Game
    from model.analysis.study import Paired
    from model.cli.studies import Subject


class By(StrEnum):
    """What is told apart: each thing that differs, or only the parts of a scenario."""

    INPUT = "input"
    PART = "part"


Start = Annotated[str, typer.Argument(metavar="FROM", help="Scenario, YAML file, or results.")]
End = Annotated[str, typer.Argument(metavar="TO", help="Scenario, YAML file, or results.")]
Apart = Annotated[By, typer.Option("--by", help="Tell apart each input and event, or parts only.")]
Orders = Annotated[
    int,
    typer.Option(
        min=2, max=10_000, help="Orders to sample, an even number, of more than 8 things."
    ),
]


def decompose(
    start: Start,
    end: End,
    runs: Runs = None,
    seed: Seed = None,
    outcomes: Outcomes = None,
    year: Year = None,
    by: Apart = By.INPUT,
    orders: Orders = 8,
    settings: Settings = None,
    plot: Plot = True,
    out: Out = None,
    csv: Csv = None,
    workers: Workers = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Share out the gap between two scenarios among all that they differ in.

    Each dial, policy, parameter and event in which the second differs from the first gets its
    Shapley value: what it brings when it is taken over, averaged over the orders in which all may
    be. The shares add up to the gap in every run, however much the risks compound. Up to 8 things
    are taken in all orders; of more, orders are sampled. --by part takes those of a part of the
    scenario together. --set applies to both. See docs/analysis/decompose.md.

    Example: python run_sim.py decompose baseline perfect_storm --by part --runs 50
    """
    from model.analysis.decomposition import decompose as decompose_gap
    from model.analysis.decomposition import game_of, played

    if orders % 2:
        raise ensembles.refusal("--orders", f"{orders} is odd", allowed="an even number")
    first = studies.find_subject(start, runs, seed, settings)
    second = studies.find_subject(end, runs or first.runs, _seed(seed, first), settings)
    last = _year(year, first, second)
    names = studies.find_outcomes(outcomes)
    game = game_of(first.scenario, second.scenario, by.value, orders, first.seed)
    ready_file("--csv", csv)
    pair = first.label, second.label
    folder = _folder(pair, plot, out)
    note(_plan(game, first.runs))
    with studies.studying("decompose") as progress:
        own = first.plan(workers, force, progress)
        plan = replace(own, given=(*own.given, *second.given))
        found = played(game, names, last, plan)
        shared = [decompose_gap(found, game, name, last) for name in names]
    paths = [] if folder is None else _draw(first, shared, pair, folder)
    studies.note_sample(shared[0].runs)
    if csv is not None:
        _write(shared, csv)
    if as_json:
        print_json({**_document(first, second, shared, found), "figures": list(map(str, paths))})
    else:
        _print(first, shared, pair, paths)
    if studies.note_errors(found.errors, plan.runs):
        raise typer.Exit(1)


def _seed(asked: int | None, first: Subject) -> int:
    return first.seed if asked is None else asked


def _year(asked: int | None, first: Subject, second: Subject) -> int:
    """The year a user named, or the last whole one of both."""
    ends = [studies.find_year(asked, each.scenario) for each in (first, second)]
    return min(ends)


def _folder(names: tuple[str, str], plot: bool, out: Path | None) -> Path | None:
    if not plot:
        return None
    usual = ensembles.RESULTS / "decompose" / ensembles.joined_name(names)
    return ensembles.ready_folder("--out", out or usual)


def _plan(game: Game, runs: int) -> str:
    """What is going to be run, in words."""
    differ = sum(len(player.steps) for player in game.players)
    what = f"{differ} things differ"
    if len(game.players) < differ:
        what += f", in {len(game.players)} parts"
    how = f"{len(game.orders)} orders" if game.orders else "all orders"
    return f"{what}; {how} take {len(game.coalitions)} scenarios, {runs} runs each"


def _draw(
    first: Subject, shared: Sequence[Decomposition], names: tuple[str, str], folder: Path
) -> list[Path]:
    from model.output.waterfall import waterfall

    about = f"{shared[0].runs} paired runs, seed {first.seed}"
    if shared[0].orders:
        about += f"; {shared[0].orders} orders sampled"
    return [waterfall([each], names, about, folder / f"{each.outcome.name}.png") for each in shared]


def _document(
    first: Subject, second: Subject, shared: Sequence[Decomposition], found: Paired
) -> dict[str, Any]:
    return {
        "from": first.label,
        "to": second.label,
        "digests": [each.scenario.digest() for each in (first, second)],
        "seed": first.seed,
        "runs": first.runs,
        "year": shared[0].year,
        "decompositions": [each.document() for each in shared],
        "failed_runs": studies.failed_runs(found.errors),
    }


def _write(shared: Sequence[Decomposition], csv: Path) -> None:
    from model.output.decomposition_tables import decompositions_csv

    write_table(csv, decompositions_csv(shared), "Shares")


def _print(
    first: Subject,
    shared: Sequence[Decomposition],
    names: tuple[str, str],
    paths: Sequence[Path],
) -> None:
    from model.output.decomposition_tables import decomposition_text, legend

    blocks = [decomposition_text(each, names, first.seed) for each in shared]
    say("\n\n".join([*blocks, legend(shared[0])]))
    say_figures(paths)
