"""The space that is searched: every uncertain parameter over its whole plausible range."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from model.analysis.study import space
from model.analysis.study.sampled_batch import sampled_batch
from model.batch import Batch
from model.numerics.arrays import FloatArray
from model.parameters import Distribution, parameter_registry
from model.scenario.scenario import PRIOR

if TYPE_CHECKING:
    from model.scenario import Scenario

RUNS_A_BATCH = 100


@dataclass(frozen=True)
class Space(space.Space):
    """Parameters with flat priors on their plausible ranges.

    The registers' own distributions peak where somebody judged best. The search must not lean on
    that judgement, so it gives every value of a range the same chance (on the log scale where the
    register says ``loguniform``). A position is a point of the unit cube, (..., parameters).
    """

    def judged(self, places: FloatArray) -> FloatArray:
        """Positions of values that stand at `places` in the registers' own distributions."""
        registry = parameter_registry()
        columns = [
            position(prior, registry[name].spread().quantile(places[:, place]))
            for place, (name, prior) in enumerate(self.spreads.items())
        ]
        return np.column_stack(columns)

    def batches(
        self, scenario: Scenario, positions: FloatArray, seed: int, first_run: int
    ) -> list[Batch]:
        """Batches of `scenario` with the parameters at `positions`, run after run from
        `first_run`, whose index settles each run's luck."""
        prior, runs = replace(scenario, draws=PRIOR), first_run + np.arange(len(positions))
        parts = [slice(n, n + RUNS_A_BATCH) for n in range(0, len(positions), RUNS_A_BATCH)]
        return [sampled_batch(prior, self, positions[part], seed, runs[part]) for part in parts]


def plausible_space() -> Space:
    """All parameters that the registers call uncertain, flat over their ranges."""
    registry = parameter_registry()
    names = [name for name, about in registry.items() if about.distribution != "fixed"]
    return Space(space.space_of(names, flat=True).spreads)


def position(prior: Distribution, values: FloatArray) -> FloatArray:
    """Where values stand in a flat prior, in [0, 1]."""
    if prior.kind == "loguniform":
        return np.log(values / prior.low) / np.log(prior.high / prior.low)
    return (values - prior.low) / (prior.high - prior.low)
