"""Running an ensemble: in chunks, side by side, resumable, and whole or not at all."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from model.ensemble import chunks, pool
from model.ensemble.chunks import Chunk, DamagedChunkError, Span
from model.ensemble.design import draw
from model.ensemble.disk_space import bytes_needed, reporting_full_disk
from model.ensemble.executors import Executor, ForeignWorkerError, Processes
from model.ensemble.failures import EnsembleError, InterruptedEnsembleError
from model.ensemble.identity import differences, identify, require_unchanged, versions
from model.ensemble.lock import locked
from model.ensemble.manifest import is_current, publish
from model.ensemble.merge import NoRunFinishedError, merge
from model.ensemble.progress import Progress, silent
from model.ensemble.results import Results
from model.ensemble.simulate_chunk import (
    Simulate,
    failed_run,
    simulate_batch,
    simulate_chunk,
    warm_up,
)
from model.ensemble.staging import WORK, StagingArea
from model.ensemble.storage import is_private
from model.ensemble.worker_failures import DIED, run_tasks
from model.outcomes import outcome_registry

if TYPE_CHECKING:
    from model.scenario import Scenario

_LARGEST_CHUNK = 500
_SMALLEST_CHUNK = 25
_MOST_REPAIRS = 3
"""Times that chunks found damaged while they are merged are done again."""
_WARM_UP = 2
"""Runs that have the layout of many."""
_KEPT = "the finished runs are kept, and the same command takes them up"


@dataclass(frozen=True, slots=True)
class Plan:
    """How large an ensemble is and how it is run; only `runs` and `seed` decide what it gives.

    `workers` and `chunk` (runs simulated at a time) are chosen to suit the machine where they are
    none; an `executor` has its own workers. `progress` is told how many runs are done, and
    `writing` how many steps of writing the tables, out of how many.
    """

    runs: int = 200
    seed: int = 1
    workers: int | None = None
    chunk: int | None = None
    simulate: Simulate = simulate_batch
    progress: Progress = silent
    writing: Progress = silent
    executor: Executor | None = None

    def engine(self) -> Executor:
        """What carries the simulations out."""
        return self.executor or Processes(self.workers or pool.cores())


@dataclass(frozen=True, slots=True)
class _Task:
    """Some runs to be simulated and stored, as a worker is told."""

    scenario: Scenario
    start: int
    stop: int
    simulate: Simulate
    staging: StagingArea

    @property
    def seed(self) -> int:
        return self.staging.identity.seed

    def part(self, span: Span) -> _Task:
        """The same for some of the runs."""
        return replace(self, start=span[0], stop=span[1])


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
    ``InterruptedEnsembleError`` when stopped, and ``EnsembleError`` when no run finishes, when the
    disk is full, when another program writes to the folder, and when the model is edited meanwhile.
    """
    started, clock = datetime.now(UTC), time.perf_counter()
    executor = plan.engine()
    _require_shared(folder, executor)
    staging = StagingArea(folder.absolute(), identify(scenario, plan.seed))
    need = bytes_needed(plan.runs, len(scenario.horizon), len(outcome_registry()))
    with (
        _keeping_what_is_finished(folder),
        reporting_full_disk(folder, need),
        locked(folder / WORK),
    ):
        staging.open()
        with staging.tables() as tables:
            facts = _tables(scenario, plan, executor, staging, tables)
            require_unchanged(staging.identity.versions["model"])
            facts |= {"scenario": scenario.document(), "runs": plan.runs}
            facts |= _timings(plan, executor, started, time.perf_counter() - clock)
            publish(folder, tables, staging.identity, facts)
        staging.close()
    return Results.open(folder)


def _require_shared(folder: Path, executor: Executor) -> None:
    if is_private(folder) and not executor.shares_memory:
        raise EnsembleError(f"only one process sees {folder}: run there with --workers 1")


@contextmanager
def _keeping_what_is_finished(folder: Path) -> Iterator[None]:
    """Say, where the work is cut short, that it can be taken up."""
    try:
        yield
    except KeyboardInterrupt:
        raise InterruptedEnsembleError(f"stopped; {_KEPT}") from None
    except OSError as error:
        reason = f"cannot write to {folder} ({error}): does every worker see it?"
        raise EnsembleError(f"{reason} {_KEPT.capitalize()}") from None


def chunk_size(runs: int, workers: int) -> int:
    """Runs simulated at a time: an equal share a worker, but neither slow nor large in memory."""
    share = -(-runs // workers)
    return min(max(share, _SMALLEST_CHUNK), _LARGEST_CHUNK)


def _tables(
    scenario: Scenario, plan: Plan, executor: Executor, staging: StagingArea, tables: Path
) -> dict[str, Any]:
    """Simulate what is missing and write the tables; chunks found damaged are done again."""
    for _ in range(_MOST_REPAIRS):
        stages = _Stages(plan)
        try:
            with closing(_chunks(scenario, staging, executor, stages)) as finished:
                return merge(scenario, plan.seed, finished, plan.runs, tables, stages.writing)
        except DamagedChunkError as damage:
            damage.path.unlink(missing_ok=True)
        except NoRunFinishedError:  # so that there is nothing to take up
            staging.close()
            raise
    raise EnsembleError(
        f"finished runs are missing or damaged again and again in {staging.folder}: does every "
        f"worker write to this very place? {_KEPT.capitalize()}"
    )


@dataclass(slots=True)
class _Stages:
    """Tells whoever waits of the runs that are simulated, and then of the tables that are written.

    The tables are begun before the last run is done, of which nothing is said.
    """

    plan: Plan
    done: int = 0

    def simulated(self, runs: int) -> None:
        """So many more runs are done."""
        self.done += runs
        self.plan.progress(self.done, self.plan.runs)

    def writing(self, done: int, total: int) -> None:
        """Of the steps of writing the tables, so many are done."""
        if self.done >= self.plan.runs:
            self.plan.writing(done, total)


def _chunks(
    scenario: Scenario, staging: StagingArea, executor: Executor, stages: _Stages
) -> Generator[Chunk, None, None]:
    """The chunks of all runs in order, each read once it and those before it are on disk.

    Runs that no valid chunk holds are simulated, while whoever takes the chunks deals with them.
    """
    folder, key, plan = staging.folder, staging.key, stages.plan
    ready = dict(chunks.keep_valid(folder, key, plan.runs))
    tasks = _missing(scenario, staging, plan, executor, list(ready.items()))
    if tasks and plan.simulate is simulate_batch and executor.workers > 1:
        warm_up(draw(scenario, plan.seed, np.arange(_WARM_UP)))
    stages.simulated(sum(stop - start for start, stop in ready.items()))
    at = 0
    with closing(run_tasks(executor, _carry_out, tasks, _Task.part, _give_up)) as under_way:
        while at < plan.runs:
            while at not in ready:
                task = next(under_way)
                ready[task.start] = task.stop
                stages.simulated(task.stop - task.start)
            yield chunks.stored_chunk(folder, key, (at, ready[at]))
            at = ready[at]


def _missing(
    scenario: Scenario, staging: StagingArea, plan: Plan, executor: Executor, done: list[Span]
) -> list[_Task]:
    """What is to be simulated for all runs to be `done`."""
    left = plan.runs - sum(stop - start for start, stop in done)
    size = plan.chunk or chunk_size(left, executor.workers)
    return [
        _Task(scenario, start, stop, plan.simulate, staging)
        for start, stop in chunks.missing(done, plan.runs, size)
    ]


def _carry_out(task: _Task) -> int:
    """In a worker: simulate some runs and store them. Returns their number.

    Raises ``ForeignWorkerError`` where the worker is not of the version that the ensemble began
    with, and ``ChangedModelError`` where it may no longer be.
    """
    expected = task.staging.identity.versions
    apart = differences(expected, versions())
    if apart:
        raise ForeignWorkerError(f"a worker has {apart}; {_KEPT}")
    chunk = simulate_chunk(task.scenario, task.seed, task.start, task.stop, task.simulate)
    require_unchanged(expected["model"])
    chunks.write_chunk(task.staging.folder, task.staging.key, chunk)
    return task.stop - task.start


def _give_up(task: _Task) -> None:
    """Store that a run could not be simulated, as no worker survives it."""
    failure = failed_run(task.scenario, task.seed, task.start, DIED)
    chunks.write_chunk(task.staging.folder, task.staging.key, Chunk.of_failure(failure))


def _timings(plan: Plan, executor: Executor, started: datetime, seconds: float) -> dict[str, Any]:
    return {
        "started": started.isoformat(timespec="seconds"),
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(seconds, 3),
        "runs_per_second": round(plan.runs / seconds, 2),
        "workers": executor.workers,
    }
