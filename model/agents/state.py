"""What the three strategic states have in common: they observe, decide and act."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import mesa
import numpy as np

from model.numerics.arrays import FloatArray
from model.rules.strategy.instruments_kernel import adjust

if TYPE_CHECKING:
    from model.simulation import Simulation


class StrategicState(mesa.Agent):
    """A state with instruments in [0, 1] that it moves by quantal response to what it expects."""

    name: ClassVar[str]
    instruments: ClassVar[tuple[str, ...]]
    model: Simulation

    def __init__(self, model: Simulation, start: FloatArray) -> None:
        """`start` holds the instruments' first levels, (runs, instruments)."""
        super().__init__(model)
        self._set(start)

    def ideals(self) -> FloatArray:
        """Where the state would have its instruments, given what it sees: (runs, instruments)."""
        raise NotImplementedError

    def step(self) -> None:
        """Observe, decide, act: move the instruments towards where they should be."""
        p, t = self.model.parameters, self.model.t
        draw = self.model.streams.uniform(f"{self.name}.instruments", t, len(self.instruments))
        ideals = self.ideals()
        self._set(adjust(self.levels, ideals, p.policy_step, p.decision_precision, draw))

    def level(self, instrument: str) -> FloatArray:
        """Present level of an instrument in [0, 1], (runs,)."""
        return self._level[instrument]

    def _set(self, levels: FloatArray) -> None:
        self.levels = levels
        self._level = dict(zip(self.instruments, np.ascontiguousarray(levels.T), strict=True))
