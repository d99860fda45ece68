"""What signposts are looked for in: scenarios to sample futures of, or folders of results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from model.cli import ensembles, studies
from model.clock import Quarter

if TYPE_CHECKING:
    from model.analysis.study import Futures, Plan, Space
    from model.ensemble.results import Results
    from model.scenario import Scenario

SINCE = Quarter(2026, 1)
"""When futures part, where nobody says otherwise: what came before is history."""


@dataclass(frozen=True)
class Sources:
    """Scenarios, each parting from itself at some quarter, or results; never both.

    `base` is the last year before futures part, `year` the one in which they are judged.
    """

    label: str
    seed: int
    base: int
    year: int
    scenarios: Sequence[Scenario] = ()
    results: Sequence[Results] = ()

    def futures(self, outcomes: Sequence[str], space: Space, plan: Plan) -> Futures:
        """Their futures, one source after the other."""
        from model.analysis.signposts.ensemble import pooled, sampled_futures
        from model.analysis.study import futures_of

        if self.results:
            return pooled(futures_of(each, outcomes) for each in self.results)
        return sampled_futures(self.scenarios, space, outcomes, self.year, plan)


def find_sources(
    names: Sequence[str],
    seed: int | None,
    settings: Sequence[str] | None,
    since: str | None,
    year: int | None,
) -> Sources:
    """The scenarios or folders of some names. Raises ``ScenarioError`` for what is neither."""
    from model.scenario import catalogue

    folders = [name for name in names if name not in catalogue() and Path(name).is_dir()]
    if folders and len(folders) < len(names):
        other = next(name for name in names if name not in folders)
        allowed = "scenarios alone, or folders of results alone"
        raise ensembles.refusal("SCENARIO...", f"{folders[0]} and {other}", allowed=allowed)
    if folders:
        return _folders(folders, settings, since, year)
    return _scenarios(names, seed, settings, since, year)


def _scenarios(
    names: Sequence[str],
    seed: int | None,
    settings: Sequence[str] | None,
    since: str | None,
    year: int | None,
) -> Sources:
    subjects = [studies.find_subject(name, None, seed, settings) for name in names]
    parting = {
        each.label: studies.find_since(since, each.scenario) or each.scenario.since or SINCE
        for each in subjects
    }
    first = min(parting.values())
    scenarios = [each.scenario.parting(parting[each.label]) for each in subjects]
    return Sources(
        label="+".join(each.label for each in subjects),
        seed=subjects[0].seed,
        base=first.year - 1,
        year=min(studies.find_year(year, each, first) for each in scenarios),
        scenarios=scenarios,
    )


def _folders(
    names: Sequence[str], settings: Sequence[str] | None, since: str | None, year: int | None
) -> Sources:
    from model.analysis.compare import common_years
    from model.ensemble.failures import EnsembleError
    from model.ensemble.results import Results

    if settings:
        raise ensembles.refusal("--set", "results are what they are", allowed="none with folders")
    try:
        found = [Results.open(Path(name)) for name in names]
    except EnsembleError as error:
        raise ensembles.refusal("SCENARIO...", str(error)) from None
    if len({each.seed for each in found}) > 1:
        raise ensembles.refusal("SCENARIO...", "results of different seeds", allowed="one seed")
    base = _quarter(since).year - 1
    years = [one for one in common_years(found) if one > base]
    if not years or (year is not None and year not in years):
        raise ensembles.refusal(
            "--year", f"the results hold no year {year or f'after {base}'}",
            allowed=f"{years[0]} to {years[-1]}" if years else "",
        )  # fmt: skip
    return Sources(
        label="+".join(Path(name).resolve().name for name in names),
        seed=found[0].seed,
        base=base,
        year=year or years[-1],
        results=found,
    )


def _quarter(text: str | None) -> Quarter:
    if text is None:
        return SINCE
    try:
        return Quarter.parse(f"{text}-Q1" if text.isdecimal() else text)
    except ValueError as error:
        allowed = "a quarter like 2026-Q1, or a year"
        raise ensembles.refusal("--since", str(error), allowed=allowed) from None
