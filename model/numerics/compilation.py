"""Compiling kernels ahead of their first call, side by side in processes of their own.

Each process compiles the kernels of one file, leaves their machine code on disk and ends, so that
the memory which compiling takes is given back.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from typing import Any

import numba
import numpy as np

from model.numerics.arrays import FloatArray
from model.numerics.compiled import Call

_FORK: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
Told = Callable[[int, int], object]
"""Told how many kernels are compiled, out of how many."""


def can_compile_ahead() -> bool:
    """Whether this system makes processes that share what was imported."""
    return sys.platform == "linux"


def compile_ahead(calls: Iterable[Call], workers: int, told: Told) -> None:
    """Compile the kernels of some `calls`, `workers` files at a time, those with most code first.

    What cannot be compiled is left to its first call, which tells why. When interrupted, the
    processes are ended, and what they had finished is kept.
    """
    waiting = sorted(_by_file(calls), key=_code, reverse=True)
    total, done = sum(map(len, waiting)), 0
    _warm_up_numba()
    told(done, total)
    running: dict[Any, tuple[BaseProcess, int]] = {}
    try:
        while waiting or running:
            while waiting and len(running) < workers:
                own = waiting.pop(0)
                started = _FORK.Process(target=_compile, args=(own,))
                started.start()
                running[started.sentinel] = started, len(own)
            for sentinel in wait(list(running)):
                process, kernels = running.pop(sentinel)
                process.join()
                done += kernels
                told(done, total)
    finally:
        for process, _ in running.values():
            process.terminate()
            process.join()


def _by_file(calls: Iterable[Call]) -> list[list[Call]]:
    """The different calls, together where their kernels stand in one file: they share rules."""
    files: dict[str, list[Call]] = {}
    for kernel, kinds in dict.fromkeys(calls):
        files.setdefault(kernel.formula.__module__, []).append((kernel, kinds))
    return list(files.values())


def _code(calls: Sequence[Call]) -> int:
    """How much there is to compile, roughly: bytes of Python's own code and of arguments' types."""
    return sum(len(kernel.formula.__code__.co_code) + len(str(kinds)) for kernel, kinds in calls)


def _compile(calls: Sequence[Call]) -> None:
    """In a process: compile the kernels of a file; what exists already is read from disk."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # which is for the program that waits
    for kernel, kinds in calls:
        kernel.dispatcher.compile(kinds)


def _warm_up_numba() -> None:
    """Have numba learn all that it knows of numpy before others share it: half a second."""
    _bound.compile((numba.typeof(np.zeros(0)),))


@numba.njit
def _bound(values: FloatArray) -> None:
    """Something short that is compiled anew in each program, for it is not kept on disk."""
    for place in range(len(values)):
        values[place] = max(values[place], 0.0)
