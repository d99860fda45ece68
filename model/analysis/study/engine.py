"""Simulating the cells of a study that are not on disk yet: together, side by side, and kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np

from model.analysis.study.cell import Cell, joined_cells, usual_outcomes
from model.analysis.study.plan import Plan
from model.analysis.study.record import Record
from model.analysis.study.stacking import Stack, stacks
from model.analysis.study.store import store, stored
from model.batch import Batch
from model.ensemble import pool
from model.ensemble.attempt import Simulate, run_and_end, simulate_batch, warm_up
from model.ensemble.batches import stacked, taken
from model.ensemble.branching import Past, grown, simulated_past
from model.ensemble.executors.processes import results
from model.ensemble.identity import require_unchanged, versions
from model.ensemble.lock import shared
from model.ensemble.runner import chunk_size
from model.ensemble.yearly import told_values
from model.numerics.arrays import FloatArray


def obtain(cells: Sequence[Cell], plan: Plan) -> list[Record]:
    """What is wanted of some cells, in their order: stored, or where it is missing simulated.

    Each cell is kept as soon as it is finished. Raises ``ChangedModelError`` where the model is
    edited meanwhile, and ``EnsembleError`` where worker processes die.
    """
    wanted = joined_cells(cells)
    found: dict[str, Record] = {}
    missing: list[Cell] = []
    for cell in wanted:
        kept = stored(plan.folder, cell.key)
        if kept is not None and cell.is_covered(kept) and not plan.force:
            found[cell.key] = cell.cut(kept)
        else:
            missing.append(_enlarged(cell, kept))
    done = sum(len(cell.runs) for cell in wanted if cell.key in found)
    total = done + sum(len(cell.runs) for cell in missing)
    plan.progress(done, total)
    for cell, record in _simulated(missing, plan):
        store(plan.folder, cell.key, record)
        found[cell.key] = record
        done += len(cell.runs)
        plan.progress(done, total)
    return [cell.cut(found[cell.key]) for cell in cells]


def _enlarged(cell: Cell, kept: Record | None) -> Cell:
    """The cell with all that is wanted of it, was wanted before, or will be by the next study."""
    whole = cell if kept is None else cell.enlarged(kept)
    return replace(whole, outcomes=whole.outcomes | usual_outcomes())


def _simulated(cells: Sequence[Cell], plan: Plan) -> Iterator[tuple[Cell, Record]]:
    """The cells with their records, as they are finished."""
    if not cells:
        return
    with shared(plan.folder):
        yield from _simulated_here(cells, plan)


def _simulated_here(cells: Sequence[Cell], plan: Plan) -> Iterator[tuple[Cell, Record]]:
    cores = plan.workers or pool.cores()
    runs = sum(len(cell.runs) for cell in cells)
    tasks = stacks(cells, min(plan.batch, chunk_size(runs, cores)))
    workers = max(1, min(cores, len(tasks)))
    if workers > 1:
        warm_up(taken(cells[0].batch(), np.arange(min(2, len(cells[0].runs)))))
    numbered = [_Task(place, task) for place, task in enumerate(tasks)]
    for place, records in results(_carry_out, numbered, workers):
        require_unchanged(versions()["model"])  # which keys are made of
        yield from zip(tasks[place].cells, records, strict=True)


@dataclass(frozen=True, slots=True)
class _Task:
    """Cells to simulate as one batch, as a worker is told."""

    place: int
    stack: Stack


def _carry_out(task: _Task) -> tuple[int, list[Record]]:
    """In a worker: simulate some cells together and sum each up by year."""
    cells = task.stack.cells
    batch = stacked([cell.batch() for cell in cells])
    outcomes = sorted(frozenset[str]().union(*(cell.outcomes for cell in cells)))
    simulate = _from_past(task.stack) if task.stack.shares_past else None
    whole = Record(*told_values(batch, outcomes, simulate))
    edges = np.cumsum([0, *(len(cell.runs) for cell in cells)]).tolist()
    parts = [whole.rows(first, last) for first, last in pairwise(edges)]
    return task.place, [cell.cut(part) for cell, part in zip(cells, parts, strict=True)]


def _from_past(stack: Stack) -> Simulate | None:
    """How a stack is simulated on from the past it has in common with others.

    None where some run fails in that past already, and is to be found by the usual way.
    """
    past = _past(_Trunk(stack))
    if past is None:
        return None

    def simulate(batch: Batch) -> Mapping[str, FloatArray]:
        if batch.parts_from(past.trunk):
            return run_and_end(grown(past, batch))
        return simulate_batch(batch)  # some of the runs, as one of them failed

    return simulate


class _Trunk:
    """The past of a stack, told from others by all that decides it."""

    def __init__(self, stack: Stack) -> None:
        self.stack, self._identity = stack, stack.trunk

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Trunk) and self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)


@lru_cache(maxsize=1)
def _past(trunk: _Trunk) -> Past | None:
    """In a worker: a past, drawn and simulated."""
    batch, since = trunk.stack.past_batch()
    try:
        return simulated_past(batch, since)
    except Exception:
        return None
