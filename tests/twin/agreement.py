"""What it means that two simulations agree, and how a run is taken out of its batch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from model.batch import Batch, Before
from model.numerics.arrays import FloatArray
from model.outcomes import outcome_registry
from model.parameters import Values
from model.simulation import Simulation
from tests.twin.simulation import TwinSimulation

Record = Mapping[str, FloatArray]
RELATIVE = 1e-9
OF_SCALE = 1e-12
"""Difference allowed beside the relative one, over the outcome's largest value in the run."""
LAST_DIGITS = {"congestion_residual": 1e-9}
"""Differences allowed, in the outcome's unit, where it is what is left of two numbers that nearly
cancel: hours between two delays."""


def assert_the_twin_agrees(batch: Batch) -> None:
    """Simulate a batch with the engine and each of its runs with the twin: all outcomes agree."""
    engine = Simulation(batch).run()
    for place in range(len(batch.runs)):
        twin = TwinSimulation(alone(batch, place)).run()
        assert set(twin) == set(engine) == set(outcome_registry())
        apart = {
            name: differences
            for name, values in engine.items()
            if (differences := apart_in(name, values[place], twin[name][0]))
        }
        assert not apart, f"run {batch.runs[place]}: {apart}"


def apart_in(name: str, engine: FloatArray, twin: FloatArray) -> dict[int, tuple[float, float]]:
    """The quarters in which an outcome differs, with its two values; both are (quarters,)."""
    scale = np.abs(engine).max()
    floor = max(OF_SCALE * scale, LAST_DIGITS.get(name, 0.0))
    differs = ~(np.abs(twin - engine) <= RELATIVE * np.abs(engine) + floor)
    return {int(t): (float(engine[t]), float(twin[t])) for t in np.flatnonzero(differs)}


def alone(batch: Batch, place: int) -> Batch:
    """The batch that holds only the run at a place of `batch`."""

    def own(values: Values) -> Values:
        return Values({name: value[place : place + 1] for name, value in values.items()})

    before = batch.before and Before(own(batch.before.parameters), own(batch.before.policies))
    return replace(
        batch,
        runs=batch.runs[place : place + 1],
        parameters=own(batch.parameters),
        dials=own(batch.dials),
        policies=own(batch.policies),
        before=before,
    )
