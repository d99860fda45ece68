"""A batch: everything that a simulation of some runs is given."""

from __future__ import annotations

from dataclasses import dataclass, field

from model.arrays import IntArray
from model.clock import Horizon, Quarter
from model.events import Event
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
