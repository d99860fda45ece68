"""Docking of the Belt with the EAEU, and the trust and tension around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.numerics.arrays import FloatArray
from model.rules.docking import depth_kernel as kernel

if TYPE_CHECKING:
    from model.simulation import Simulation


class Docking:
    """Depth of docking, patience with it, forced choice, tension and trust, each (runs,)."""

    conflict: FloatArray
    depth: FloatArray
    impatience: FloatArray
    forced_choice: FloatArray
    tension: FloatArray
    trust_kz_cn: FloatArray
    trust_kz_ru: FloatArray
    trust_ru_cn: FloatArray

    def __init__(self, model: Simulation) -> None:
        p = model.parameters
        self.model = model
        nothing = np.zeros(model.runs)
        trust = p.trust_resting_kz_cn, p.trust_resting_kz_ru, p.trust_resting_ru_cn
        self._unresolved = np.zeros(model.runs, dtype=np.int64)
        conflict = p.belt_and_road * p.goal_conflict
        self._set_state(np.array([conflict, p.docking_start, nothing, nothing, nothing]))
        self._set_ties(np.array([p.tension_start, *trust]))

    def step(self) -> None:
        """Let docking progress or erode, then patience, tension and trust follow."""
        self._dock()
        self._strain()

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

    @property
    def lost_to_china(self) -> FloatArray:
        """1 where a forced choice fell on Russia, so that China holds back its money, else 0."""
        return self.forced_choice * (1.0 - self._with_china)

    @property
    def lost_to_russia(self) -> FloatArray:
        """1 where a forced choice fell on China, so that Russia holds up cargo, else 0."""
        return self.forced_choice * self._with_china

    def _set_state(self, state: FloatArray) -> None:
        self._state = state
        self.conflict, self.depth, self.impatience, self.forced_choice, self._with_china = state

    def _set_ties(self, ties: FloatArray) -> None:
        self._ties = ties
        self.tension, self.trust_kz_cn, self.trust_kz_ru, self.trust_ru_cn = ties

    def _dock(self) -> None:
        """Joint effort deepens docking; while it is shallow, patience runs out."""
        model, p = self.model, self.model.parameters
        state, signal = self._state.copy(), model.calendar.signal
        kernel.dock(
            p.belt_and_road,
            p.goal_conflict,
            model.china.concession,
            model.china.goal_clarity,
            model.kazakhstan.levers["docking_effort"],
            signal("docking_effort"),
            model.russia.cooperation,
            p.implementation_ratio,
            signal("monitoring"),
            p.docking_speed,
            p.docking_erosion,
            p.docking_threshold,
            p.patience_years,
            p.forced_choice_hazard,
            model.kazakhstan.alignment,
            model.streams.uniform("docking.forced_choice", model.t, 2),
            self._ties,
            self._unresolved,
            state,
        )
        self._set_state(state)

    def _strain(self) -> None:
        """Open docking strains; meetings and cooperation build trust, troubles cost it."""
        model, p = self.model, self.model.parameters
        ties, signal = self._ties.copy(), model.calendar.signal
        kernel.strain(
            self.depth,
            self.forced_choice,
            p.dominance_weight,
            model.finance.dominance,
            model.china.concession,
            p.tension_build_up,
            p.tension_easing,
            model.publics.protest,
            model.russia.regional_restriction,
            model.russia.blocking,
            model.world.rivalry,
            model.kazakhstan.levers["trust_building"],
            signal("relation_kz_cn"),
            signal("relation_kz_ru"),
            signal("relation_ru_cn"),
            p.trust_resting_kz_cn,
            p.trust_resting_kz_ru,
            p.trust_resting_ru_cn,
            p.trust_fading,
            ties,
        )
        self._set_ties(ties)
