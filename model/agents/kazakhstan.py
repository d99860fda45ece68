"""Kazakhstan: gateway and host, balancing two powers with levers of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from model.agents.state import StrategicState
from model.numerics.arrays import FloatArray, IntArray, side_by_side
from model.parameters import Values
from model.risks import policy_registry
from model.rules.strategy import kazakhstan as rules
from model.rules.strategy import kazakhstan_kernel as kernel

if TYPE_CHECKING:
    from model.simulation import Simulation


_BENDING: IntArray = np.array(
    [tuple(policy_registry()).index(lever) for lever in rules.Bends._fields]
)


class Kazakhstan(StrategicState):
    """Holds its levers near the scenario's policy stance and bends them to what it meets."""

    name = "kazakhstan"
    instruments = tuple(policy_registry())
    _stance_of: Values | None = None

    def __init__(self, model: Simulation) -> None:
        self.model = model
        super().__init__(model, self._stance())
        self.alignment = np.zeros(model.runs)

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
        p = self.model.parameters
        return kernel.ideals(self._stance(), p.policy_responsiveness, _BENDING, *self.view())

    def step(self) -> None:
        """Set the levers, then drift between Russia and China."""
        super().step()
        model, p = self.model, self.model.parameters
        self.alignment = kernel.drift(
            self.alignment,
            p.dominance_weight,
            model.finance.dominance,
            model.publics.protest,
            p.russian_pressure,
            model.docking.tension,
            model.china.goal_clarity,
            model.docking.forced_choice,
            self.levers["multi_vector_balance"],
            p.alignment_speed,
        )

    @property
    def levers(self) -> Mapping[str, FloatArray]:
        """Present level of each lever, (runs,) in [0, 1]."""
        return self._level

    def record(self) -> dict[str, FloatArray]:
        """This quarter's outcomes, each (runs,)."""
        return {
            "alignment": self.alignment,
            "land_leasing_level": self.level("land_leasing"),
            "transit_tariff_level": self.level("transit_tariff"),
        }

    def _stance(self) -> FloatArray:
        """The scenario's stance now in force, (runs, levers)."""
        if self._stance_of is not self.model.policies:
            self._stance_of = self.model.policies
            self._stances = side_by_side([self._stance_of[lever] for lever in self.instruments])
        return self._stances
