"""Simulating batches for the yearly values of a few outcomes, with nothing stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from model.batch import Batch
from model.ensemble import pool
from model.ensemble.batches import taken
from model.ensemble.executors.processes import results
from model.ensemble.progress import Progress, silent
from model.ensemble.simulate_chunk import Simulate, simulate_batch, simulate_by_halves, warm_up
from model.ensemble.summary import annual_values, whole_years
from model.numerics.arrays import BoolArray, FloatArray
from model.outcomes import outcome_registry

Yearly = Mapping[str, FloatArray]
"""Annual values (runs, years) of the whole years of a horizon, by outcome."""


def simulate_yearly(
    batches: Sequence[Batch],
    outcomes: Sequence[str],
    workers: int | None = None,
    progress: Progress = silent,
) -> list[Yearly]:
    """The yearly values of some outcomes in each batch, in the order of the batches.

    A run that fails, or that is not finite somewhere, has NaN throughout; the others are kept.
    """
    tasks = [_Task(place, batch, tuple(outcomes)) for place, batch in enumerate(batches)]
    side_by_side = _workers(workers, len(tasks))
    if side_by_side > 1:
        warm_up(taken(batches[0], np.arange(min(2, len(batches[0].runs)))))
    total, done = sum(len(batch.runs) for batch in batches), 0
    found: dict[int, Yearly] = {}
    progress(0, total)
    for place, values in results(_carry_out, tasks, side_by_side):
        found[place] = values
        done += len(batches[place].runs)
        progress(done, total)
    return [found[place] for place in range(len(tasks))]


def joined(parts: Sequence[Yearly]) -> dict[str, FloatArray]:
    """The values of several batches of one design, their runs one after another."""
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def finished(values: Yearly) -> BoolArray:
    """Which runs did not fail, (runs,)."""
    return np.all([np.isfinite(column).all(axis=1) for column in values.values()], axis=0)


@dataclass(frozen=True, slots=True)
class _Task:
    """A batch to simulate, as a worker is told."""

    place: int
    batch: Batch
    outcomes: tuple[str, ...]


def _workers(asked: int | None, tasks: int) -> int:
    return max(1, min(asked or pool.cores(), tasks))


def _carry_out(task: _Task) -> tuple[int, Yearly]:
    """In a worker: simulate a batch and sum it up by year."""
    return task.place, yearly_values(task.batch, task.outcomes)


def yearly_values(
    batch: Batch, outcomes: Sequence[str], simulate: Simulate | None = None
) -> Yearly:
    """The yearly values of some outcomes in a batch; NaN throughout in a run that fails."""
    return values_and_errors(batch, outcomes, simulate)[0]


def values_and_errors(
    batch: Batch, outcomes: Sequence[str], simulate: Simulate | None = None
) -> tuple[Yearly, dict[int, str]]:
    """As `yearly_values`, and by row of the batch what went wrong in each run that failed."""
    how = simulate or simulate_batch
    shape = len(batch.runs), len(whole_years(batch.horizon))
    values = {name: np.full(shape, np.nan) for name in outcomes}
    errors: dict[int, str] = {}
    for rows, found in simulate_by_halves(
        np.arange(shape[0]), lambda rows: how(taken(batch, rows))
    ):
        if isinstance(found, Exception):
            errors[int(rows[0])] = f"{type(found).__name__}: {found}"
        else:
            for name, column in values.items():
                column[rows] = _annual(found, name, batch)
    broken = ~finished(values)
    for row in np.flatnonzero(broken).tolist():
        errors.setdefault(row, _first_non_finite(values, row))
    for column in values.values():
        column[broken] = np.nan
    return values, errors


def _first_non_finite(values: Yearly, row: int) -> str:
    """Says which outcome of a run is no finite number."""
    name = next(name for name, column in values.items() if not np.isfinite(column[row]).all())
    return f"{name} is not finite"


def _annual(values: Mapping[str, FloatArray], name: str, batch: Batch) -> FloatArray:
    return annual_values(values[name], batch.horizon, outcome_registry()[name].aggregation)
