"""Scenarios met by the same runs, so that what differs between them is what they set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from model.analysis.study.plan import Plan
from model.analysis.study.request import Request, records_of
from model.clock import Quarter
from model.ensemble.failures import EnsembleError
from model.ensemble.yearly import Yearly, finished
from model.numerics.arrays import BoolArray, FloatArray

if TYPE_CHECKING:
    from model.scenario import Scenario

BASE = "base"
"""The label of the scenario that variants are of."""
FEWEST_FINISHED = 0.5
"""Share of its runs that have to finish for a scenario to be judged."""


@dataclass(frozen=True)
class Paired:
    """Yearly values of some scenarios in the same runs.

    `values` holds (runs, years) by label and outcome, with NaN throughout in a run that failed,
    and `errors` by label and run what went wrong in each of these.
    """

    seed: int
    years: tuple[int, ...]
    values: Mapping[str, Yearly]
    errors: Mapping[str, Mapping[int, str]]

    @property
    def labels(self) -> tuple[str, ...]:
        """The scenarios, in the order in which they were asked for."""
        return tuple(self.values)

    def finished(self, labels: Iterable[str]) -> BoolArray:
        """Which runs finished in all of some scenarios, (runs,)."""
        return np.all([finished(self.values[label]) for label in labels], axis=0)

    def mostly_finished(self, labels: Iterable[str]) -> bool:
        """Whether enough of the runs finished in all of some scenarios for these to be judged."""
        return float(self.finished(labels).mean()) >= FEWEST_FINISHED

    def at(self, outcome: str, year: int, labels: Sequence[str]) -> list[FloatArray]:
        """An outcome in a year under each of some scenarios, in the runs that finished in all.

        (runs,) each. Raises ``EnsembleError`` where no run did.
        """
        place, whole = self.years.index(year), self.finished(labels)
        if not whole.any():
            errors = [text for label in labels for text in self.errors.get(label, {}).values()]
            raise EnsembleError(f"no run finished in all of {', '.join(labels)}: {errors[0]}")
        return [self.values[label][outcome][whole, place] for label in labels]


def paired(
    scenarios: Mapping[str, Scenario], outcomes: Iterable[str], last_year: int, plan: Plan
) -> Paired:
    """Yearly values of scenarios by label, up to a year, in the runs of a plan.

    `last_year` must be a whole year of all of them.
    """
    names = frozenset(outcomes)
    wanted = {label: Request(each, names, last_year) for label, each in scenarios.items()}
    years = next(iter(wanted.values())).years
    records = records_of(wanted, plan)
    return Paired(
        seed=plan.seed,
        years=years,
        values={label: record.values for label, record in records.items()},
        errors={label: record.errors for label, record in records.items() if record.errors},
    )


def variants(
    base: Scenario, settings: Mapping[str, Mapping[str, float]], since: Quarter | None = None
) -> dict[str, Scenario]:
    """The base, labelled `BASE`, and a scenario for each of the `settings` by label.

    With `since`, they part from the base at that quarter only, unless it parts from its own past
    already, as its own settings then do. Settings that the base has already leave it as it is.
    Raises ``ScenarioError`` for inputs and values that are not allowed.
    """
    trunk = base if since is None else base.branch_at(since)
    found = {BASE: base}
    for label, values in settings.items():
        same = base.with_settings(values, label).digest() == base.digest()
        found[label] = base if same else trunk.with_settings(values, label)
    return found
