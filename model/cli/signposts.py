"""``signposts``: the early signs that tell bad futures from good ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from model.cli import ensembles, studies
from model.cli.destinations import ready_file
from model.cli.ensembles import Force, Json, Settings, Workers
from model.cli.printing import note, print_json, say
from model.cli.studies import Csv, Out, Outcomes, Plot, Seed, Year

if TYPE_CHECKING:
    from model.analysis.signposts.ensemble import Verdict
    from model.analysis.signposts.search import Signposts
    from model.analysis.study import Futures, Plan, Space
    from model.cli.signpost_sources import Sources
    from model.scenario import Scenario

Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SCENARIO...]",
        help="Scenarios to sample futures of, or folders of results to take as they are.",
        show_default="baseline",
    ),
]
Runs = Annotated[
    int, typer.Option(min=2, max=1_000_000, help="Futures to sample of each scenario.")
]
Worst = Annotated[
    float, typer.Option(min=0.01, max=0.5, help="Share of the futures that are called bad.")
]
Below = Annotated[
    str | None,
    typer.Option(
        metavar="LEVEL|SCENARIO",
        help="Call bad what ends below a level, or below another scenario in the same run; above, "
        "where less is better.",
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        metavar="QUARTER", help="Let futures part, and watch, from here on.", show_default="2026"
    ),
]
By = Annotated[int | None, typer.Option(help="Last year to watch.", show_default="2030")]
Over = Annotated[str, typer.Option(metavar="KIND,...", help="Sample dials, policies, parameters.")]
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
    worst: Worst = 0.25,
    below: Below = None,
    year: Year = None,
    since: Since = None,
    by: By = None,
    indicators: Indicators = None,
    without: Without = None,
    published: Published = False,
    over: Over = "dials",
    inputs: Inputs = None,
    runs: Runs = 1000,
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
    from model.analysis.sensitivity.inputs import varied
    from model.analysis.study import Plan
    from model.cli.signpost_sources import find_sources

    asked = find_sources(sources or ["baseline"], seed, settings, since, year)
    names = _judgeable(studies.find_outcomes(outcomes))
    watch = _Watched(_indicators(indicators, without, published), asked.base, _by(by, asked))
    space = varied(over.split(","), [word for part in inputs or () for word in part.split(",")])
    other = None if below is None else _other(below)
    ready_file("--csv", csv)
    folder = ensembles.ready_folder("--out", out or _usual_folder(asked)) if plot else None
    _announce(asked, space, runs)
    with studies.studying("signposts") as progress:
        plan = Plan(
            runs=runs, seed=asked.seed, results=ensembles.RESULTS, workers=workers, force=force,
            folder=ensembles.RESULTS / "studies", progress=progress,
        )  # fmt: skip
        futures = asked.futures(list(dict.fromkeys([*names, *watch.indicators])), space, plan)
        verdicts = {name: _judged(futures, name, asked.year, worst, other, plan) for name in names}
        found = {name: watch.search(verdicts[name], name, asked) for name in names}
    of = _of(asked, space, futures)
    paths = [] if folder is None else _draw(found, verdicts, of, folder)
    _tell(found, asked, of, csv, paths, as_json)
    if _note_failures(futures):
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class _Watched:
    """What is watched, and when."""

    indicators: Sequence[str]
    base: int
    by: int

    def search(self, verdict: Verdict, outcome: str, asked: Sources) -> Signposts:
        """The signposts of an outcome."""
        from model.analysis.signposts.search import Watch, signposts

        watch = Watch(outcome, asked.year, self.indicators, self.base, self.by)
        return signposts(verdict.futures, verdict.bad, watch, verdict.criterion, asked.seed)


def _judgeable(names: Sequence[str]) -> list[str]:
    """The outcomes, all of which must have a bad side."""
    from model.analysis.signposts.bad import sides
    from model.outcomes import outcome_registry

    for name in names:
        try:
            sides(outcome_registry()[name].better)
        except ValueError as error:
            allowed = "an outcome of which more or less is better"
            raise ensembles.refusal("--outcomes", f"{name}: {error}", allowed=allowed) from None
    return list(names)


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


def _other(below: str) -> Scenario | float:
    """The level, or the scenario, that ``--below`` names."""
    from model.errors import nearest
    from model.scenario import catalogue, load_scenario

    try:
        level = float(below)
    except ValueError:
        if below not in catalogue() and not Path(below).exists():
            allowed = "a number, or a scenario"
            meant = nearest(below, catalogue())
            found = f"{below!r} is neither"
            raise ensembles.refusal("--below", found, allowed=allowed, nearest=meant) from None
        return load_scenario(below)
    if not isfinite(level):
        raise ensembles.refusal("--below", f"{below} is no level", allowed="a number")
    return level


def _judged(
    futures: Futures,
    outcome: str,
    year: int,
    worst: float,
    other: Scenario | float | None,
    plan: Plan,
) -> Verdict:
    from model.analysis.signposts import ensemble

    if other is None:
        return ensemble.judged_by_share(futures, outcome, year, worst)
    if isinstance(other, float):
        return ensemble.judged_by_level(futures, outcome, year, other)
    return ensemble.judged_by_scenario(futures, outcome, year, other, plan)


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
    found: Mapping[str, Signposts], verdicts: Mapping[str, Verdict], of: str, folder: Path
) -> list[Path]:
    from model.output.signpost_figure import signpost_chart

    return [
        signpost_chart(each, verdicts[name].futures, verdicts[name].bad, of, folder / f"{name}.png")
        for name, each in found.items()
        if each.posts
    ]


def _tell(
    found: Mapping[str, Signposts],
    asked: Sources,
    of: str,
    csv: Path | None,
    paths: Sequence[Path],
    as_json: bool,
) -> None:
    from model.output.signpost_tables import LEGEND, signposts_csv, signposts_text

    if csv is not None:
        csv.write_text(signposts_csv(found.values()), encoding="utf-8")
        note(f"Signposts in {csv}")
    for each in found.values():
        if min(each.bad, each.futures - each.bad) < _FEW:
            note(f"warning: {each.bad} bad futures are few; intervals are wide: take more --runs")
    if as_json:
        documents = [each.document() for each in found.values()]
        figures = [str(path) for path in paths]
        print_json(
            {"sources": asked.label, "seed": asked.seed, "outcomes": documents, "figures": figures}
        )
        return
    say("\n\n".join([*(signposts_text(each, of) for each in found.values()), LEGEND]))
    if paths:
        say(f"\nFigures in {paths[0].parent}: {', '.join(path.name for path in paths)}")


def _note_failures(futures: Futures) -> bool:
    """Tell of the futures that failed."""
    if not futures.errors:
        return False
    place, reason = next(iter(sorted(futures.errors.items())))
    note(f"{len(futures.errors)} futures failed and were left out, the first {place}: {reason}")
    return True
