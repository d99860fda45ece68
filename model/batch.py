"""A batch: everything that a simulation of some runs is given."""

from __future__ import annotations

from dataclasses import dataclass, field

from model.arrays import IntArray
from model.clock import Horizon
from model.events import Event
from model.parameters import Values


@dataclass(frozen=True)
class Batch:
    """Inputs of a batch of runs: one value a run, `(runs,)`, in `parameters`, `dials`, `policies`.

    `parameters` are the values after the dials were turned. `runs` are the indices of the runs in
    their ensemble: with the `seed` they settle all random numbers.
    """

    seed: int
    runs: IntArray
    parameters: Values
    dials: Values
    policies: Values
    horizon: Horizon = field(default_factory=Horizon)
    events: tuple[Event, ...] = ()
