"""Saltelli's design: two samples of the inputs, and every hybrid of them, block by block.

Saltelli et al. (2010), "Variance based sensitivity analysis of model output", Computer Physics
Communications 181. A block holds a point of sample A, the same point with one input after the
other taken from sample B, and the point of B. *Luck* is one input more: the run index, which
settles all that is not varied (shocks, events, draws of uncertain parameters). So all rows of a
block share the luck of A, but B itself and the row that differs from A in its luck alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from model.analysis.study import Space, spread_points
from model.numerics.arrays import FloatArray, IntArray

LUCK = "luck"
"""What the run index is called among the inputs."""


@dataclass(frozen=True)
class Saltelli:
    """A design of `groups` blocks over a space, each with a row for every input and three more.

    A longer design begins with the rows of a shorter one.
    """

    GROUP: ClassVar[str] = "block"
    GROUPS: ClassVar[str] = "blocks"
    space: Space
    groups: int
    seed: int

    @property
    def factors(self) -> tuple[str, ...]:
        """The inputs, and luck after them."""
        return (*self.space.names, LUCK)

    @property
    def rows(self) -> int:
        """Rows of a block: A, A with each factor of B, and B."""
        return len(self.factors) + 2

    def points(self) -> FloatArray:
        """Where each run has the inputs, in the unit cube: (groups * rows, inputs)."""
        first, second = self._samples()
        inputs = first.shape[1]
        table = np.repeat(first[:, None, :], self.rows, axis=1)
        for place in range(inputs):
            table[:, 1 + place, place] = second[:, place]
        table[:, -1, :] = second
        return table.reshape(-1, inputs)

    def luck(self) -> IntArray:
        """The run index of each run, (groups * rows,)."""
        table = np.repeat(2 * np.arange(self.groups)[:, None], self.rows, axis=1)
        table[:, -2:] += 1  # A with the luck of B, and B
        return table.reshape(-1)

    def row_name(self, row: int) -> str:
        """What a row of a block is, in words."""
        if row == 0:
            return "A"
        return "B" if row == self.rows - 1 else f"A with {self.factors[row - 1]} of B"

    def _samples(self) -> tuple[FloatArray, FloatArray]:
        """The samples A and B, (groups, inputs) each: halves of one scrambled Sobol sequence."""
        inputs = len(self.space.names)
        both = spread_points(self.groups, 2 * inputs, self.seed)
        return both[:, :inputs], both[:, inputs:]
