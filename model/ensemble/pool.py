"""A pool of processes that never outlives the program that started it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from typing import Any, cast

_STORE_THREAD = "fsspecIO"
"""The thread that talks to object stores once one was used; what it holds does not survive a
fork."""


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def started(workers: int) -> Iterator[ProcessPoolExecutor]:
    """A pool of `workers` processes, which are ended, busy or not, when the block is left.

    Its futures raise ``BrokenProcessPool`` once a process has died.
    """
    own = _Known(_context())
    executor = ProcessPoolExecutor(workers, cast(Any, own), initializer=_attend)
    try:
        yield executor
    finally:
        # Ended rather than asked to go, once their results are no longer waited for: a process that
        # was killed may have died with the lock in hand that the others need to say goodbye.
        own.end()
        executor.shutdown(cancel_futures=True)


class _Known:
    """A context of multiprocessing that knows the processes that were made in it."""

    def __init__(self, context: multiprocessing.context.BaseContext) -> None:
        self._context = context
        self._made: list[BaseProcess] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._context, name)

    def Process(self, *about: Any, **named: Any) -> BaseProcess:  # noqa: N802
        """As that of the context."""
        process: BaseProcess = self._context.Process(*about, **named)  # type: ignore[attr-defined]
        self._made.append(process)
        return process

    def end(self) -> None:
        """End its processes, busy or not."""
        for process in self._made:
            if process.pid is not None:
                process.terminate()


def _context() -> multiprocessing.context.BaseContext:
    """Fork on Linux, where workers then share what was imported; spawn elsewhere."""
    forks = sys.platform == "linux" and not _talks_to_a_store()
    return multiprocessing.get_context("fork" if forks else "spawn")


def _talks_to_a_store() -> bool:
    return any(thread.name.startswith(_STORE_THREAD) for thread in threading.enumerate())


def _attend() -> None:
    """In a worker: leave interrupts to the parent, and end when the parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
