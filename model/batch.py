"""A batch: everything that a simulation of some runs is given."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from model.clock import Horizon, Quarter
from model.events import Event, history
from model.numerics.arrays import IntArray
from model.parameters import Values


@dataclass(frozen=True)
class Before:
    """Values that hold until a scenario's own ones take over, each `(runs,)`."""

    parameters: Values
    policies: Values


@dataclass(frozen=True)
class Batch:
    """Inputs of a batch of runs: one value a run, `(runs,)`, in `parameters`, `dials`, `policies`.

    `parameters` are the values after the dials were turned. `runs` are the indices of the runs in
    their ensemble: with the `seed` they settle all random numbers. Where a scenario parts from the
    baseline only at the quarter `since`, `before` holds what is in force until then.
    """

    seed: int
    runs: IntArray
    parameters: Values
    dials: Values
    policies: Values
    horizon: Horizon = field(default_factory=Horizon)
    events: tuple[Event, ...] = ()
    since: Quarter | None = None
    before: Before | None = None

    def branches_from(self, trunk: Batch) -> bool:
        """Whether, until the quarter `since`, its runs are those of `trunk`."""
        if self.since is None or self.before is None or trunk.since is not None:
            return False
        return (
            self.seed == trunk.seed
            and np.array_equal(self.runs, trunk.runs)
            and self.horizon.start == trunk.horizon.start
            and _same(self.before.parameters, trunk.parameters)
            and _same(self.before.policies, trunk.policies)
            and self._events_before(self.since) == trunk._events_before(self.since)
        )

    def _events_before(self, quarter: Quarter) -> tuple[tuple[Event, ...], set[str]]:
        """The events that start before a quarter, and the names under which any event stands."""
        early = tuple(event for event in self.events if event.start < quarter)
        return early, {event.name for event in self.events} & {event.name for event in history()}

    def parameters_in(self, quarter: Quarter) -> Values:
        """The parameter values in force in a quarter."""
        early = self._early(quarter)
        return early.parameters if early else self.parameters

    def policies_in(self, quarter: Quarter) -> Values:
        """The policy stances in force in a quarter."""
        early = self._early(quarter)
        return early.policies if early else self.policies

    def _early(self, quarter: Quarter) -> Before | None:
        return self.before if self.since is not None and quarter < self.since else None


def _same(one: Values, other: Values) -> bool:
    return one is other or (
        one.keys() == other.keys()
        and all(np.array_equal(values, other[name]) for name, values in one.items())
    )
