"""What a search is to reach, and how a policy's futures are summed up to one figure a goal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from model.analysis.bad_futures import upright
from model.analysis.policy.robustness import CRITERIA
from model.analysis.policy.search.evolution import WORST
from model.analysis.study.paired import FEWEST_FINISHED
from model.numerics.arrays import FloatArray
from model.outcomes import outcome_registry

USUAL_GOALS = ("transit_revenue", "industrialization_index", "dependence_index", "protests")
"""Revenue, industry, (less) dependence on China, and (fewer) protests for stability."""
METRICS = ("median", "mean", "worst_tenth", "maximin")
"""Criteria that judge a policy by itself, whatever others are tried."""


@dataclass(frozen=True, slots=True)
class Goals:
    """Outcomes, each to be raised or lowered as the register says, and the `metric` that sums up
    each over the futures."""

    outcomes: tuple[str, ...]
    metric: str = "median"

    @property
    def signs(self) -> FloatArray:
        """What turns each outcome so that higher is better, (goals,)."""
        return np.array([upright(outcome_registry()[name]) for name in self.outcomes])

    def costs(self, values: Mapping[str, FloatArray]) -> FloatArray:
        """Costs of policies, (policies, goals), lower being better, from `values`,
        (policies, futures) by outcome.

        Futures that failed under a policy do not count; most of them failing rules it out.
        """
        columns = [
            -_summed_up(sign * values[name], self.metric)
            for name, sign in zip(self.outcomes, self.signs, strict=True)
        ]
        return np.column_stack(columns)

    def figures(self, costs: FloatArray) -> FloatArray:
        """The outcomes' own figures that some costs, (policies, goals), stand for."""
        return -costs * self.signs


def _summed_up(values: FloatArray, metric: str) -> FloatArray:
    criterion = CRITERIA[metric]
    if np.isfinite(values).all():
        return criterion(values)
    return np.array([_of_finished(row[np.isfinite(row)], row, metric) for row in values])


def _of_finished(finished: FloatArray, row: FloatArray, metric: str) -> float:
    if len(finished) < FEWEST_FINISHED * len(row):
        return -WORST
    return float(CRITERIA[metric](finished[None])[0])


def of_names(stances: FloatArray, levers: Sequence[str]) -> list[dict[str, float]]:
    """Rows of stances, (policies, levers), by the names of the levers."""
    return [dict(zip(levers, map(float, row), strict=True)) for row in stances]
