"""Batches cut and joined: some runs of one, or several simulated as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from model.batch import Batch, Before
from model.ensemble.design import draw
from model.numerics.arrays import IntArray
from model.parameters import Values

if TYPE_CHECKING:
    from model.scenario import Scenario


def drawn(scenario: Scenario, seed: int, runs: IntArray) -> Batch:
    """As ``draw``, of runs in any order, (runs,), among which an index may stand several times."""
    once, places = np.unique(runs, return_inverse=True)
    return taken(draw(scenario, seed, once), places)


def taken(batch: Batch, rows: IntArray) -> Batch:
    """The runs at some rows of a batch, (rows,), in their order."""
    if np.array_equal(rows, np.arange(len(batch.runs))):
        return batch

    def rowed(values: Values) -> Values:
        return Values({name: column[rows] for name, column in values.items()})

    before = batch.before and replace(
        batch.before,
        parameters=rowed(batch.before.parameters),
        policies=rowed(batch.before.policies),
    )
    return replace(
        batch,
        runs=batch.runs[rows],
        parameters=rowed(batch.parameters),
        dials=rowed(batch.dials),
        policies=rowed(batch.policies),
        before=before,
    )


def stacked(batches: Sequence[Batch]) -> Batch:
    """The runs of several batches, one after another, as one batch.

    What they differ in must be values of their runs. Raises ``ValueError`` where they differ in
    seed, horizon, events, or the quarter from which on their values hold.
    """
    first = batches[0]
    if len(batches) == 1:
        return first
    if any(_frame(batch) != _frame(first) for batch in batches):
        raise ValueError("batches that differ in more than values cannot be simulated as one")

    early = [batch.before for batch in batches if batch.before is not None]
    return replace(
        first,
        runs=np.concatenate([batch.runs for batch in batches]),
        parameters=_chained([batch.parameters for batch in batches]),
        dials=_chained([batch.dials for batch in batches]),
        policies=_chained([batch.policies for batch in batches]),
        before=_chained_before(early) if early else None,
    )


def _chained(parts: Sequence[Values]) -> Values:
    return Values({name: np.concatenate([part[name] for part in parts]) for name in parts[0]})


def _chained_before(parts: Sequence[Before]) -> Before:
    return Before(
        _chained([part.parameters for part in parts]), _chained([part.policies for part in parts])
    )


def _frame(batch: Batch) -> tuple[object, ...]:
    """What all runs of a batch share."""
    parted = batch.before is not None
    return batch.seed, batch.horizon, batch.events, batch.since, parted
