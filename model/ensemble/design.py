"""The design of an ensemble: the inputs that each of its runs is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from model.batch import Batch, Before
from model.numerics.arrays import FloatArray, IntArray
from model.numerics.streams import stream_key
from model.parameters import Distribution, Values, parameter_registry
from model.parameters.posterior import posterior
from model.risks import turn_dials

if TYPE_CHECKING:
    from model.scenario import Scenario

_BLOCK = 1024
"""Runs whose place in a distribution is drawn at a time."""


def draw(scenario: Scenario, seed: int, runs: IntArray, past: Batch | None = None) -> Batch:
    """The batch of the runs with the indices `runs`, (runs,), of an ensemble of `scenario`.

    A parameter that the scenario is silent on is drawn from its distribution; one that it sets is
    the same in all runs unless the scenario gives its uncertainty too. Then the dials are turned.
    Those that the posterior speaks of are drawn together, one row of it a run.
    The place of a run in a distribution depends on the seed, the run's index and the name alone:
    the same run meets the same luck in every scenario, whatever the batch. What holds before the
    scenario parts from another is drawn too, unless that was done before: `past` is the other's.
    """
    parameters, dials, policies = _values(scenario, seed, runs)
    before = None
    if scenario.before is not None and past is not None:
        before = Before(past.parameters, past.policies)
    elif scenario.before is not None:
        early_parameters, _, early_policies = _values(scenario.before, seed, runs)
        before = Before(early_parameters, early_policies)
    return Batch(
        seed=seed,
        runs=runs,
        parameters=parameters,
        dials=dials,
        policies=policies,
        horizon=scenario.horizon,
        events=tuple(scenario.events),
        since=scenario.since,
        before=before,
    )


def _values(scenario: Scenario, seed: int, runs: IntArray) -> tuple[Values, Values, Values]:
    """The parameters, after the dials were turned, the dials and the policies of some runs."""
    spread = uncertain(scenario)
    rows = posterior().rows(place(seed, "posterior", runs)) if scenario.learnt else {}
    learnt = {name: rows[name] for name in scenario.learnt}

    def drawn(section: str, values: Mapping[str, float]) -> dict[str, FloatArray]:
        return {
            name: _sample(spread[name], seed, f"{section}.{name}", runs)
            if name in spread
            else np.full(len(runs), float(value))
            for name, value in values.items()
        }

    defaults = {name: parameter.default for name, parameter in parameter_registry().items()}
    dials = drawn("dial", scenario.dials)
    parameters = {**drawn("parameter", {**defaults, **scenario.parameters}), **learnt}
    directly_set = {*scenario.parameters, *scenario.uncertainty}
    turned = turn_dials(parameters, dials, directly_set)
    return Values(turned), Values(dials), Values(drawn("policy", scenario.policies))


def uncertain(scenario: Scenario) -> dict[str, Distribution]:
    """The distribution of each input that differs from run to run, by name.

    Of parameters drawn from the posterior, that on which the registers would put them.
    """
    unset = {name: each for name, each in _usual().items() if name not in scenario.parameters}
    return {**unset, **scenario.uncertainty}


@cache
def _usual() -> Mapping[str, Distribution]:
    """The distributions of the registers that are not fixed."""
    return {
        name: parameter.spread()
        for name, parameter in parameter_registry().items()
        if parameter.distribution != "fixed"
    }


def place(seed: int, name: str, runs: IntArray) -> FloatArray:
    """Where each run stands in the distribution of an input: uniform in [0, 1), (runs,)."""
    return _gathered(lambda block: _places(seed, name, block), runs)


def _sample(spread: Distribution, seed: int, name: str, runs: IntArray) -> FloatArray:
    """The value of an input in each run, (runs,), where the runs stand in its distribution."""
    return _gathered(lambda block: _quantiles(spread, seed, name, block), runs)


def _gathered(of_block: Callable[[int], FloatArray], runs: IntArray) -> FloatArray:
    """The numbers of `runs`, (runs,), from those of the blocks that they lie in."""
    first, last = int(runs[0]) // _BLOCK, int(runs[-1]) // _BLOCK
    if first == last and len(runs) == runs[-1] - runs[0] + 1:  # as in every chunk
        return of_block(first)[runs % _BLOCK]
    found = np.empty(len(runs))
    for block in np.unique(runs // _BLOCK):
        inside = runs // _BLOCK == block
        found[inside] = of_block(int(block))[runs[inside] % _BLOCK]
    return found


@lru_cache(maxsize=1024)
def _quantiles(spread: Distribution, seed: int, name: str, block: int) -> FloatArray:
    """The values of an input in a block of runs, (_BLOCK,), which many scenarios share."""
    return spread.quantile(_places(seed, name, block))


@lru_cache(maxsize=1024)
def _places(seed: int, name: str, block: int) -> FloatArray:
    """The places of a block of runs, (_BLOCK,): chunks and scenarios ask for the same ones."""
    counter = np.array([0, 0, 0, block], dtype=np.uint64)
    philox = np.random.Philox(counter=counter, key=stream_key(seed, name))
    return np.random.Generator(philox).random(_BLOCK)
