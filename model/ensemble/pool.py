"""A pool of processes that never outlives the program that started it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.process import BaseProcess

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
    others = set(multiprocessing.active_children())
    executor = ProcessPoolExecutor(workers, _context(), initializer=_attend)
    try:
        yield executor
    finally:
        # Ended rather than asked to go, once their results are no longer waited for: a process that
        # was killed may have died with the lock in hand that the others need to say goodbye.
        _end(set(multiprocessing.active_children()) - others)
        executor.shutdown(cancel_futures=True)


def _context() -> multiprocessing.context.BaseContext:
    """Fork on Linux, where workers then share what was imported; spawn elsewhere."""
    forks = sys.platform == "linux" and not _talks_to_a_store()
    return multiprocessing.get_context("fork" if forks else "spawn")


def _talks_to_a_store() -> bool:
    return any(thread.name.startswith(_STORE_THREAD) for thread in threading.enumerate())


def _end(processes: Iterable[BaseProcess]) -> None:
    for process in processes:
        process.terminate()


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
