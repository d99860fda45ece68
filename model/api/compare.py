"""Comparing ensembles with the first of them, run by run, as a table."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from model.api.arguments import common_year, outcome_names, refusal
from model.api.recorded import Recorded
from model.api.scenarios import load_scenario
from model.api.simulate import simulate
from model.ensemble.progress import Progress
from model.ensemble.summary import whole_years
from model.outcomes import outcome_registry
from model.output.selection import main_outcomes, shared_outcomes
from model.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

    from model.analysis.compare import Comparison

    Ensemble = xr.Dataset | Scenario | str | Path

_ABOVE_CALLER = 3
"""Frames from a warning up to whoever called the library."""


def compare(
    *ensembles: Ensemble,
    year: int | None = None,
    outcomes: str | Sequence[str] | None = None,
    risk: bool = False,
    runs: int = 200,
    seed: int = 1,
    workers: int | None = None,
    progress: bool | Progress = False,
    store: str | Path | None = None,
) -> pd.DataFrame:
    """How ensembles differ from the first one in a year: one row a scenario and outcome.

    Each is a dataset of ``simulate`` or ``load_results``, or a scenario, its name or its file,
    which is then simulated with `runs`, `seed`, `workers`, `progress` and `store`. Columns and
    numbers are those of ``run_sim.py compare --csv``; with `risk` they are its risk measures.
    The year is the last that all have, the outcomes are the main ones, unless said otherwise.

    Raises ``ScenarioError`` for wrong input, before anything is simulated, and ``EnsembleError``
    where ensembles were run with different seeds and so cannot be paired. A ``RuntimeWarning``
    tells of ensembles that different states of the model gave.
    """
    if len(ensembles) < 2:
        found = f"{len(ensembles)} given"
        raise refusal("compare", found, allowed="a reference and others")
    given = [_given(each) for each in ensembles]
    last = common_year("year", year, [_years(each) for each in given])
    if outcomes is not None and any(isinstance(each, Scenario) for each in given):
        outcomes = outcome_names(outcomes, outcome_registry())

    def recorded(each: Scenario | Recorded) -> Recorded:
        if isinstance(each, Recorded):
            return each
        return Recorded(simulate(each, runs, seed, workers=workers, progress=progress, store=store))

    comparison = _compared([recorded(each) for each in given], last, outcomes)
    return _table(comparison, risk)


def _given(ensemble: Ensemble) -> Scenario | Recorded:
    """What is to be compared, checked; nothing is simulated yet."""
    if isinstance(ensemble, Scenario | str | Path):
        return load_scenario(ensemble)
    return Recorded(ensemble)


def _years(given: Scenario | Recorded) -> tuple[int, ...]:
    return given.years if isinstance(given, Recorded) else whole_years(given.horizon)


def _compared(
    found: Sequence[Recorded], year: int, outcomes: str | Sequence[str] | None
) -> Comparison:
    from model.analysis.compare import compare_yearly

    if len({each.state for each in found}) > 1:
        text = "ensembles of different states of the model: not all that differs is the scenario"
        warnings.warn(text, RuntimeWarning, stacklevel=_ABOVE_CALLER)
    shared = shared_outcomes([each.outcomes for each in found])
    usual = main_outcomes(shared) or shared
    names = usual if outcomes is None else outcome_names(outcomes, shared)
    return compare_yearly(found[0], found[1:], names, year)


def _table(comparison: Comparison, risk: bool) -> pd.DataFrame:
    import pandas as pd

    if risk:
        table = pd.DataFrame([asdict(each) for each in comparison.risks])
    else:
        table = pd.DataFrame([each.document() for each in comparison.differences])
    table.attrs = {name: getattr(comparison, name) for name in ("reference", "seed", "runs")}
    return table
