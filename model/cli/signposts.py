"""``signposts``: the early signs that tell bad futures from good ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from model.cli import ensembles, studies
from model.cli.bad_futures import Below, Worst, find_rule, refuse_with_results, require_same_model
from model.cli.destinations import ready_file
from model.cli.ensembles import Force, Json, Settings, Workers
from model.cli.printing import note, print_json, say, say_figures, write_table
from model.cli.studies import Csv, Out, Outcomes, Plot, Seed, Year

if TYPE_CHECKING:
    from model.analysis.signposts.search import Signposts
    from model.analysis.study import Futures, Space
    from model.cli.signpost_sources import Sources

Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SCENARIO...]",
        help="Scenarios to sample futures of, or folders of results to take as they are.",
        show_default="baseline",
    ),
]
USUAL_FUTURES = 1000
Runs = Annotated[
    int | None,
    typer.Option(
        min=2, max=1_000_000, help="Futures to sample of each scenario.",
        show_default=f"{USUAL_FUTURES:,}",
    ),
]  # fmt: skip
Since = Annotated[
    str | None,
    typer.Option(
        metavar="QUARTER", help="Let futures part, and watch, from here on.", show_default="2026"
    ),
]
By = Annotated[int | None, typer.Option(help="Last year to watch.", show_default="2030")]
Over = Annotated[
    str | None,
    typer.Option(
        metavar="KIND,...", help="Sample dials, policies, parameters.", show_default="dials"
    ),
]
Inputs = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME[=LOW..HIGH],...", help="Sample these inputs instead.", show_default="none"
    ),
]
Indicators = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME,...", help="Outcomes to watch, or all.",
        show_default="all of the country as a whole",
    ),
]  # fmt: skip
Without = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME,...", help="Outcomes not to watch, as the one that is judged.",
        show_default="none",
    ),
]  # fmt: skip
Published = Annotated[
    bool, typer.Option("--published", help="Watch only what public figures are known of.")
]
_USUAL_BY = 2030
_FEW = 75
"""Bad futures below which it is warned of."""


def signposts(
    sources: Names = None,
    outcomes: Outcomes = None,
    worst: Worst = None,
    below: Below = None,
    year: Year = None,
    since: Since = None,
    by: By = None,
    indicators: Indicators = None,
    without: Without = None,
    published: Published = False,
    over: Over = None,
    inputs: Inputs = None,
    runs: Runs = None,
    seed: Seed = None,
    settings: Settings = None,
    plot: Plot = True,
    out: Out = None,
    csv: Csv = None,
    workers: Workers = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Find what can be seen in the next years that tells bad futures from good ones.

    Samples futures in which all dials part from the scenario in 2026 while everything uncertain is
    drawn, calls bad those whose outcome ends in the worst quarter, and asks of each indicator and
    year how well it tells them: by the area under the ROC curve, a threshold, its false alarms and
    misses on futures it was not drawn from, and the lead time. See docs/analysis/signposts.md.

    Example: python run_sim.py signposts baseline --outcomes transit_revenue --by 2028 --runs 500
    """
    from model.analysis.bad_futures import judged
    from model.analysis.sensitivity.inputs import varied
    from model.analysis.signposts.search import Watch
    from model.analysis.signposts.search import signposts as signposts_of
    from model.analysis.study import Plan
    from model.cli.signpost_sources import find_sources

    asked = find_sources(sources or ["baseline"], seed, settings, since, year)
    if asked.results:
        refuse_with_results({"--over": over, "--inputs": inputs, "--runs": runs, "--seed": seed,
                             "--set": settings})  # fmt: skip
    names = studies.find_outcomes(outcomes)
    studies.require_direction(names)
    watch = Watch(_indicators(indicators, without, published), asked.base, _by(by, asked))
    space = varied((over or "dials").split(","), inputs or ())
    rule = find_rule(worst, below, names, asked.year)
    require_same_model(rule, asked.results)
    ready_file("--csv", csv)
    folder = ensembles.ready_folder("--out", out or _usual_folder(asked)) if plot else None
    _announce(asked, space, runs or USUAL_FUTURES)
    with studies.studying("signposts") as progress:
        plan = Plan(
            runs=runs or USUAL_FUTURES, seed=asked.seed, results=ensembles.RESULTS, workers=workers,
            force=force, folder=ensembles.RESULTS / "studies", progress=progress,
        )  # fmt: skip
        futures = asked.futures(list(dict.fromkeys([*names, *watch.indicators])), space, plan)
        judged_ones = [judged(futures, name, asked.year, rule, plan) for name in names]
        found = [signposts_of(*each, watch, asked.seed) for each in judged_ones]
    of = _of(asked, space, futures)
    paths = [] if folder is None else _draw(found, [those for those, _ in judged_ones], of, folder)
    _tell(found, asked, of, csv, paths, as_json)
    if studies.note_failed(futures):
        raise typer.Exit(1)


def _indicators(
    asked: Sequence[str] | None, without: Sequence[str] | None, only_published: bool
) -> list[str]:
    """The outcomes to watch."""
    from model.analysis.signposts.signs import published, usual_indicators
    from model.outcomes import outcome_registry

    known, see = outcome_registry(), "run_sim.py outcomes"
    names = ensembles.named("--indicators", asked, known, "outcome", see) or usual_indicators()
    left_out = set(ensembles.named("--without", without, known, "outcome", see))
    if only_published:
        left_out |= known.keys() - published()
    chosen = [name for name in names if name not in left_out]
    if not chosen:
        raise ensembles.refusal("--without", "nothing is left to watch", see=see)
    return chosen


def _by(asked: int | None, sources: Sources) -> int:
    """The last year to watch, before the one that is judged."""
    first, last = sources.base + 1, sources.year - 1
    if asked is None:
        asked = min(_USUAL_BY, last)
    if not first <= asked <= last:
        raise ensembles.refusal("--by", f"cannot watch by {asked}", allowed=f"{first} to {last}")
    return asked


def _usual_folder(asked: Sources) -> Path:
    return ensembles.RESULTS / "signposts" / asked.label


def _announce(asked: Sources, space: Space, runs: int) -> None:
    """Say what is being run before it is."""
    if asked.results:
        note(f"{sum(len(each.runs) for each in asked.results):,} runs, as they are stored")
        return
    many = f" of each of {len(asked.scenarios)} scenarios" if len(asked.scenarios) > 1 else ""
    note(f"{runs:,} futures{many}, {len(space.names)} inputs sampled from {asked.base + 1} on")


def _of(asked: Sources, space: Space, futures: Futures) -> str:
    """What the signposts are from, in words."""
    inputs = "" if asked.results else f", {len(space.names)} inputs sampled"
    return f"{len(futures):,} futures of {asked.label}{inputs}, seed {asked.seed}"


def _draw(
    found: Sequence[Signposts], futures: Sequence[Futures], of: str, folder: Path
) -> list[Path]:
    from model.output.signpost_figure import signpost_chart

    return [
        signpost_chart(each, those, of, folder / f"{each.ending.outcome.name}.png")
        for each, those in zip(found, futures, strict=True)
        if each.posts
    ]


def _tell(
    found: Sequence[Signposts],
    asked: Sources,
    of: str,
    csv: Path | None,
    paths: Sequence[Path],
    as_json: bool,
) -> None:
    from model.output.signpost_tables import LEGEND, signposts_csv, signposts_text

    if csv is not None:
        write_table(csv, signposts_csv(found), "Signposts")
    for each in found:
        if each.ending.fewest < _FEW:
            bad = int(each.ending.bad.sum())
            note(f"warning: {bad} bad futures are few; intervals are wide: take more --runs")
    if as_json:
        documents = [each.document() for each in found]
        figures = [str(path) for path in paths]
        print_json(
            {"sources": asked.label, "seed": asked.seed, "outcomes": documents, "figures": figures}
        )
        return
    say("\n\n".join([*(signposts_text(each, of) for each in found), LEGEND]))
    say_figures(paths)
