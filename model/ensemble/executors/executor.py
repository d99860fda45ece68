"""What an ensemble asks of the engine that carries out its tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures import Executor as Pool
from dataclasses import dataclass
from typing import Protocol, TypeVar

from model.ensemble.failures import EnsembleError

Task = TypeVar("Task")
Result = TypeVar("Result")


class ExecutorError(EnsembleError):
    """An engine that cannot be had as asked for, or was lost."""


class ForeignWorkerError(ExecutorError):
    """Workers that would compute with another state of the model or its libraries."""


@dataclass(frozen=True, slots=True)
class Died:
    """In the place of a result: a task that ended the worker process which had it, repeatedly."""


class Executor(Protocol):
    """Carries out tasks side by side.

    `workers` is how many at a time. `shares_memory` is whether the tasks see the memory of this
    process, so that they can store what only this process can read.
    """

    @property
    def workers(self) -> int: ...

    @property
    def shares_memory(self) -> bool: ...

    def spread(
        self, work: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[tuple[Task, Result | Died]]:
        """Each of the `tasks` with the result of `work` on it, in the order in which they finish.

        A task whose worker dies is done again; one that its worker did not survive alone either
        has `Died`. What `work` raises is raised. Work under way is ended when the caller stops.
        """
        ...


def flow(
    pool: Pool,
    work: Callable[[Task], Result],
    tasks: Iterable[Task],
    width: Callable[[], int],
    patience: float | None = None,
    impatient: Callable[[], None] = lambda: None,
) -> Iterator[tuple[Task, Future[Result]]]:
    """Tasks with their finished futures, while no more than `width` are with the pool at a time.

    So a million of them take no more memory than a few, and few are under suspicion when a worker
    dies. Calls `impatient` whenever nothing finished for `patience` seconds. A task that the pool
    refuses, because it is broken, has a future that says so.
    """
    waiting = iter(tasks)
    under_way: dict[Future[Result], Task] = {}
    while True:
        while len(under_way) < width():
            task = next(waiting, None)
            if task is None:
                break
            under_way[_submitted(pool, work, task)] = task
        if not under_way:
            return
        finished, _ = wait(under_way, patience, return_when=FIRST_COMPLETED)
        if not finished:
            impatient()
        for future in finished:
            yield under_way.pop(future), future


def _submitted(pool: Pool, work: Callable[[Task], Result], task: Task) -> Future[Result]:
    try:
        return pool.submit(work, task)
    except RuntimeError as error:
        refused: Future[Result] = Future()
        refused.set_exception(error)
        return refused
