"""The twin as a model that `mesa.batch_run` can drive, as any Mesa user would drive it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import mesa
import numpy as np

from model.clock import Quarter
from model.ensemble.design import draw
from model.scenario import Scenario, load_scenario
from tests.twin.simulation import TwinSimulation

REPORTED = ("transit_revenue_cumulative", "transit_revenue", "industrialization_index")
"""Outcomes collected each quarter."""


class TwinModel(TwinSimulation):
    """One run of a scenario, whose `datacollector` holds what is `REPORTED` quarter by quarter.

    Steps until the scenario's last quarter (or `end`, as ``2020-Q4``) is over. The index of the
    `run` and the `ensemble_seed` settle all random numbers, so that an ensemble is
    ``batch_run(TwinModel, {"run": range(100)}, display_progress=False)``; ``iterations`` would
    repeat the same runs. Nothing is drawn from the `rng` that Mesa's batch runner gives since 3.4.
    """

    def __init__(
        self,
        scenario: str = "baseline",
        ensemble_seed: int = 1,
        run: int = 0,
        end: str | None = None,
        rng: object = None,
    ) -> None:
        super().__init__(draw(_inputs(scenario, end), ensemble_seed, np.array([run])))
        self._lived = 0
        self.outcome: dict[str, float] = {}
        self.datacollector = mesa.DataCollector(
            model_reporters={name: _reporter(name) for name in REPORTED}
        )

    def step(self) -> None:
        """Enter the next quarter, live through it, and report."""
        horizon = self.batch.horizon
        self._enter(self._lived, horizon.start.plus(self._lived))
        super().step()
        self.outcome = {name: float(values[0]) for name, values in self.outcomes().items()}
        self.datacollector.collect(self)
        self._lived += 1
        self.running = self._lived < len(horizon)
        if not self.running:
            self._forget()


@cache
def _inputs(scenario: str, end: str | None) -> Scenario:
    """The scenario of a name, read once for all its runs."""
    inputs = load_scenario(scenario)
    return inputs.with_end(Quarter.parse(end)) if end else inputs


def _reporter(name: str) -> Callable[[TwinModel], float]:
    """A plain function, which is all that Mesa 3.4 takes for one that wants the model."""

    def reported(model: TwinModel) -> float:
        return model.outcome[name]

    return reported
