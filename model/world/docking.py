"""Docking of the Belt with the EAEU, and the trust and tension around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import FloatArray, bounded
from model.rules.docking import depth as rules

if TYPE_CHECKING:
    from model.simulation import Simulation


class Docking:
    """Depth of docking, patience with it, forced choice, tension and trust, each (runs,)."""

    def __init__(self, model: Simulation) -> None:
        p = model.parameters
        self.model = model
        self.depth = p.docking_start.copy()
        self.tension = p.tension_start.copy()
        self.trust_kz_cn = p.trust_resting_kz_cn.copy()
        self.trust_kz_ru = p.trust_resting_kz_ru.copy()
        self.trust_ru_cn = p.trust_resting_ru_cn.copy()
        self.conflict = p.belt_and_road * p.goal_conflict
        self.impatience = np.zeros(model.runs)
        self.forced_choice = np.zeros(model.runs)
        self._with_china = np.zeros(model.runs)
        self._unresolved = np.zeros(model.runs, dtype=np.int64)

    def step(self) -> None:
        """Let docking progress or erode, then patience, tension and trust follow."""
        p = self.model.parameters
        self.conflict = (
            p.belt_and_road * p.goal_conflict * (1.0 - 0.5 * self.model.china.concession)
        )
        self.depth = rules.docking_step(
            self.depth, self.effort(), self.conflict, p.docking_speed, p.docking_erosion
        )
        self._lose_patience()
        unresolved = (1.0 - self.depth) * p.dominance_weight * self.model.finance.dominance
        self.tension = rules.tension_step(
            self.tension,
            unresolved,
            self.model.china.concession,
            p.tension_build_up,
            p.tension_easing,
        )
        self._move_trust()

    def effort(self) -> FloatArray:
        """Joint effort for docking in [0, 1]: each state can let it fail."""
        model, p = self.model, self.model.parameters
        documents = model.calendar.signal("docking_effort")
        kazakh = bounded(model.kazakhstan.levers["docking_effort"] + documents, 0.0, 1.0)
        chinese = 0.5 * model.china.concession + 0.5 * model.china.goal_clarity
        trust = (self.trust_kz_cn + self.trust_kz_ru + self.trust_ru_cn) / 3.0
        monitored = bounded(
            p.implementation_ratio * (1.0 + model.calendar.signal("monitoring")), 0.0, 1.0
        )
        return p.belt_and_road * kazakh * model.russia.cooperation * chinese * trust * monitored

    def record(self) -> dict[str, FloatArray]:
        """This quarter's outcomes, each (runs,)."""
        return {
            "docking_depth": self.depth,
            "russia_china_tension": self.tension,
            "forced_choice": self.forced_choice,
            "trust_kazakhstan_china": self.trust_kz_cn,
            "trust_kazakhstan_russia": self.trust_kz_ru,
            "trust_russia_china": self.trust_ru_cn,
        }

    def _lose_patience(self) -> None:
        model, p = self.model, self.model.parameters
        self._unresolved = rules.quarters_unresolved(
            self._unresolved, self.depth, p.docking_threshold
        )
        patience = rules.impatience(self._unresolved, p.patience_years)
        self.impatience = p.belt_and_road * patience
        draw = model.streams.uniform("docking.forced_choice", model.t, 2)
        before = self.forced_choice
        self.forced_choice = rules.forced_choice(
            before, p.forced_choice_hazard, self.impatience, draw[:, 0]
        )
        self._with_china = rules.sides_with_china(
            self._with_china, self.forced_choice - before, model.kazakhstan.alignment, draw[:, 1]
        )

    @property
    def lost_to_china(self) -> FloatArray:
        """1 where a forced choice fell on Russia, so that China holds back its money, else 0."""
        return self.forced_choice * (1.0 - self._with_china)

    @property
    def lost_to_russia(self) -> FloatArray:
        """1 where a forced choice fell on China, so that Russia holds up cargo, else 0."""
        return self.forced_choice * self._with_china

    def _move_trust(self) -> None:
        """Meetings and cooperation build trust; protest, blocking and restrictions cost it."""
        model, p = self.model, self.model.parameters
        signal = model.calendar.signal
        building = 0.04 * model.kazakhstan.levers["trust_building"]
        china_push = signal("relation_kz_cn") + building - 0.08 * model.publics.protest
        russia_push = (
            signal("relation_kz_ru")
            + building
            - 0.05 * model.russia.regional_restriction
            - 0.1 * self.forced_choice
        )
        great_push = (
            signal("relation_ru_cn")
            + 0.02 * model.world.rivalry
            - 0.05 * self.tension
            - 0.05 * model.russia.blocking
        )
        fading = p.trust_fading
        self.trust_kz_cn = rules.trust_step(
            self.trust_kz_cn, p.trust_resting_kz_cn, fading, china_push
        )
        self.trust_kz_ru = rules.trust_step(
            self.trust_kz_ru, p.trust_resting_kz_ru, fading, russia_push
        )
        self.trust_ru_cn = rules.trust_step(
            self.trust_ru_cn, p.trust_resting_ru_cn, fading, great_push
        )
