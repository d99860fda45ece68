"""A sensitivity analysis of a scenario: its runs, and what they say of an outcome in each year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from model.analysis.sensitivity.morris import Screening, Trajectories, elementary_effects
from model.analysis.sensitivity.saltelli import Saltelli
from model.analysis.sensitivity.sobol import RESAMPLES, Indices, sobol_indices
from model.analysis.study import Futures, Plan, sampled
from model.ensemble.failures import EnsembleError
from model.numerics.arrays import BoolArray, FloatArray

if TYPE_CHECKING:
    from model.scenario import Scenario

Design = Saltelli | Trajectories
_FEWEST = 2


@dataclass(frozen=True)
class Answers:
    """What came of a design: the futures, and which of its groups are `whole`, (groups,).

    A group is a block of Saltelli's design or a trajectory of Morris's; one with a run that failed
    is left out as a whole, as a missing row would spoil every index that it enters.
    """

    design: Design
    futures: Futures
    whole: BoolArray

    @property
    def years(self) -> tuple[int, ...]:
        """The years of its values."""
        return self.futures.years

    @property
    def failed(self) -> Mapping[str, str]:
        """Why runs failed, by the group and the row that each is."""
        found = {}
        for place, reason in sorted(self.futures.errors.items()):
            group, row = divmod(place, self.design.rows)
            found[f"{self.design.GROUP} {group}, {self.design.row_name(row)}"] = reason
        return found

    def values(self, outcome: str, year: int) -> FloatArray:
        """An outcome in a year in the whole groups, (groups, rows)."""
        return self._grouped(self.futures.at(outcome, year))[self.whole]

    def indices(self, outcome: str, year: int, resamples: int = RESAMPLES) -> Indices | None:
        """Sobol indices of an outcome in a year; none where it does not vary."""
        if not isinstance(self.design, Saltelli):
            raise TypeError("Sobol indices need Saltelli's design")
        values = self.values(outcome, year)
        return sobol_indices(values, self.design.factors, year, self.design.seed, resamples)

    def screening(self, outcome: str, year: int) -> Screening:
        """Elementary effects on an outcome in a year."""
        if not isinstance(self.design, Trajectories):
            raise TypeError("elementary effects need trajectories")
        points = self._grouped(self.design.points())[self.whole]
        values, names = self.values(outcome, year), self.design.space.names
        return elementary_effects(points, values, names, year, self.design.seed)

    def _grouped(self, runs: FloatArray) -> FloatArray:
        return runs.reshape(self.design.groups, self.design.rows, *runs.shape[1:])


def answered(
    scenario: Scenario, design: Design, outcomes: Sequence[str], last_year: int, plan: Plan
) -> Answers:
    """Run a scenario at all points of a design.

    Raises ``EnsembleError`` where fewer than two of its groups finish.
    """
    points, luck = design.points(), design.luck()
    found = sampled(scenario, design.space, points, outcomes, last_year, plan, luck)
    whole: BoolArray = np.all(found.finished.reshape(design.groups, design.rows), axis=1)
    if np.count_nonzero(whole) < _FEWEST:
        reason = next(iter(found.errors.values()), "there are no more of them")
        raise EnsembleError(f"fewer than two groups of runs ({design.GROUP}) finished: {reason}")
    return Answers(design, found, whole)


def yearly_indices(
    answers: Answers, outcome: str, since: int, until: int, resamples: int = 100
) -> list[Indices]:
    """Indices of an outcome in each year from `since` `until` another in which it varies."""
    years = [year for year in answers.years if since <= year <= until]
    found = (answers.indices(outcome, year, resamples) for year in years)
    return [each for each in found if each is not None]
