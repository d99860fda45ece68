"""The space that is searched: every uncertain parameter over its whole plausible range."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from model.arrays import FloatArray
from model.batch import Batch
from model.ensemble.design import draw
from model.parameters import Distribution, Values, parameter_registry
from model.risks import turn_dials
from model.scenario.scenario import PRIOR

if TYPE_CHECKING:
    from model.scenario import Scenario

RUNS_A_BATCH = 100


@dataclass(frozen=True)
class Space:
    """Parameters with flat priors on their plausible ranges.

    The registers' own distributions peak where somebody judged best. The search must not lean on
    that judgement, so it gives every value of a range the same chance (on the log scale where the
    register says ``loguniform``). A position is a point of the unit cube, (..., parameters).
    """

    priors: Mapping[str, Distribution]

    @property
    def names(self) -> tuple[str, ...]:
        """The parameters, in the order of the columns of all positions."""
        return tuple(self.priors)

    def values(self, positions: FloatArray) -> dict[str, FloatArray]:
        """Parameter values at `positions`, (runs, parameters): (runs,) by name."""
        return {
            name: prior.quantile(positions[:, place])
            for place, (name, prior) in enumerate(self.priors.items())
        }

    def judged(self, places: FloatArray) -> FloatArray:
        """Positions of values that stand at `places` in the registers' own distributions."""
        registry = parameter_registry()
        columns = [
            position(prior, registry[name].spread().quantile(places[:, place]))
            for place, (name, prior) in enumerate(self.priors.items())
        ]
        return np.column_stack(columns)

    def batches(
        self, scenario: Scenario, positions: FloatArray, seed: int, first_run: int
    ) -> list[Batch]:
        """Batches of `scenario` with the parameters at `positions`, run after run from
        `first_run`, whose index settles each run's luck."""
        return [
            self._batch(scenario, positions[start : start + RUNS_A_BATCH], seed, first_run + start)
            for start in range(0, len(positions), RUNS_A_BATCH)
        ]

    def _batch(self, scenario: Scenario, positions: FloatArray, seed: int, start: int) -> Batch:
        runs = np.arange(start, start + len(positions))
        usual = draw(replace(scenario, draws=PRIOR), seed, runs)
        defaults = {
            name: np.full(len(runs), parameter.default)
            for name, parameter in parameter_registry().items()
        }
        drawn = {**defaults, **self.values(positions)}
        turned = turn_dials(drawn, dict(usual.dials))
        return replace(usual, parameters=Values(turned))


def plausible_space() -> Space:
    """All parameters that the registers call uncertain, flat over their ranges."""
    return Space(
        {
            name: _flat(parameter.spread())
            for name, parameter in parameter_registry().items()
            if parameter.distribution != "fixed"
        }
    )


def position(prior: Distribution, values: FloatArray) -> FloatArray:
    """Where values stand in a flat prior, in [0, 1]."""
    if prior.kind == "loguniform":
        return np.log(values / prior.low) / np.log(prior.high / prior.low)
    return (values - prior.low) / (prior.high - prior.low)


def _flat(spread: Distribution) -> Distribution:
    kind = "loguniform" if spread.kind == "loguniform" else "uniform"
    return Distribution(kind, spread.low, spread.high, spread.mode)
