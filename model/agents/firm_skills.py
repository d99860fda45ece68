"""What manufacturers know, who could teach them more, and whose standards they follow."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from model.numerics.arrays import FloatArray
from model.rules.industry import skills_kernel
from model.rules.industry.sectors import Sectors
from model.rules.industry.skills_kernel import (
    Around,
    Known,
    Levers,
    Sectors2013,
    SkillParameters,
)

if TYPE_CHECKING:
    from model.simulation import Simulation

Shift = Callable[[str], FloatArray]
"""How far a policy lever stands from its usual stance, (runs,)."""


class Skills:
    """Experience and technology (runs, sectors); engineers, thousand, and lock-in (runs,).

    `frontier` (runs,) is the log productivity of the best Chinese plants over local firms of 2013;
    `engineer_ratio` (runs,) is set by who counts jobs.
    """

    def __init__(self, model: Simulation, sectors: Sectors, shift: Shift) -> None:
        self.model, self._shift = model, shift
        self.engineer_ratio = np.ones(model.runs)
        nothing = np.zeros((model.runs, len(sectors.firms_2013)))
        self._known = Known(
            experience=nothing + 1.0,
            taken_over=nothing,
            engineers=model.parameters.engineers_2013.copy(),
            lock_in=np.zeros(model.runs),
        )
        self._content = np.empty((2, model.runs))
        self.look()

    def look(self) -> None:
        """See what policy asks of the quarter and how far the best Chinese plants are."""
        p = self.model.parameters
        self._levers = Levers(*(self._shift(name) for name in Levers._fields))
        self.frontier = p.chinese_productivity_lead + p.frontier_growth * (self.model.t / 4.0)
        own = p.gathered(SkillParameters)
        skills_kernel.source(self._known.lock_in, self._levers, own, self._content)

    def learn(self, around: Around, since: Sectors2013) -> FloatArray:
        """Know-how that local firms gain in a quarter, log points, (runs, sectors).

        Experience, methods new to all the world as far as there are engineers for them, research,
        rivalry, and Chinese technology add to it. Engineers graduate, are trained, and leave;
        Chinese capital and equipment spread Chinese standards.
        """
        own, progress = (
            self.model.parameters.gathered(SkillParameters),
            np.empty_like(around.plants),
        )
        skills_kernel.learn(self._known, since, around, self._levers, own, self._content, progress)
        return progress

    @property
    def engineers(self) -> FloatArray:
        """Engineers, thousand, (runs,)."""
        return self._known.engineers

    @property
    def lock_in(self) -> FloatArray:
        """Lock-in to Chinese standards in [0, 1], (runs,)."""
        return self._known.lock_in

    @property
    def plant_content(self) -> FloatArray:
        """Local content of joint and Chinese plants, (runs,) in [0, 1]."""
        return self._content[0]

    @property
    def home_content(self) -> FloatArray:
        """Local content of local firms, (runs,) in [0, 1]."""
        return self._content[1]
