"""Running an ensemble: in chunks, over processes, resumable, and whole or not at all."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from model.ensemble import chunks, pool
from model.ensemble.attempt import Simulate, attempt, simulate_batch, warm_up
from model.ensemble.failures import EnsembleError, InterruptedEnsembleError
from model.ensemble.identity import identify
from model.ensemble.lock import locked
from model.ensemble.manifest import is_current, publish
from model.ensemble.merge import merge
from model.ensemble.results import Results

if TYPE_CHECKING:
    from model.scenario import Scenario

WORK = ".work"
"""The hidden folder inside a results folder where an ensemble under way keeps its chunks."""
_LARGEST_CHUNK = 250
_SMALLEST_CHUNK = 25


@dataclass(frozen=True, slots=True)
class Plan:
    """How large an ensemble is and how it is run; only `runs` and `seed` decide what it gives.

    `workers` and `chunk` (runs simulated at a time) are chosen to suit the machine where they are
    none. `progress` is told how many runs are done, out of how many.
    """

    runs: int = 200
    seed: int = 1
    workers: int | None = None
    chunk: int | None = None
    simulate: Simulate = simulate_batch
    progress: Callable[[int, int], object] = lambda done, total: None


@dataclass(frozen=True, slots=True)
class _Task:
    """Some runs to be simulated and stored, as a worker is told."""

    scenario: Scenario
    seed: int
    start: int
    stop: int
    simulate: Simulate
    folder: Path
    key: str


def ensure(
    scenario: Scenario, folder: Path, plan: Plan, force: bool = False
) -> tuple[Results, bool]:
    """The results of an ensemble, and whether they had to be computed because none were current."""
    if not force and is_current(folder, scenario, plan.seed, plan.runs):
        return Results.open(folder), False
    return run_ensemble(scenario, folder, plan), True


def run_ensemble(scenario: Scenario, folder: Path, plan: Plan) -> Results:
    """Run an ensemble into `folder`, taking up what an interrupted attempt at it had finished.

    What the folder held before stays until the new results are whole. Raises
    ``InterruptedEnsembleError`` when stopped, and ``EnsembleError`` when no run finishes.
    """
    started, clock = datetime.now(UTC), time.perf_counter()
    identity = identify(scenario, plan.seed)
    work = folder / WORK
    work.mkdir(parents=True, exist_ok=True)
    with locked(work), _keeping_what_is_finished():
        _simulate_missing(scenario, work, identity.key(), plan)
        facts = _merge_or_clear(scenario, plan.seed, work, identity.key())
        facts |= {"scenario": scenario.document(), "runs": plan.runs}
        facts |= _timings(plan, started, time.perf_counter() - clock)
        publish(folder, work, identity, facts)
        shutil.rmtree(work, ignore_errors=True)
    return Results.open(folder)


@contextmanager
def _keeping_what_is_finished() -> Iterator[None]:
    """Say, where the work is cut short, that it can be taken up."""
    kept = "the finished runs are kept, and the same command takes them up"
    try:
        yield
    except KeyboardInterrupt:
        raise InterruptedEnsembleError(f"stopped; {kept}") from None
    except BrokenProcessPool:
        reason = "a worker process died, perhaps for lack of memory (--workers 1 needs less)"
        raise EnsembleError(f"{reason}; {kept}") from None


def chunk_size(runs: int, workers: int) -> int:
    """Runs simulated at a time: an equal share a worker, but neither slow nor large in memory."""
    share = -(-runs // workers)
    return min(max(share, _SMALLEST_CHUNK), _LARGEST_CHUNK)


def _simulate_missing(scenario: Scenario, work: Path, key: str, plan: Plan) -> None:
    """Simulate the runs that no valid chunk holds yet."""
    workers = plan.workers or pool.cores()
    covered = chunks.keep_valid(work, key, plan.runs)
    done = sum(stop - start for start, stop in covered)
    size = plan.chunk or chunk_size(plan.runs - done, workers)
    tasks = [
        _Task(scenario, plan.seed, start, stop, plan.simulate, work, key)
        for start, stop in chunks.missing(covered, plan.runs, size)
    ]
    if not tasks:
        return
    _warm_up(plan.simulate)
    plan.progress(done, plan.runs)
    for finished in pool.spread(_carry_out, tasks, min(workers, len(tasks))):
        done += finished
        plan.progress(done, plan.runs)


def _warm_up(simulate: Simulate) -> None:
    """Import the model before workers are forked, so that it is imported once for all."""
    if simulate is simulate_batch:
        warm_up()


def _carry_out(task: _Task) -> int:
    """In a worker: simulate some runs and store them. Returns their number."""
    chunk = attempt(task.scenario, task.seed, task.start, task.stop, task.simulate)
    chunks.write_chunk(task.folder, task.key, chunk)
    return task.stop - task.start


def _merge_or_clear(scenario: Scenario, seed: int, work: Path, key: str) -> dict[str, Any]:
    """Merge the chunks; where no run finished, leave nothing that could be taken up."""
    try:
        return merge(scenario, seed, work, key)
    except EnsembleError:
        shutil.rmtree(work, ignore_errors=True)
        raise


def _timings(plan: Plan, started: datetime, seconds: float) -> dict[str, Any]:
    return {
        "started": started.isoformat(timespec="seconds"),
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(seconds, 3),
        "runs_per_second": round(plan.runs / seconds, 2),
        "workers": plan.workers or pool.cores(),
    }
