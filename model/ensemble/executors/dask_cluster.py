"""A Dask cluster: one on this machine, or any whose scheduler can be reached."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

from model.ensemble.executors.executor import (
    Died,
    Executor,
    ExecutorError,
    ForeignWorkerError,
    Result,
    Task,
    flow,
)
from model.ensemble.extras import required
from model.ensemble.identity import differences, versions

if TYPE_CHECKING:
    from distributed import Client

_REACH_WITHIN = 10
"""Seconds in which a scheduler must answer."""
_WORKERS_WITHIN = 60.0
"""Seconds that a cluster may be without any worker."""
_LOOK_EVERY = 2.0
_WORKER_SETUP = "model.ensemble.executors.dask_worker_setup"
_LOST = "the Dask scheduler was lost; the finished runs are kept"
_AHEAD = 2
"""Tasks handed out for each thread of the cluster, so that none waits for the next."""


class DaskCluster:
    """An executor that hands its tasks to the cluster of a Dask client."""

    shares_memory = False

    def __init__(self, client: Client) -> None:
        self._client = client
        self._seen = time.monotonic()

    @property
    def workers(self) -> int:
        """Threads of the cluster now, at least one."""
        return max(1, sum(self._client.nthreads().values()))

    def spread(
        self, work: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[tuple[Task, Result | Died]]:
        """Carry out the tasks as an ``Executor`` does.

        Dask itself gives the tasks of a worker that died to others, and blames a task after three
        such deaths. Raises ``ExecutorError`` where scheduler or workers are lost.
        """
        from distributed import KilledWorker

        pool = self._client.get_executor(pure=False)
        self._seen = time.monotonic()
        try:
            for task, future in flow(pool, work, tasks, self._width, _LOOK_EVERY, self._look):
                self._seen = time.monotonic()
                if future.cancelled():
                    raise ExecutorError(_LOST)
                error = future.exception()
                if isinstance(error, KilledWorker):
                    yield task, Died()
                else:
                    yield task, _own(future.result, error)
        finally:
            pool.shutdown(wait=False)

    def _width(self) -> int:
        return _AHEAD * self.workers

    def _look(self) -> None:
        """Give up where the scheduler is gone, or no worker has been there for long."""
        if self._client.status != "running":
            raise ExecutorError(_LOST)
        if self._client.nthreads():
            self._seen = time.monotonic()
        elif time.monotonic() - self._seen > _WORKERS_WITHIN:
            raise ExecutorError(
                f"the Dask cluster has had no worker for {_WORKERS_WITHIN:.0f} s; the "
                "finished runs are kept"
            )


@contextmanager
def dask_cluster(scheduler: str | None, workers: int) -> Iterator[Executor]:
    """A cluster at a scheduler's address, or else a new one of `workers` processes here.

    A new one listens on the loopback interface alone, and has no dashboard. Raises
    ``MissingExtraError`` without Dask, ``ExecutorError`` where the scheduler cannot be reached or
    has no workers, and ``ForeignWorkerError`` where a worker is not of this version.
    """
    with required("distributed", "--executor dask"):
        import distributed  # noqa: F401
    with ExitStack() as stack:
        stack.enter_context(_quiet())
        address = scheduler or stack.enter_context(_own_cluster(workers))
        client = stack.enter_context(_client(address))
        _require_same_versions(client)
        yield DaskCluster(client)


@contextmanager
def _own_cluster(workers: int) -> Iterator[str]:
    import dask
    from distributed import LocalCluster

    # Without routes it serves no pages: nothing but its own workers talks to it.
    bare: dict[str, Any] = {
        "distributed.scheduler.http.routes": [],
        "distributed.worker.http.routes": [],
    }
    with (
        dask.config.set(bare),
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            scheduler_kwargs={"dashboard": False},
            silence_logs=logging.CRITICAL,
            preload=[_WORKER_SETUP],
        ) as cluster,
    ):
        yield cluster.scheduler_address


@contextmanager
def _client(address: str) -> Iterator[Client]:
    from distributed import Client
    from distributed.comm import resolve_address

    try:
        resolve_address(address)  # which a client of a wrong one would never get over
        client = Client(address, timeout=_REACH_WITHIN, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ExecutorError(f"no Dask scheduler at {address}: {reason}") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=_REACH_WITHIN)
        except TimeoutError:
            raise ExecutorError(f"the Dask scheduler at {address} has no workers") from None
        yield client


def _require_same_versions(client: Client) -> None:
    """Refuse workers of another version before anything is run.

    Those that join later are refused with the first task that they are given.
    """
    found: dict[str, Any] = client.run(_versions, on_error="return")
    for worker, theirs in found.items():
        if isinstance(theirs, ModuleNotFoundError):
            raise ForeignWorkerError(f"the worker {worker} cannot import the model: {theirs}")
        if isinstance(theirs, Exception):
            raise ForeignWorkerError(f"the worker {worker} has another version: {theirs}")
        apart = differences(versions(), theirs)
        if apart:
            raise ForeignWorkerError(f"the worker {worker} has {apart}; give it the same, restart")


def _versions() -> dict[str, str]:
    """In a worker: what it computes with."""
    return dict(versions())


def _own(result: Callable[[], Result], error: BaseException | None) -> Result:
    """A result; where a worker could not even read its task, what that means."""
    if isinstance(error, ImportError | AttributeError | TypeError):
        raise ForeignWorkerError(f"a Dask worker does not know this model: {error}")
    return result()


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Dask's own log, which tells of what is handled here, from standard error."""
    import distributed  # noqa: F401  (which sets up its log)

    handlers = {h: h.level for h in logging.getLogger("distributed").handlers}
    for handler in handlers:
        handler.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for handler, level in handlers.items():
            handler.setLevel(level)
