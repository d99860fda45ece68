"""Turning the chunks of an ensemble into its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from model.arrays import IntArray
from model.batch import Batch
from model.ensemble.chunks import Chunk
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


class NoRunFinishedError(EnsembleError):
    """An ensemble all of whose runs failed."""


def merge(
    scenario: Scenario,
    seed: int,
    chunks: Iterable[Chunk],
    planned: int,
    tables: Path,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Write the tables of an ensemble of so many `planned` runs into `tables`, a folder here.

    `chunks` hold all of them, in order. However many there are, a few chunks, or one outcome's
    annual values (runs, years), are in memory at a time. Returns what the manifest should say of
    them. Raises ``NoRunFinishedError``, and whatever comes of taking the chunks.
    """
    timeseries, summary, inputs = (tables / name for name in TABLES)
    seen, group, registry = _Seen(), runs_a_group(planned), outcome_registry()
    drawn_at_a_time = group * _GROUPS_DRAWN_AT_A_TIME
    total = planned // group + len(registry) + -(-planned // drawn_at_a_time)
    steps = _Steps(progress, total)
    passing = _passing(chunks, seen, steps, group)
    write_timeseries(timeseries, scenario.name, scenario.horizon, registry, passing, group)
    runs = np.concatenate([np.empty(0, dtype=np.int64), *seen.runs])
    if not len(runs):
        first = seen.failures[0]
        reason = f"every run of {scenario.name} failed; run {first.run}: {first.error}"
        raise NoRunFinishedError(reason)
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

    def note(self, chunk: Chunk) -> None:
        self.runs.append(chunk.runs)
        self.outcomes = self.outcomes or tuple(chunk.values)
        self.failures += chunk.failures


def _passing(chunks: Iterable[Chunk], seen: _Seen, steps: _Steps, group: int) -> Iterator[Chunk]:
    """The chunks, with note taken of them; a step is a `group` of runs."""
    for chunk in chunks:
        seen.note(chunk)
        yield chunk
        steps.reach(chunk.stop // group)


@dataclass(slots=True)
class _Steps:
    """Counts what is taken, out of `total`, for whoever waits."""

    progress: Progress
    total: int
    done: int = 0

    def reach(self, done: int) -> None:
        self.done = done
        self.progress(done, self.total)

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
