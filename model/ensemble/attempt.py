"""Running a few runs of an ensemble, and telling those that fail from those that do not."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from model.arrays import FloatArray, IntArray
from model.batch import Batch
from model.ensemble.chunks import Chunk
from model.ensemble.design import draw
from model.ensemble.failures import Failure

if TYPE_CHECKING:
    from model.scenario import Scenario

Simulate = Callable[[Batch], Mapping[str, FloatArray]]
"""Turns a batch into the values (runs, quarters) of each outcome."""


def simulate_batch(batch: Batch) -> Mapping[str, FloatArray]:
    """Simulate a batch with the model: values (runs, quarters) of each outcome."""
    from model.simulation import Simulation

    try:
        return Simulation(batch).run()
    finally:
        gc.collect()  # its parts point at each other, and a worker simulates many batches


def attempt(
    scenario: Scenario, seed: int, start: int, stop: int, simulate: Simulate = simulate_batch
) -> Chunk:
    """Simulate the runs from `start` up to `stop`; those that fail are listed, others kept."""
    finished, failures = _divide(scenario, seed, np.arange(start, stop), simulate)
    names = tuple(finished[0][1]) if finished else ()
    quarters = len(scenario.horizon)
    values = np.empty((len(names), sum(len(runs) for runs, _ in finished), quarters))
    for place, name in enumerate(names):
        np.concatenate([found[name] for _, found in finished], out=values[place])
    runs = np.concatenate([np.empty(0, dtype=np.int64), *(runs for runs, _ in finished)])
    whole = np.isfinite(values).all(axis=2)
    failures += [
        _failure(scenario, seed, int(runs[place]), _gap(scenario, names, values[:, place]))
        for place in np.flatnonzero(~whole.all(axis=0))
    ]
    kept = whole.all(axis=0)
    return Chunk(
        start=start,
        stop=stop,
        runs=runs[kept],
        outcomes=names,
        values=values if kept.all() else values[:, kept],
        failures=tuple(sorted(failures, key=lambda failure: failure.run)),
    )


_Finished = list[tuple[IntArray, Mapping[str, FloatArray]]]


def _divide(
    scenario: Scenario, seed: int, runs: IntArray, simulate: Simulate
) -> tuple[_Finished, list[Failure]]:
    """Simulate `runs` together; where that fails, each half alone, down to the guilty run."""
    try:
        return [(runs, simulate(draw(scenario, seed, runs)))], []
    except Exception as error:
        if len(runs) == 1:
            reason = f"{type(error).__name__}: {error}"
            return [], [_failure(scenario, seed, int(runs[0]), reason)]
    finished: _Finished = []
    failures: list[Failure] = []
    for half in np.array_split(runs, 2):
        more, failed = _divide(scenario, seed, half, simulate)
        finished += more
        failures += failed
    return finished, failures


def _failure(scenario: Scenario, seed: int, run: int, error: str) -> Failure:
    batch = draw(scenario, seed, np.array([run]))
    drawn = {name: float(values[0]) for name, values in batch.parameters.items()}
    return Failure(run, seed, error, drawn)


def _gap(scenario: Scenario, names: tuple[str, ...], values: FloatArray) -> str:
    """Says which outcome of a run, (outcomes, quarters), is not a finite number first."""
    quarter, outcome = np.argwhere(~np.isfinite(values.T))[0]
    when = scenario.horizon.start.plus(int(quarter))
    return f"{names[outcome]} is {values[outcome, quarter]} in {when}"
