"""Running tasks although some of them kill the worker process: halve a task down to the bad run."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import Protocol, TypeVar

from model.ensemble.chunks import Span
from model.ensemble.executors import Died, Executor
from model.ensemble.failures import EnsembleError

_MOST_DEATHS = 50
"""Deaths of workers after which the machine, not a run, is taken to be at fault."""
DIED = "worker died"


class Divisible(Protocol):
    """A task for the runs from `start` up to `stop`, which can be given fewer of them."""

    @property
    def start(self) -> int: ...

    @property
    def stop(self) -> int: ...


Work = TypeVar("Work", bound=Divisible)


def run_tasks(
    executor: Executor,
    work: Callable[[Work], int],
    tasks: Sequence[Work],
    part: Callable[[Work, Span], Work],
    give_up: Callable[[Work], None],
) -> Generator[Work, None, None]:
    """Yield the tasks as they finish; a task that kills its workers is halved, down to one run.

    `part` gives a task some of another's runs. A run that no worker survives is handed to `give_up`
    and counts as finished. Raises ``EnsembleError`` where workers die so often that something else
    must be wrong.
    """
    deaths = 0
    remaining = list(tasks)
    while remaining:
        halves: list[Work] = []
        for task, result in executor.spread(work, remaining):
            if not isinstance(result, Died):
                yield task
                continue
            deaths += 1
            if deaths > _MOST_DEATHS:
                raise EnsembleError(_hopeless(task))
            if task.stop - task.start > 1:
                halves += [part(task, span) for span in _halves(task)]
            else:
                give_up(task)
                yield task
        remaining = halves


def _halves(task: Divisible) -> tuple[Span, Span]:
    middle = (task.start + task.stop) // 2
    return (task.start, middle), (middle, task.stop)


def _hopeless(task: Divisible) -> str:
    return (
        f"worker processes died {_MOST_DEATHS} times, the last one with runs {task.start} to "
        f"{task.stop - 1}, perhaps for lack of memory (--workers 1 needs less)"
    )
