"""Worker processes of this machine, renewed when one of them dies."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from model.ensemble import pool
from model.ensemble.executors.executor import Died, Result, Task, flow
from model.ensemble.failures import EnsembleError

_IN_HAND = 1
"""Tasks that wait for a worker, so that it need not wait for whoever takes the results."""


@dataclass(frozen=True, slots=True)
class Processes:
    """An executor of a number of processes; one alone is this very process."""

    workers: int

    @property
    def shares_memory(self) -> bool:
        """Whether the work is done here."""
        return self.workers == 1

    def spread(
        self, work: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[tuple[Task, Result | Died]]:
        """Carry out the tasks as an ``Executor`` does.

        When a process dies, those that were under way with it are suspects: each is tried again
        with nobody beside it, and then the others go on in a new pool.
        """
        if self.workers == 1:
            for task in tasks:
                yield task, work(task)
            return
        waiting = iter(tasks)
        while suspects := (yield from self._side_by_side(work, waiting)):
            for suspect in suspects:
                yield suspect, _alone(work, suspect)

    def _side_by_side(
        self, work: Callable[[Task], Result], tasks: Iterator[Task]
    ) -> Generator[tuple[Task, Result], None, list[Task]]:
        """Results until a process dies. Returns the tasks that were under way then."""
        suspects: list[Task] = []
        with pool.started(self.workers) as processes:

            def width() -> int:
                return 0 if suspects else self.workers + _IN_HAND

            for task, future in flow(processes, work, tasks, width):
                if isinstance(future.exception(), BrokenProcessPool):
                    suspects.append(task)
                else:
                    yield task, future.result()
        return suspects


def results(
    work: Callable[[Task], Result], tasks: Iterable[Task], workers: int
) -> Iterator[Result]:
    """Results of `work` on each of the `tasks`, in the order in which they finish.

    Raises ``EnsembleError`` where a task repeatedly ends the process that has it.
    """
    for _, result in Processes(workers).spread(work, tasks):
        if isinstance(result, Died):
            raise EnsembleError(
                "a worker process died, perhaps for lack of memory (--workers 1 needs less)"
            )
        yield result


def _alone(work: Callable[[Task], Result], task: Task) -> Result | Died:
    with pool.started(1) as process:
        try:
            return process.submit(work, task).result()
        except BrokenProcessPool:
            return Died()
