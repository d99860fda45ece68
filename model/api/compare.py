"""Comparing ensembles with the first of them, run by run, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from model.api.arguments import outcome_names, refusal
from model.api.recorded import Recorded
from model.api.simulate import simulate
from model.ensemble.progress import Progress
from model.output.selection import main_outcomes
from model.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

    from model.analysis.compare import Comparison

    Ensemble = xr.Dataset | Scenario | str | Path


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

    Raises ``ScenarioError`` for wrong input, and ``EnsembleError`` where ensembles were run with
    different seeds and so cannot be paired.
    """
    import pandas as pd

    if len(ensembles) < 2:
        found = f"{len(ensembles)} given"
        raise refusal("compare", found, allowed="a reference and others")

    def recorded(ensemble: Ensemble) -> Recorded:
        if isinstance(ensemble, Scenario | str | Path):
            ensemble = simulate(
                ensemble, runs, seed, workers=workers, progress=progress, store=store
            )
        return Recorded(ensemble)

    comparison = _compared([recorded(each) for each in ensembles], year, outcomes)
    if risk:
        table = pd.DataFrame([asdict(each) for each in comparison.risks])
    else:
        table = pd.DataFrame([each.document() for each in comparison.differences])
    table.attrs = {name: getattr(comparison, name) for name in ("reference", "seed", "runs")}
    return table


def _compared(
    found: Sequence[Recorded], year: int | None, outcomes: str | Sequence[str] | None
) -> Comparison:
    from model.analysis.compare import common_years, compare_yearly

    shared = [
        name for name in found[0].outcomes if all(name in other.outcomes for other in found[1:])
    ]
    names = main_outcomes(shared) if outcomes is None else outcome_names(outcomes, shared)
    years = common_years(found)
    if not years:
        raise refusal("compare", "the scenarios share no whole year")
    if year is not None and year not in years:
        raise refusal("year", f"no whole year {year!r}", allowed=f"{years[0]} to {years[-1]}")
    return compare_yearly(found[0], found[1:], names or shared, year or years[-1])
