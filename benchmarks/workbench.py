"""The model as the EMA Workbench drives it: one run an experiment, one after another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec

import numpy as np

from model.ensemble.design import draw
from model.ensemble.simulate_chunk import simulate_batch
from model.numerics.arrays import FloatArray
from model.scenario import Scenario, load_scenario

OUTCOMES = ("transit_revenue_cumulative", "industrialization_index")
"""Whose last values an experiment reports."""


def installed() -> bool:
    """Whether the workbench is there."""
    return find_spec("ema_workbench") is not None


def experiments(seed: int, runs: Sequence[int]) -> FloatArray:
    """The `OUTCOMES` of some runs, (outcomes, runs), by as many experiments of the workbench."""
    import ema_workbench as ema

    model = ema.Model("corridor", function=_experiment)
    last = max(*runs, 1)
    model.uncertainties = [ema.IntegerParameter("run", 0, last)]
    model.constants = [ema.em_framework.Constant("seed", seed)]
    model.outcomes = [ema.ScalarOutcome(name) for name in OUTCOMES]
    designs = [ema.Scenario(f"run_{run}", run=run) for run in runs]
    _, found = ema.perform_experiments(model, scenarios=designs, log_progress=True)
    return np.array([found[name] for name in OUTCOMES])


def _experiment(run: int, seed: int) -> dict[str, float]:
    """One run of the baseline: the last value of each outcome."""
    record = simulate_batch(draw(_baseline(), seed, np.array([run])))
    return {name: float(record[name][0, -1]) for name in OUTCOMES}


@cache
def _baseline() -> Scenario:
    return load_scenario("baseline")
