"""The engine that a user asked to carry out an ensemble."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from model.cli.ensembles import refusal

if TYPE_CHECKING:
    from model.ensemble.executors import Executor

PROCESS = "process"
DASK = "dask"


@contextmanager
def opened(name: str, scheduler: str | None, workers: int | None) -> Iterator[Executor | None]:
    """The executor of a name, ready to work; none for the usual processes of this machine.

    Refuses, as wrong input, a name that is none, and an engine that cannot be had.
    """
    from model.ensemble.executors import ExecutorError
    from model.ensemble.extras import MissingExtraError

    _require_sense(name, scheduler, workers)
    if name == PROCESS:
        yield None
        return
    from model.ensemble.executors.dask_cluster import dask_cluster
    from model.ensemble.pool import cores

    with ExitStack() as stack:
        try:
            executor = stack.enter_context(dask_cluster(scheduler, workers or cores()))
        except (ExecutorError, MissingExtraError) as error:
            raise refusal("--scheduler" if scheduler else "--executor", str(error)) from None
        yield executor


def _require_sense(name: str, scheduler: str | None, workers: int | None) -> None:
    """Refuse what does not go together."""
    from model.errors import nearest

    if name not in (PROCESS, DASK):
        allowed, meant = f"{PROCESS} or {DASK}", nearest(name, (PROCESS, DASK))
        raise refusal("--executor", f"no executor {name!r}", allowed=allowed, nearest=meant)
    if scheduler is not None and name != DASK:
        raise refusal("--scheduler", "is of a Dask cluster", allowed=f"with --executor {DASK}")
    if scheduler is not None and workers is not None:
        raise refusal("--workers", "a cluster that runs already has its own workers")
