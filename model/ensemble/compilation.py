"""The machine code of all kernels, made ready ahead of the first run on a machine."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import signal
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

from model.ensemble import pool, progress
from model.ensemble.design import draw
from model.ensemble.identity import fitted_model
from model.numerics.compilation import can_compile_ahead, compile_ahead
from model.numerics.compiled import Call, rehearsal
from model.numerics.machine_code import kernel_folder, processor
from model.scenario import load_scenario

_QUARTERS = 2
"""Quarters of a rehearsal: the second sees what the first one left."""
_RUNS = 2
"""Runs that have the layout of many."""


def compile_once() -> None:
    """Compile all kernels of the model, on all cores, unless that was done for its present state.

    Tells whoever listens for it (`progress.compiling`) how far it is.
    """
    done = _done()
    if done.exists() or not can_compile_ahead():
        return
    _compile_elsewhere()
    with suppress(OSError):
        done.parent.mkdir(parents=True, exist_ok=True)
        done.touch()


def _compile_elsewhere() -> None:
    """Rehearse in a process of its own, as what is read or kept meanwhile may be nonsense."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_rehearse_and_compile, args=(there,))
    process.start()
    there.close()
    try:
        with suppress(EOFError):
            while True:
                progress.compiling(*here.recv())
    finally:
        process.terminate()
        process.join()


def _rehearse_and_compile(told: Connection) -> None:
    """In that process: find out which kernels there are, and have them compiled."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # which is for the program that waits
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    compile_ahead(calls(), pool.cores(), lambda done, total: told.send((done, total)))


def calls() -> list[Call]:
    """The kernels that the first quarters call, with the types of what they are given.

    They are found by a rehearsal, in which kernels do nothing. Where it goes wrong for lack of
    sensible numbers, what was found so far has to do. Not to be called in a process that is to
    simulate: what is worked out once and kept would be wrong.
    """
    from model.simulation import Simulation

    batch = draw(load_scenario("baseline"), 1, np.arange(_RUNS))
    with rehearsal() as found, np.errstate(all="ignore"), suppress(Exception):
        Simulation(batch).run(batch.horizon.start.plus(_QUARTERS))
    return found


def _done() -> Path:
    """A file that is there once all kernels of this state of the model are compiled here."""
    state = hashlib.blake2b(json.dumps([fitted_model(), processor()]).encode(), digest_size=12)
    return kernel_folder() / f"compiled-{state.hexdigest()}"
