"""What manufacturers know, who could teach them more, and whose standards they follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from model.arrays import FloatArray, sum_last
from model.rules.industry import engineers, learning, lock_in
from model.rules.industry.sectors import Sectors

if TYPE_CHECKING:
    from model.simulation import Simulation

Shift = Callable[[str], FloatArray]
"""How far a policy lever stands from its usual stance, (runs,)."""


@dataclass(frozen=True)
class Surroundings:
    """What firms learn from in a quarter."""

    output: FloatArray
    """Output over that of 2013, (runs, sectors)."""
    rivalry: FloatArray
    """Chinese market share less that of 2013, (runs, sectors)."""
    joint: FloatArray
    """Share of joint ventures in value added less that of 2013, (runs,)."""
    chinese: FloatArray
    """Share of Chinese-owned plants in value added less that of 2013, (runs,)."""
    own_sector: FloatArray
    """Share of both in a sector's value added less that of 2013, (runs, sectors)."""
    know_how: FloatArray
    """Mean know-how of local firms, (runs, sectors)."""


class Skills:
    """Experience and technology (runs, sectors); engineers, thousand, and lock-in (runs,)."""

    def __init__(self, model: Simulation, sectors: Sectors, shift: Shift) -> None:
        self.model, self.sectors, self._shift = model, sectors, shift
        nothing = np.zeros((model.runs, len(sectors.firms_2013)))
        self._experience, self._taken_over = nothing + 1.0, nothing
        self.engineers = model.parameters.engineers_2013.copy()
        self.engineer_ratio = np.ones(model.runs)
        self.lock_in = np.zeros(model.runs)

    def learn(self, around: Surroundings) -> FloatArray:
        """Know-how that local firms gain in a quarter, log points, (runs, sectors).

        Experience, methods new to all the world as far as there are engineers for them, research,
        rivalry, and Chinese technology add to it.
        """
        p = self.model.parameters
        self._experience, learned = learning.gain_experience(
            self._experience, around.output, p.experience_fading, p.experience_elasticity
        )
        taken = learning.take_over(self._taken_over, self._on_offer(around), p.take_over_speed)
        self._taken_over = self._taken_over + taken
        adopted = p.general_progress * engineers.hands(self.engineer_ratio)
        research = (p.research_effect * self._shift("research"))[:, None]
        steady = (
            adopted[:, None]
            + research * self.sectors.research_intensity
            + p.column("spur_of_competition") * around.rivalry
        )
        return steady / 4.0 + learned + taken

    def train(self) -> None:
        """Engineers graduate, are trained, and leave."""
        p = self.model.parameters
        trained = p.training_effect * self._shift("training")
        self.engineers = engineers.stock(
            self.engineers, p.engineering_graduates, trained, p.engineer_attrition
        )

    def count_engineers(self, jobs: FloatArray, plant_capital: FloatArray) -> None:
        """Hold engineers against the need of `jobs` (thousand) and `plant_capital`, (runs,)."""
        p = self.model.parameters
        need = engineers.EngineerNeed(
            p.engineer_need, p.engineers_per_job, p.engineers_per_plant_capital
        )
        needed = engineers.required(need, jobs, plant_capital)
        self.engineer_ratio = engineers.ratio(self.engineers, needed)

    def adopt_standards(self, capital_share: FloatArray, equipment_share: FloatArray) -> None:
        """Chinese capital and equipment spread Chinese standards; shares are (runs,)."""
        p = self.model.parameters
        equipment = p.lock_in_equipment_weight * equipment_share
        self.lock_in = lock_in.lock_in(self.lock_in, capital_share, equipment, p.lock_in_speed)

    def frontier(self) -> FloatArray:
        """Log productivity of the best Chinese plants over local firms of 2013, (runs,)."""
        p = self.model.parameters
        return p.chinese_productivity_lead + p.frontier_growth * self.model.t / 4.0

    def technology_level(self, know_how: FloatArray) -> FloatArray:
        """Productivity of local firms over that of the best Chinese plants, (runs,).

        `know_how` (runs, sectors) is the mean of local firms.
        """
        weight = self.sectors.value_added_2013_usd_2018_m
        known = sum_last(know_how * weight) / weight.sum()
        return np.exp(known - self.frontier())

    def plant_content(self) -> FloatArray:
        """Local content of joint and Chinese plants, (runs,) in [0, 1]."""
        return lock_in.plant_content(self._sourcing(), self.lock_in)

    def home_content(self) -> FloatArray:
        """Local content of local firms, (runs,) in [0, 1]."""
        return lock_in.home_content(self._sourcing(), self.lock_in)

    def _on_offer(self, around: Surroundings) -> FloatArray:
        """Technology that local firms could have taken over by now, log points, (runs, sectors)."""
        p = self.model.parameters
        presence = learning.Presence(
            joint=around.joint,
            chinese=around.chinese,
            own_sector=around.own_sector,
            sourcing=self.plant_content() / p.usual_local_content,
        )
        centres = 1.0 + p.transfer_centre_effect * self._shift("technology_transfer")
        spillovers = learning.Spillovers(
            p.backward_spillover * centres, p.wholly_owned_spillover_ratio, p.horizontal_spillover
        )
        capacity = learning.absorptive_capacity(
            engineers.hands(self.engineer_ratio),
            self.frontier()[:, None] - around.know_how,
            p.absorption_difficulty,
        )
        return learning.technology_on_offer(presence, spillovers, capacity)

    def _sourcing(self) -> lock_in.Sourcing:
        p = self.model.parameters
        rule = p.local_content_rule_effect * self._shift("local_content_rule")
        screening = p.screening_content_effect * self._shift("project_screening")
        return lock_in.Sourcing(
            p.usual_local_content,
            p.chinese_local_content_gap,
            rule + screening,
            p.lock_in_content_loss,
        )
