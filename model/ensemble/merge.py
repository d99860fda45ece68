"""Turning the chunks of an ensemble into its tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from model.arrays import IntArray
from model.batch import Batch
from model.ensemble.chunks import Chunk, stored_chunks
from model.ensemble.design import draw, uncertain
from model.ensemble.failures import EnsembleError
from model.ensemble.summary import Summary, annual_values, summarise, whole_years
from model.ensemble.tables import write_inputs, write_summary
from model.ensemble.timeseries import TimeSeries, write_timeseries
from model.outcomes import Outcome, outcome_registry

if TYPE_CHECKING:
    from model.scenario import Scenario

TABLES = ("timeseries.parquet", "summary.csv", "parameters.parquet")
_RUNS_DRAWN_AT_A_TIME = 1000


def merge(scenario: Scenario, seed: int, work: Path, key: str) -> dict[str, Any]:
    """Write the tables of an ensemble in `work`, from the chunks there, in bounded memory.

    Returns what the manifest should say of them. Raises ``EnsembleError`` if no run finished.
    """
    kept, names, failed = _survey(stored_chunks(work, key))
    if not len(kept):
        run, error = failed[0]["run"], failed[0]["error"]
        raise EnsembleError(f"every run of {scenario.name} failed; run {run}: {error}")
    outcomes = [outcome_registry()[name] for name in names]
    timeseries, summary, inputs = (work / name for name in TABLES)
    by_name = {outcome.name: outcome for outcome in outcomes}
    write_timeseries(timeseries, scenario.name, scenario.horizon, by_name, stored_chunks(work, key))
    stored = TimeSeries(timeseries, len(kept), len(scenario.horizon))
    write_summary(summary, (_summary(stored, outcome, scenario) for outcome in outcomes))
    write_inputs(inputs, _batches(scenario, seed, kept))
    return {
        "failed": failed,
        "drawn": sorted(uncertain(scenario)),
        "outcomes": [asdict(outcome) for outcome in outcomes],
    }


def _survey(chunks: Iterator[Chunk]) -> tuple[IntArray, tuple[str, ...], list[dict[str, Any]]]:
    """Indices of the finished runs, the names of their outcomes, and the failures."""
    kept = [np.empty(0, dtype=np.int64)]
    names: tuple[str, ...] = ()
    failed: list[dict[str, Any]] = []
    for chunk in chunks:
        kept.append(chunk.runs)
        names = names or chunk.outcomes
        failed += [asdict(failure) for failure in chunk.failures]
    return np.concatenate(kept), names, failed


def _summary(stored: TimeSeries, outcome: Outcome, scenario: Scenario) -> Summary:
    values = stored.values(outcome.name)
    annual = annual_values(values, scenario.horizon, outcome.aggregation)
    return summarise(outcome, whole_years(scenario.horizon), annual)


def _batches(scenario: Scenario, seed: int, runs: IntArray) -> Iterator[Batch]:
    for start in range(0, len(runs), _RUNS_DRAWN_AT_A_TIME):
        yield draw(scenario, seed, runs[start : start + _RUNS_DRAWN_AT_A_TIME])
