"""Russia: leader of the EAEU, able to cooperate with, stall or block the Belt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.agents.state import StrategicState
from model.numerics.arrays import FloatArray
from model.rules.strategy import russia as rules
from model.rules.strategy import russia_kernel as kernel

if TYPE_CHECKING:
    from model.simulation import Simulation

_COOPERATION = np.array([1.0, 0.4, 0.0])
"""Effort put into docking under each stance."""


class Russia(StrategicState):
    """Chooses its stance to the Belt, its own tariff and its pressure on the common tariff."""

    name = "russia"
    instruments = ("tariff_cut", "tariff_pressure")

    def __init__(self, model: Simulation) -> None:
        super().__init__(model, np.zeros((model.runs, len(self.instruments))))
        self.stance = np.full(model.runs, rules.STALL)
        self._episodes = np.zeros((model.runs, 2), dtype=bool)
        self._publish(np.zeros((2, model.runs)))

    def ideals(self) -> FloatArray:
        """Russia's ideal levels, (runs, instruments)."""
        model = self.model
        return kernel.ideals(
            model.parameters.transsib_rivalry,
            model.shippers.kazakhstan_share,
            model.docking.conflict,
            model.firms.penetration,
        )

    def step(self) -> None:
        """Set the instruments, then choose the stance and start or end restrictions."""
        super().step()
        model, t = self.model, self.model.t
        restrictions = np.empty((2, model.runs))
        chosen, begun = "russia.stance", "russia.episode"
        draws = model.streams.uniform(chosen, t), model.streams.uniform(begun, t, 3)
        temper = model.parameters.gathered(kernel.Temper)
        kernel.act(
            self._sight(),
            temper,
            draws,
            model.projecting,
            self.stance,
            self._episodes,
            restrictions,
        )
        self._publish(restrictions)

    def _sight(self) -> kernel.Sight:
        """What Russia sees of the others and of the calendar."""
        docking, calendar = self.model.docking, self.model.calendar
        return kernel.Sight(
            conflict=docking.conflict,
            impatience=docking.impatience,
            dominance=self.model.finance.dominance,
            concession=self.model.china.concession,
            friendship=docking.trust_ru_cn,
            rivalry=self.model.world.rivalry,
            tension=docking.tension,
            openness=docking.depth,
            lost=docking.lost_to_russia,
            dated_through=calendar.signal("russia_restriction"),
            dated_regional=calendar.signal("regional_restriction"),
        )

    def _publish(self, restrictions: FloatArray) -> None:
        """Set what the others see."""
        self.transit_restriction, self.regional_restriction = restrictions
        self._effort = _COOPERATION[self.stance]
        self._blocks = (self.stance == rules.BLOCK).astype(float)

    @property
    def cooperation(self) -> FloatArray:
        """Effort put into docking, [0, 1]."""
        return self._effort

    @property
    def blocking(self) -> FloatArray:
        """1 where Russia blocks, else 0."""
        return self._blocks

    @property
    def transsib_tariff(self) -> FloatArray:
        """Trans-Siberian tariff over its level of 2013."""
        return 1.0 - self.level("tariff_cut")

    @property
    def tariff_pressure(self) -> FloatArray:
        """Pressure for a higher common external tariff, [0, 1]."""
        return self.level("tariff_pressure")

    def record(self) -> dict[str, FloatArray]:
        """This quarter's outcomes, each (runs,)."""
        return {
            "russia_blocking": self.blocking,
            "russia_cooperation": self.cooperation,
            "russia_transit_restriction": self.transit_restriction,
            "russia_regional_restriction": self.regional_restriction,
        }
