"""Turning the chunks of an ensemble into its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from model.arrays import IntArray
from model.batch import Batch
from model.ensemble.chunks import Chunk, Span, stored_chunks
from model.ensemble.design import draw, uncertain
from model.ensemble.failures import EnsembleError, Failure
from model.ensemble.progress import Progress, silent
from model.ensemble.summary import Summary, summarise, whole_years
from model.ensemble.tables import write_inputs, write_summary
from model.ensemble.timeseries import TimeSeries, runs_a_group, write_timeseries
from model.outcomes import Outcome, outcome_registry

if TYPE_CHECKING:
    from model.scenario import Scenario

TABLES = ("timeseries.parquet", "summary.csv", "parameters.parquet")
_GROUPS_DRAWN_AT_A_TIME = 10
_Step = TypeVar("_Step")


@dataclass(frozen=True, slots=True)
class Source:
    """The chunks that hold all runs of an ensemble: where they lie, their key and their spans."""

    folder: Path
    key: str
    spans: Sequence[Span]

    @property
    def runs(self) -> int:
        """How many runs they hold, failed ones among them."""
        return self.spans[-1][1]


def merge(
    scenario: Scenario, seed: int, source: Source, tables: Path, progress: Progress = silent
) -> dict[str, Any]:
    """Write the tables of an ensemble into `tables`, a folder of this machine.

    However many runs there are, a few chunks, or one outcome's annual values (runs, years), are in
    memory at a time. Returns what the manifest should say of them. Raises ``EnsembleError`` if no
    run finished, and ``DamagedChunkError`` where a chunk cannot be read.
    """
    timeseries, summary, inputs = (tables / name for name in TABLES)
    seen, group = _Seen(), runs_a_group(source.runs)
    drawn_at_a_time = group * _GROUPS_DRAWN_AT_A_TIME
    registry = outcome_registry()
    steps = _Steps(progress, len(source.spans) + len(registry) + -(-source.runs // drawn_at_a_time))
    chunks = steps.taking(seen.passing(stored_chunks(source.folder, source.key, source.spans)))
    write_timeseries(timeseries, scenario.name, scenario.horizon, registry, chunks, group)
    runs = np.concatenate([np.empty(0, dtype=np.int64), *seen.runs])
    if not len(runs):
        first = seen.failures[0]
        raise EnsembleError(f"every run of {scenario.name} failed; run {first.run}: {first.error}")
    outcomes = [registry[name] for name in seen.outcomes]
    stored = TimeSeries(timeseries, len(runs), len(scenario.horizon))
    write_summary(summary, (_summary(stored, each, scenario) for each in steps.taking(outcomes)))
    write_inputs(inputs, steps.taking(_batches(scenario, seed, runs, drawn_at_a_time)))
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


@dataclass(slots=True)
class _Steps:
    """Counts what is taken, out of `total`, for whoever waits."""

    progress: Progress
    total: int
    done: int = 0

    def taking(self, steps: Iterable[_Step]) -> Iterator[_Step]:
        for step in steps:
            self.progress(self.done, self.total)
            yield step
            self.done += 1


def _summary(stored: TimeSeries, outcome: Outcome, scenario: Scenario) -> Summary:
    annual = stored.annual(outcome, scenario.horizon)
    return summarise(outcome, whole_years(scenario.horizon), annual)


def _batches(scenario: Scenario, seed: int, runs: IntArray, size: int) -> Iterator[Batch]:
    for start in range(0, len(runs), size):
        yield draw(scenario, seed, runs[start : start + size])
