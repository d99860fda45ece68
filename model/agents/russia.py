"""Russia: leader of the EAEU, able to cooperate with, stall or block the Belt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.agents.state import StrategicState
from model.arrays import FloatArray, bounded
from model.rules.choice import pick, quantal_response
from model.rules.strategy import russia as rules
from model.world.observed import LAST_OBSERVED

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
        self._regional_episode = np.zeros(model.runs, dtype=bool)
        self._through_episode = np.zeros(model.runs, dtype=bool)
        self.transit_restriction = np.zeros(model.runs)
        self.regional_restriction = np.zeros(model.runs)

    def view(self) -> rules.RussianView:
        """What Russia sees of last quarter."""
        model, p = self.model, self.model.parameters
        return rules.RussianView(
            conflict=model.docking.conflict,
            impatience=model.docking.impatience,
            dominance=bounded(p.dominance_weight * model.finance.dominance, 0.0, 1.0),
            concession=model.china.concession,
            friendship=model.docking.trust_ru_cn,
            rivalry=model.world.rivalry,
            tension=model.docking.tension,
            bond=p.rivalry_bond,
        )

    def ideals(self) -> FloatArray:
        """Russia's ideal levels, (runs, instruments)."""
        model, p = self.model, self.model.parameters
        share = model.shippers.kazakhstan_share
        cut = 1.0 - rules.transsib_tariff(p.transsib_rivalry, share)
        pressure = rules.tariff_pressure(model.docking.conflict, model.firms.penetration)
        return np.stack([cut, pressure], axis=-1)

    def step(self) -> None:
        """Set the instruments, then choose the stance and start or end restrictions."""
        super().step()
        view = self.view()
        self._choose_stance(view)
        self._restrict(view)

    def _choose_stance(self, view: rules.RussianView) -> None:
        model, p = self.model, self.model.parameters
        utility = rules.stance_utilities(
            view, p.blocking_appetite, p.blocking_cost, self.stance, p.stance_inertia
        )
        odds = quantal_response(utility, p.stance_precision)
        self.stance = pick(odds, model.streams.uniform("russia.stance", model.t))

    def _restrict(self, view: rules.RussianView) -> None:
        """Episodes on regional cargo and, rarely, on China-Europe cargo; a block adds to these."""
        model, p, t = self.model, self.model.parameters, self.model.t
        signal = model.calendar.signal
        draw = model.streams.uniform("russia.episode", t, 3)
        if model.quarter > LAST_OBSERVED:
            hazard = rules.restriction_hazard(
                p.restriction_rate, p.restriction_sensitivity, view, model.docking.depth
            )
            starts = draw[:, 0] < hazard
            lasts = draw[:, 1] < p.restriction_persistence
            on_china = draw[:, 2] < p.restriction_on_china_cargo
            self._through_episode = rules.episode_goes_on(
                self._through_episode, starts & on_china, lasts
            )
            self._regional_episode = rules.episode_goes_on(
                self._regional_episode, starts & ~on_china, lasts
            )
        blocked = self.blocking * p.blocking_severity
        through = np.maximum(blocked, self._through_episode * p.restriction_severity)
        self.transit_restriction = bounded(through + signal("russia_restriction"), 0.0, 1.0)
        displeased = np.maximum(self._regional_episode, model.docking.lost_to_russia)
        regional = np.maximum(0.5 * blocked, displeased * p.restriction_severity)
        self.regional_restriction = bounded(regional + signal("regional_restriction"), 0.0, 1.0)

    @property
    def cooperation(self) -> FloatArray:
        """Effort put into docking, [0, 1]."""
        return _COOPERATION[self.stance]

    @property
    def blocking(self) -> FloatArray:
        """1 where Russia blocks, else 0."""
        return (self.stance == rules.BLOCK).astype(float)

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
