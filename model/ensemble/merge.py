"""Turning the chunks of an ensemble into its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from model.arrays import IntArray
from model.batch import Batch
from model.ensemble.chunks import Chunk, stored_chunks
from model.ensemble.design import draw, uncertain
from model.ensemble.failures import EnsembleError, Failure
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
    timeseries, summary, inputs = (work / name for name in TABLES)
    seen = _Seen()
    chunks = seen.passing(stored_chunks(work, key))
    write_timeseries(timeseries, scenario.name, scenario.horizon, outcome_registry(), chunks)
    runs = np.concatenate([np.empty(0, dtype=np.int64), *seen.runs])
    if not len(runs):
        first = seen.failures[0]
        raise EnsembleError(f"every run of {scenario.name} failed; run {first.run}: {first.error}")
    outcomes = [outcome_registry()[name] for name in seen.outcomes]
    stored = TimeSeries(timeseries, len(runs), len(scenario.horizon))
    write_summary(summary, (_summary(stored, outcome, scenario) for outcome in outcomes))
    write_inputs(inputs, _batches(scenario, seed, runs))
    return {
        "failed": [asdict(failure) for failure in seen.failures],
        "drawn": sorted(uncertain(scenario)),
        "outcomes": [asdict(outcome) for outcome in outcomes],
    }


@dataclass(slots=True)
class _Seen:
    """What the chunks that passed by held, but for the values."""

    runs: list[IntArray] = field(default_factory=list)
    outcomes: tuple[str, ...] = ()
    failures: list[Failure] = field(default_factory=list)

    def passing(self, chunks: Iterable[Chunk]) -> Iterator[Chunk]:
        for chunk in chunks:
            self.runs.append(chunk.runs)
            self.outcomes = self.outcomes or chunk.outcomes
            self.failures += chunk.failures
            yield chunk


def _summary(stored: TimeSeries, outcome: Outcome, scenario: Scenario) -> Summary:
    values = stored.values(outcome.name)
    annual = annual_values(values, scenario.horizon, outcome.aggregation)
    return summarise(outcome, whole_years(scenario.horizon), annual)


def _batches(scenario: Scenario, seed: int, runs: IntArray) -> Iterator[Batch]:
    for start in range(0, len(runs), _RUNS_DRAWN_AT_A_TIME):
        yield draw(scenario, seed, runs[start : start + _RUNS_DRAWN_AT_A_TIME])
