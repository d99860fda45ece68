"""Simulating the blocks of a study that are not on disk yet, in parallel, and storing them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np

from model.analysis.study.plan import Plan
from model.analysis.study.record import Record
from model.analysis.study.run_block import RunBlock, merged_blocks, usual_outcomes
from model.analysis.study.stacking import Stack, stacks
from model.analysis.study.store import store, stored
from model.batch import Batch
from model.ensemble import pool
from model.ensemble.batches import stacked, taken
from model.ensemble.branching import Past, branch_from, simulate_past
from model.ensemble.executors.processes import results
from model.ensemble.identity import require_unchanged, versions
from model.ensemble.lock import shared
from model.ensemble.runner import chunk_size
from model.ensemble.simulate_chunk import Simulate, run_and_end, simulate_batch, warm_up
from model.ensemble.yearly import values_and_errors
from model.numerics.arrays import FloatArray


def obtain(blocks: Sequence[RunBlock], plan: Plan) -> list[Record]:
    """What is wanted of some blocks, in their order: stored, or where it is missing simulated.

    Each block is kept as soon as it is finished. Raises ``ChangedModelError`` where the model is
    edited meanwhile, and ``EnsembleError`` where worker processes die.
    """
    wanted = merged_blocks(blocks)
    found: dict[str, Record] = {}
    missing: list[RunBlock] = []
    for block in wanted:
        kept = stored(plan.folder, block.key)
        if kept is not None and block.is_covered(kept) and not plan.force:
            found[block.key] = block.cut(kept)
        else:
            missing.append(_enlarged(block, kept))
    done = sum(len(block.runs) for block in wanted if block.key in found)
    total = done + sum(len(block.runs) for block in missing)
    plan.progress(done, total)
    for block, record in _simulated(missing, plan):
        store(plan.folder, block.key, record)
        found[block.key] = record
        done += len(block.runs)
        plan.progress(done, total)
    return [block.cut(found[block.key]) for block in blocks]


def _enlarged(block: RunBlock, kept: Record | None) -> RunBlock:
    """The block with all that is wanted of it, was wanted before, or will be by the next study."""
    whole = block if kept is None else block.enlarged(kept)
    return replace(whole, outcomes=whole.outcomes | usual_outcomes())


def _simulated(blocks: Sequence[RunBlock], plan: Plan) -> Iterator[tuple[RunBlock, Record]]:
    """The blocks with their records, as they are finished."""
    if not blocks:
        return
    with shared(plan.folder):
        yield from _simulated_here(blocks, plan)


def _simulated_here(blocks: Sequence[RunBlock], plan: Plan) -> Iterator[tuple[RunBlock, Record]]:
    cores = plan.workers or pool.cores()
    runs = sum(len(block.runs) for block in blocks)
    tasks = stacks(blocks, min(plan.batch, chunk_size(runs, cores)))
    workers = max(1, min(cores, len(tasks)))
    if workers > 1:
        warm_up(taken(blocks[0].batch(), np.arange(min(2, len(blocks[0].runs)))))
    numbered = [_Task(place, task) for place, task in enumerate(tasks)]
    for place, records in results(_carry_out, numbered, workers):
        require_unchanged(versions()["model"])  # which keys are made of
        yield from zip(tasks[place].blocks, records, strict=True)


@dataclass(frozen=True, slots=True)
class _Task:
    """Blocks to simulate as one batch, as a worker is told."""

    place: int
    stack: Stack


def _carry_out(task: _Task) -> tuple[int, list[Record]]:
    """In a worker: simulate some blocks together and sum each up by year."""
    blocks = task.stack.blocks
    batch = stacked([block.batch() for block in blocks])
    outcomes = sorted(frozenset[str]().union(*(block.outcomes for block in blocks)))
    simulate = _from_past(task.stack) if task.stack.shares_past else None
    whole = Record(*values_and_errors(batch, outcomes, simulate))
    edges = np.cumsum([0, *(len(block.runs) for block in blocks)]).tolist()
    parts = [whole.rows(first, last) for first, last in pairwise(edges)]
    return task.place, [block.cut(part) for block, part in zip(blocks, parts, strict=True)]


def _from_past(stack: Stack) -> Simulate | None:
    """How a stack is simulated on from the past it has in common with others.

    None where some run fails in that past already, and is to be found by the usual way.
    """
    past = _past(_Trunk(stack))
    if past is None:
        return None

    def simulate(batch: Batch) -> Mapping[str, FloatArray]:
        if batch.branches_from(past.trunk):
            return run_and_end(branch_from(past, batch))
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
        return simulate_past(batch, since)
    except Exception:
        return None
