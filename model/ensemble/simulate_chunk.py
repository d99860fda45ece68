"""Simulating a chunk, which is a few runs of an ensemble, and singling out the runs that fail."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from model.batch import Batch
from model.ensemble.chunks import Chunk
from model.ensemble.design import draw
from model.ensemble.failures import Failure
from model.ensemble.light_mesa import import_mesa
from model.numerics.arrays import BoolArray, FloatArray, IntArray

if TYPE_CHECKING:
    from model.scenario import Scenario
    from model.simulation import Simulation

Simulate = Callable[[Batch], Mapping[str, FloatArray]]
"""Turns a batch into the values (runs, quarters) of each outcome."""
_QUARTERS_TO_WARM_UP = 2
_Found = TypeVar("_Found")


def warm_up(batch: Batch | None = None) -> None:
    """Make ready what worker processes then share: the model and, given a batch, its machine code.

    The code of kernels is compiled once a machine, which takes a while, and then read from disk.
    """
    first = "model.simulation" not in sys.modules
    with without_garbage_collection():
        import_mesa()
        from model.simulation import Simulation

        if first:
            from model.ensemble.compilation import compile_once

            compile_once()
        if batch is not None:
            with suppress(Exception):  # which simulating the batch itself will report
                Simulation(batch).run(batch.horizon.start.plus(_QUARTERS_TO_WARM_UP))
    if first:
        gc.collect()
        gc.freeze()  # what was imported is no garbage


def simulate_batch(batch: Batch) -> Mapping[str, FloatArray]:
    """Simulate a batch with the model: values (runs, quarters) of each outcome."""
    warm_up()
    from model.simulation import Simulation

    return run_and_end(Simulation(batch))


def run_and_end(simulation: Simulation) -> Mapping[str, FloatArray]:
    """Run a simulation, free its memory, and return its values."""
    with without_garbage_collection():
        try:
            return simulation.run()
        finally:
            simulation.end()


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Switch garbage collection off inside the block."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


def simulate_chunk(
    scenario: Scenario, seed: int, start: int, stop: int, simulate: Simulate = simulate_batch
) -> Chunk:
    """Simulate the runs from `start` up to `stop`; those that fail are listed, others kept."""
    finished: list[tuple[IntArray, Mapping[str, FloatArray]]] = []
    failures: list[Failure] = []
    together = np.arange(start, stop)
    for part, found in simulate_by_halves(
        together, lambda runs: simulate(draw(scenario, seed, runs))
    ):
        if isinstance(found, Exception):
            reason = f"{type(found).__name__}: {found}"
            failures.append(failed_run(scenario, seed, int(part[0]), reason))
        else:
            finished.append((part, found))
    runs = np.concatenate([np.empty(0, dtype=np.int64), *(runs for runs, _ in finished)])
    values = _joined([found for _, found in finished])
    kept = _finite(values, len(runs))
    failures += [
        failed_run(scenario, seed, int(runs[place]), _first_non_finite(scenario, values, place))
        for place in np.flatnonzero(~kept).tolist()
    ]
    if not kept.all():
        runs, values = runs[kept], {name: column[kept] for name, column in values.items()}
    in_order = sorted(failures, key=lambda failure: failure.run)
    return Chunk(start, stop, runs, values, tuple(in_order))


def _joined(parts: Sequence[Mapping[str, FloatArray]]) -> Mapping[str, FloatArray]:
    """The values of runs that were simulated apart, one after another; of one part, uncopied."""
    if len(parts) == 1:
        return parts[0]
    names = parts[0] if parts else ()
    return {name: np.concatenate([part[name] for part in parts]) for name in names}


def _finite(values: Mapping[str, FloatArray], runs: int) -> BoolArray:
    """Which runs hold nothing but finite numbers, (runs,)."""
    throughout = np.ones(runs, dtype=bool)
    for column in values.values():
        finite = np.isfinite(column)
        if not finite.all():
            throughout &= finite.all(axis=1)
    return throughout


def simulate_by_halves(
    runs: IntArray, simulate: Callable[[IntArray], _Found]
) -> Iterator[tuple[IntArray, _Found | Exception]]:
    """Simulate `runs` together; where that fails, each half alone, down to the guilty run.

    Yields runs in their order with what came of them: values, or of a run alone the error.
    """
    try:
        found: _Found | Exception = simulate(runs)
    except Exception as error:
        found = error.with_traceback(None)  # which would keep what was simulated in memory
    if isinstance(found, Exception) and len(runs) > 1:
        for half in np.array_split(runs, 2):
            yield from simulate_by_halves(half, simulate)
    else:
        yield runs, found


def failed_run(scenario: Scenario, seed: int, run: int, error: str) -> Failure:
    """A run that failed with an `error`, with its inputs."""
    batch = draw(scenario, seed, np.array([run]))
    drawn = {name: float(values[0]) for name, values in batch.parameters.items()}
    return Failure(run, seed, error, drawn)


def _first_non_finite(scenario: Scenario, values: Mapping[str, FloatArray], place: int) -> str:
    """Names the first outcome that is not a finite number in the run at a row, and when."""
    by_quarter = np.stack([column[place] for column in values.values()], axis=1)
    quarter, outcome = np.argwhere(~np.isfinite(by_quarter))[0]
    when = scenario.horizon.start.plus(int(quarter))
    return f"{list(values)[outcome]} is {by_quarter[quarter, outcome]} in {when}"
