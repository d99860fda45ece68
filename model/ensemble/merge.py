"""Turning the chunks of an ensemble into its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from model.ensemble.annual import AnnualValues
from model.ensemble.checksum import checksum as checksum_of
from model.ensemble.chunks import Chunk
from model.ensemble.design import draw, uncertain
from model.ensemble.failures import EnsembleError, Failure
from model.ensemble.progress import Progress, silent
from model.ensemble.summary import Summary, summarise
from model.ensemble.tables import InputsTable, write_summary
from model.ensemble.timeseries import runs_a_group, write_timeseries
from model.numerics.arrays import IntArray
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
    group, horizon, registry = runs_a_group(planned), scenario.horizon, outcome_registry()
    drawn_at_a_time = group * _GROUPS_DRAWN_AT_A_TIME
    steps = _Steps(progress, planned // group + len(registry))
    with AnnualValues(tables, horizon, registry) as annual, InputsTable(inputs) as table:
        seen = _Seen(annual, _Inputs(table, scenario, seed, drawn_at_a_time))
        passing = _passing(chunks, seen, steps, group)
        checksum = write_timeseries(timeseries, scenario.name, horizon, registry, passing, group)
        seen.end(scenario.name)
        outcomes = [registry[name] for name in seen.outcomes]
        write_summary(summary, map(seen.summary, steps.taking(outcomes)))
    return {
        "failed": [asdict(failure) for failure in seen.failures],
        "drawn": sorted(uncertain(scenario)),
        "outcomes": [asdict(outcome) for outcome in outcomes],
        "files": {
            timeseries.name: _about(timeseries, checksum),
            **{path.name: _about(path, checksum_of(path)) for path in (summary, inputs)},
        },
    }


def _about(table: Path, checksum: str) -> dict[str, object]:
    """What tells a table from another."""
    return {"bytes": table.stat().st_size, "sha256": checksum}


@dataclass(slots=True)
class _Seen:
    """What the chunks that passed by held: of the values, those of years."""

    annual: AnnualValues
    inputs: _Inputs
    finished: int = 0
    outcomes: tuple[str, ...] = ()
    failures: list[Failure] = field(default_factory=list)

    def note(self, chunk: Chunk) -> None:
        self.annual.put(chunk)
        self.inputs.add(chunk.runs)
        self.finished += len(chunk.runs)
        self.outcomes = self.outcomes or tuple(chunk.values)
        self.failures += chunk.failures

    def end(self, scenario: str) -> None:
        """There are no more. Raises ``NoRunFinishedError``."""
        if not self.finished:
            first = self.failures[0]
            reason = f"every run of {scenario} failed; run {first.run}: {first.error}"
            raise NoRunFinishedError(reason)
        self.inputs.end()

    def summary(self, outcome: Outcome) -> Summary:
        """What the runs that finished say of an outcome."""
        values = self.annual.of(self.outcomes.index(outcome.name), len(self.outcomes))
        return summarise(outcome, self.annual.years, values)


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


@dataclass(slots=True)
class _Inputs:
    """Draws once more what the runs that finished were given, and writes it, so many at a time."""

    table: InputsTable
    scenario: Scenario
    seed: int
    size: int
    held: IntArray = field(default_factory=lambda: np.empty(0, dtype=np.int64))

    def add(self, runs: IntArray) -> None:
        self.held = np.concatenate([self.held, runs])
        while len(self.held) >= self.size:
            self._write(self.size)

    def end(self) -> None:
        if len(self.held):
            self._write(len(self.held))

    def _write(self, number: int) -> None:
        self.table.put(draw(self.scenario, self.seed, self.held[:number]))
        self.held = self.held[number:]
