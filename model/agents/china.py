"""China: initiator, lender and investor, and would-be moderator of the region."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.agents.state import StrategicState
from model.numerics.arrays import FloatArray, bounded, side_by_side
from model.rules.strategy.china_kernel import ideals

if TYPE_CHECKING:
    from model.simulation import Simulation


class China(StrategicState):
    """Chooses its funding pace, subsidy, industrial share, relocation, moderation and clarity."""

    name = "china"
    instruments = (
        "funding_pace",
        "train_subsidy",
        "industrial_share",
        "relocation",
        "moderation",
        "goal_clarity",
        "governance_clarity",
        "concession",
    )

    def __init__(self, model: Simulation) -> None:
        p = model.parameters
        start = {
            "funding_pace": p.funding_pace_base,
            "train_subsidy": np.minimum(model.world.subsidy_cap, 1.0),
            "industrial_share": p.industrial_share_base,
            "relocation": 0.5 * p.excess_capacity,
            "moderation": 0.5 * p.moderation_skill,
            "goal_clarity": p.goal_clarity_level,
            "governance_clarity": p.governance_clarity_level,
            "concession": p.concession_readiness,
        }
        columns = [start[name] for name in self.instruments]
        super().__init__(model, bounded(side_by_side(columns), 0.0, 1.0))

    def ideals(self) -> FloatArray:
        """China's ideal levels, (runs, instruments), from what it saw last quarter."""
        model, p = self.model, self.model.parameters
        signal = model.calendar.signal
        return ideals(
            model.world.china_growth,
            p.china_reference_growth,
            model.publics.protest,
            model.docking.tension,
            model.docking.forced_choice,
            p.friction_weight,
            p.funding_pace_base,
            p.funding_response_to_growth,
            model.world.subsidy_cap,
            p.subsidy_willingness,
            signal("subsidy_cut"),
            p.industrial_share_base,
            p.competitor_fear,
            p.xinjiang_priority,
            model.firms.chinese_share,
            p.excess_capacity,
            p.moderation_skill,
            model.shippers.kazakhstan_share,
            p.goal_clarity_level,
            p.governance_clarity_level,
            signal("coordination"),
            p.concession_readiness,
        )

    @property
    def belt(self) -> FloatArray:
        """How far the Belt and Road exists at all: 1 as announced, 0 in the counterfactual."""
        return self.model.parameters.belt_and_road

    @property
    def funding_pace(self) -> FloatArray:
        """Pace at which pledges are paid, [0, 1]."""
        return self.belt * self.level("funding_pace")

    @property
    def train_subsidy(self) -> FloatArray:
        """Subsidy as a fraction of the China-Europe rail rate."""
        return self.belt * self.level("train_subsidy")

    @property
    def industrial_share(self) -> FloatArray:
        """Share of China's money that goes into manufacturing, [0, 1]."""
        return self.level("industrial_share")

    @property
    def relocation(self) -> FloatArray:
        """Push to move excess plant abroad, [0, 1]."""
        return self.belt * self.level("relocation")

    @property
    def moderation(self) -> FloatArray:
        """Effort to moderate in the region, [0, 1]."""
        return self.level("moderation")

    @property
    def goal_clarity(self) -> FloatArray:
        """How clear the Belt's goals are, [0, 1]."""
        return self.level("goal_clarity")

    @property
    def governance_clarity(self) -> FloatArray:
        """How clear it is who is in charge, [0, 1]."""
        return self.level("governance_clarity")

    @property
    def concession(self) -> FloatArray:
        """What China yields to Russia and others, [0, 1]."""
        return self.level("concession")

    def record(self) -> dict[str, FloatArray]:
        """This quarter's outcomes, each (runs,)."""
        return {
            "china_funding_pace": self.funding_pace,
            "china_train_subsidy": self.train_subsidy,
            "china_industrial_share": self.industrial_share,
            "china_relocation": self.relocation,
        }
