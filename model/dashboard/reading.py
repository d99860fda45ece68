"""What two answers say of an outcome: each for itself, and the same runs against each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from model.analysis.significance import PairedDifference, paired_difference
from model.dashboard.job_queue import Answer
from model.ensemble.summary import Summary, summarise
from model.numerics.arrays import BoolArray
from model.outcomes import outcome_registry


@dataclass(frozen=True, eq=False)
class Reading:
    """The answers to a scenario and to its reference, in the runs that finished in both."""

    reference: Answer
    scenario: Answer

    @property
    def years(self) -> tuple[int, ...]:
        """The whole years that both cover."""
        both = set(self.reference.years) & set(self.scenario.years)
        return tuple(sorted(both))

    @cached_property
    def paired(self) -> BoolArray:
        """The runs that finished in both, (all runs,)."""
        return self.reference.finished & self.scenario.finished

    @property
    def runs(self) -> int:
        """How many runs finished in both."""
        return int(self.paired.sum())

    @property
    def failed(self) -> int:
        """How many runs failed in either."""
        return len(self.paired) - self.runs

    @property
    def same(self) -> bool:
        """Whether both are the same scenario."""
        return self.reference.digest == self.scenario.digest

    def summary(self, outcome: str) -> Summary:
        """The scenario's own spread over the years."""
        return summary(self.scenario, outcome)

    def difference(self, outcome: str) -> Summary:
        """The spread of the differences of the runs over the years, scenario less reference."""
        first = len(self.years)
        after = self.scenario.values[outcome][self.paired, :first]
        before = self.reference.values[outcome][self.paired, :first]
        return summarise(outcome_registry()[outcome], self.years, after - before)

    def at(self, outcome: str, year: int) -> PairedDifference:
        """The paired difference in a year."""
        place = self.years.index(year)
        return paired_difference(
            self.reference.values[outcome][self.paired, place],
            self.scenario.values[outcome][self.paired, place],
        )


def summary(answer: Answer, outcome: str) -> Summary:
    """The spread of an outcome over the runs that finished, by year."""
    return summarise(outcome_registry()[outcome], answer.years, answer.of(outcome))
