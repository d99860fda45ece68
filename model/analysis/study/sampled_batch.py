"""Sampled batches: each run has some of its inputs at a sample point of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from model.analysis.study.space import Space
from model.batch import Batch
from model.ensemble.batches import drawn
from model.numerics.arrays import FloatArray, IntArray
from model.parameters import Values
from model.risks import dial_registry, turn_dials
from model.scenario.inputs import input_registry

if TYPE_CHECKING:
    from model.scenario import Scenario


def sampled_batch(
    scenario: Scenario, space: Space, points: FloatArray, seed: int, runs: IntArray
) -> Batch:
    """Runs of a scenario with the inputs of a space at `points`, (runs, inputs), one a run.

    Everything else is as the scenario draws it for the run indices `runs`, (runs,), among which
    one may stand several times. Each run is that of a scenario with these inputs set; so a
    parameter of the space wins over a dial that would move it.
    """
    inputs = space.values(points)
    setting = scenario.with_settings({name: _anything(name) for name in inputs}, "study")
    usual = drawn(setting, seed, runs)
    dials = {**usual.dials, **_of("dials", inputs)}
    parameters = {**_unturned(setting, seed, runs), **_of("parameters", inputs)}
    directly_set = {*setting.parameters, *setting.uncertainty}
    return replace(
        usual,
        parameters=Values(turn_dials(parameters, dials, directly_set)),
        dials=Values(dials),
        policies=Values({**usual.policies, **_of("policies", inputs)}),
    )


def _unturned(scenario: Scenario, seed: int, runs: IntArray) -> Mapping[str, FloatArray]:
    """The parameters of the runs before any dial is turned: as with each dial in its usual place,
    where it leaves what is drawn."""
    usual = {name: dial.baseline for name, dial in dial_registry().items()}
    spreads = {n: spread for n, spread in scenario.uncertainty.items() if n not in usual}
    unturned = replace(scenario, dials=usual, uncertainty=spreads, since=None, before=None)
    return drawn(unturned, seed, runs).parameters


def _of(section: str, inputs: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
    """Those of the inputs that belong to a section of a scenario."""
    registry = input_registry()
    return {name: v for name, v in inputs.items() if registry[name].section == section}


def _anything(name: str) -> float:
    """A value that an input may have, for the point's own to take the place of."""
    return input_registry()[name].default
