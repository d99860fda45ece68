"""The same futures under each of many policies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from model.analysis.policy.stances import Stance
from model.analysis.study import Plan, sampled, space_of, spread_points
from model.clock import Quarter
from model.ensemble.failures import EnsembleError
from model.numerics.arrays import BoolArray, FloatArray, IntArray
from model.risks import policy_registry

if TYPE_CHECKING:
    from model.scenario import Scenario


@dataclass(frozen=True, eq=False, slots=True)
class Worlds:
    """Futures that policies are to face.

    In each, some `dials` of a scenario are at one of the `points`, (futures, dials), in the unit
    cube, and all else is as the scenario draws it for a run index, `luck`, (futures,): parameters
    and shocks.
    """

    scenario: Scenario
    dials: tuple[str, ...]
    points: FloatArray
    luck: IntArray

    def __len__(self) -> int:
        return len(self.luck)


def worlds(
    scenario: Scenario,
    dials: Sequence[str],
    futures: int,
    seed: int,
    since: Quarter | None = None,
    first: int = 0,
) -> Worlds:
    """A number of futures of a scenario, with some dials anywhere from 0 to 1.

    With `since`, dials are turned, and levers will be, at that quarter only. Those from the run
    index `first` on have nothing in common with those before it.
    """
    trunk = scenario if since is None else scenario.branch_at(since)
    points = spread_points(first + futures, len(dials), seed)[first:]
    return Worlds(trunk, tuple(dials), points, np.arange(first, first + futures))


@dataclass(frozen=True, eq=False, slots=True)
class Faced:
    """What came of policies in the same futures.

    `values` holds (policies, futures) by outcome, in the order of `labels`, with NaN in what
    failed, of which `errors` tells by label.
    """

    labels: tuple[str, ...]
    values: Mapping[str, FloatArray]
    errors: Mapping[str, Mapping[int, str]] = field(default_factory=dict)

    @property
    def finished(self) -> BoolArray:
        """The futures that finished under all policies, (futures,)."""
        return np.all([np.isfinite(each).all(axis=0) for each in self.values.values()], axis=0)

    @property
    def reasons(self) -> list[str]:
        """Why runs failed, one by one."""
        return [text for those in self.errors.values() for text in those.values()]

    def whole(self) -> Faced:
        """Only the futures that finished under all policies. Raises ``EnsembleError`` for none."""
        finished = self.finished
        if not finished.any():
            raise EnsembleError(f"no future finished under all policies: {self.reasons[0]}")
        values = {name: each[:, finished] for name, each in self.values.items()}
        return Faced(self.labels, values, self.errors)


def face(
    futures: Worlds,
    policies: Mapping[str, Stance],
    outcomes: Sequence[str],
    year: int,
    plan: Plan,
) -> Faced:
    """Run each of some policies, by name, in the same futures, for outcomes in a year.

    All of them go together into as few batches as hold them. What was run before is read.
    """
    levers = tuple(policy_registry())
    space = space_of([*futures.dials, *levers])
    stances = np.array([[stance[lever] for lever in levers] for stance in policies.values()])
    number = len(futures)
    points = np.hstack(
        [np.tile(futures.points, (len(policies), 1)), np.repeat(stances, number, axis=0)]
    )
    luck = np.tile(futures.luck, len(policies))
    found = sampled(futures.scenario, space, points, outcomes, year, plan, luck)
    values = {name: found.at(name, year).reshape(len(policies), number) for name in outcomes}
    return Faced(tuple(policies), values, _errors(tuple(policies), found.errors, number))


def _errors(
    labels: Sequence[str], errors: Mapping[int, str], number: int
) -> dict[str, dict[int, str]]:
    found: dict[str, dict[int, str]] = {}
    for place, text in errors.items():
        policy, future = divmod(place, number)
        found.setdefault(labels[policy], {})[future] = text
    return found
