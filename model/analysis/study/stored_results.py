"""Stored results of whole ensembles, which a study reads instead of simulating them again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from model.analysis.study.plan import Plan
from model.analysis.study.record import Record
from model.ensemble.manifest import holds
from model.ensemble.results import Results

if TYPE_CHECKING:
    from model.scenario import Scenario


def stored_results(scenario: Scenario, plan: Plan) -> Results | None:
    """Current results that hold all the runs a plan needs of a scenario, if there are any."""
    if plan.force:
        return None
    for folder in _places(scenario, plan):
        if holds(folder, scenario, plan.seed, plan.runs):
            return Results.open(folder)
    return None


def record_of(
    results: Results, runs: int, outcomes: Sequence[str], years: Sequence[int]
) -> Record | None:
    """The first `runs` runs of some results; none where these lack an outcome or a year."""
    if not set(outcomes) <= set(results.outcomes) or not set(years) <= set(results.years):
        return None
    inside = results.runs < runs
    first = results.years.index(years[0])
    values = {}
    for name in outcomes:
        values[name] = np.full((runs, len(years)), np.nan)
        annual = results.annual(name)[inside]
        values[name][results.runs[inside]] = annual[:, first : first + len(years)]
    failed = results.manifest["failed"]
    return Record(values, {each["run"]: each["error"] for each in failed if each["run"] < runs})


def _places(scenario: Scenario, plan: Plan) -> Iterator[Path]:
    """Where results of a scenario may lie: folders given, its own one, and that of a variant."""
    yield from plan.given
    if plan.results is not None:
        yield plan.results / scenario.name
        yield plan.results / f"{scenario.name}~{scenario.digest()[:8]}"
