"""What signposts are looked for in: scenarios to sample futures of, or folders of results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from model.api.arguments import read_quarter
from model.cli import ensembles, studies
from model.clock import Horizon, Quarter
from model.ensemble.summary import whole_years

if TYPE_CHECKING:
    from model.analysis.study import Futures, Plan, Space
    from model.ensemble.results import Results
    from model.scenario import Scenario


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

    names = list(dict.fromkeys(names))
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
    found = [studies.find_subject(name, None, seed, settings) for name in names]
    subjects = list({each.scenario.digest(): each for each in found}.values())
    parting = [studies.find_branch_quarter(since, each.scenario) for each in subjects]
    scenarios = [
        each.scenario.branch_at(quarter) for each, quarter in zip(subjects, parting, strict=True)
    ]
    first = min(parting)
    return Sources(
        label=ensembles.joined_name([each.label for each in subjects]),
        seed=subjects[0].seed,
        base=_base(first, [each.horizon for each in scenarios]),
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
        places = {Path(name).resolve(): Path(name) for name in names}
        found = [Results.open(place) for place in places.values()]
    except EnsembleError as error:
        raise ensembles.refusal("SCENARIO...", str(error)) from None
    if len({each.seed for each in found}) > 1:
        raise ensembles.refusal("SCENARIO...", "results of different seeds", allowed="one seed")
    base = _base(_quarter(since), [each.horizon for each in found])
    years = [one for one in common_years(found) if one > base]
    if not years or (year is not None and year not in years):
        raise ensembles.refusal(
            "--year", f"the results hold no year {year or f'after {base}'}",
            allowed=f"{years[0]} to {years[-1]}" if years else "",
        )  # fmt: skip
    return Sources(
        label=ensembles.joined_name([place.name for place in places]),
        seed=found[0].seed,
        base=base,
        year=year or years[-1],
        results=found,
    )


def _base(since: Quarter, horizons: Sequence[Horizon]) -> int:
    """The last year before a quarter, which has to be a whole one of all horizons."""
    base, first = since.year - 1, max(whole_years(each)[0] for each in horizons)
    if base < first:
        found = f"{since} leaves no whole year before it"
        raise ensembles.refusal("--since", found, allowed=f"{first + 1} or later")
    return base


def _quarter(text: str | None) -> Quarter:
    return Quarter(*studies.FUTURE) if text is None else read_quarter("--since", text, 1)
