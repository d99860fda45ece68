"""Kazakhstan: gateway and host, balancing two powers with levers of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from model.agents.state import StrategicState
from model.arrays import FloatArray, bounded
from model.risks import policy_registry
from model.rules.strategy import kazakhstan as rules

if TYPE_CHECKING:
    from model.simulation import Simulation


class Kazakhstan(StrategicState):
    """Holds its levers near the scenario's policy stance and bends them to what it meets."""

    name = "kazakhstan"
    instruments = tuple(policy_registry())

    def __init__(self, model: Simulation) -> None:
        super().__init__(model, self._stance(model))
        self.alignment = np.zeros(model.runs)
        self.levers = self._published()

    def view(self) -> rules.KazakhView:
        """What Kazakhstan sees of last quarter."""
        model, p = self.model, self.model.parameters
        through = np.maximum(model.russia.transit_restriction, model.docking.forced_choice)
        return rules.KazakhView(
            quota_pressure=model.publics.quota_pressure,
            land_pressure=model.publics.land_pressure,
            protest=model.publics.protest,
            restriction=through,
            tariff_pressure=model.russia.tariff_pressure,
            docking_depth=model.docking.depth,
            debt_ratio=model.finance.debt_ratio,
            oil_gap=np.log(model.world.oil_price / p.oil_reference),
            facilitation_funding=model.calendar.signal("facilitation_funding"),
            bargaining=model.finance.bargaining / model.finance.bargaining_at_start,
            kazakh_share=model.shippers.kazakhstan_share,
        )

    def ideals(self) -> FloatArray:
        """The stance bent by what Kazakhstan meets, (runs, levers)."""
        bends = rules.responses(self.view(), self.model.parameters.policy_responsiveness)
        nothing = np.zeros(self.model.runs)
        bent = np.stack([bends.get(lever, nothing) for lever in self.instruments], axis=-1)
        return bounded(self._stance(self.model) + bent, 0.0, 1.0)

    def step(self) -> None:
        """Set the levers, then drift between Russia and China."""
        super().step()
        self.levers = self._published()
        model, p = self.model, self.model.parameters
        from_china = p.dominance_weight * model.finance.dominance * (1.0 - model.publics.protest)
        from_russia = p.russian_pressure * (0.5 + 0.5 * model.docking.tension)
        clarity = 1.0 - 0.5 * model.china.goal_clarity
        pull = clarity * (1.0 + model.docking.forced_choice) * (from_china - from_russia)
        balance = self.levers["multi_vector_balance"]
        self.alignment = rules.alignment(self.alignment, pull, balance, p.alignment_speed)

    def _published(self) -> Mapping[str, FloatArray]:
        """Present level of each lever, (runs,) in [0, 1]."""
        return {lever: self.level(lever) for lever in self.instruments}

    def record(self) -> dict[str, FloatArray]:
        """This quarter's outcomes, each (runs,)."""
        return {
            "alignment": self.alignment,
            "land_leasing_level": self.level("land_leasing"),
            "transit_tariff_level": self.level("transit_tariff"),
        }

    @staticmethod
    def _stance(model: Simulation) -> FloatArray:
        return np.stack([model.policies[lever] for lever in policy_registry()], axis=-1)
