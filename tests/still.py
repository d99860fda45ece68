"""The whole model but for its populations, who stand still: the states among themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import numpy as np

from model.batch import Batch
from model.numerics.arrays import FloatArray
from model.outcomes import outcome_registry
from model.simulation import Simulation
from model.world.regions import kazakh_regions

_SHIPPERS = {
    "revenue": 150.0,
    "container_teu": 100_000.0,
    "connectivity": 1.0,
    "border_hours": 20.0,
    "kazakhstan_share": 0.75,
}
_FIRMS = {
    "value_added": 4500.0,
    "jobs": 590.0,
    "chinese_share": 0.02,
    "penetration": 0.2,
    "china_share_of_trade": 0.2,
    "engineer_ratio": 1.0,
}
_PUBLICS = {
    "protest": 0.0,
    "quota_pressure": 0.0,
    "land_pressure": 0.0,
    "environment_stoppage": 0.0,
}
_RECORDED = {
    "transit": {"transit_revenue": 150.0, "transit_revenue_net": 100.0},
    "industry": {
        "processed_share_of_exports": 0.15,
        "local_share_of_manufacturing": 0.9,
        "technology_level": 1.0,
        "manufacturing_jobs": 590.0,
        "chinese_import_penetration": 0.2,
    },
    "society": {"protest_intensity": 0.0},
}


class Still:
    """A population of which others see the same every quarter, each figure (runs,)."""

    def __init__(self, model: StillSimulation, part: str, shown: dict[str, float]) -> None:
        self.model, self.part = model, part
        for name, value in shown.items():
            setattr(self, name, np.full(model.runs, model.shown.get(name, value)))

    def step(self) -> None:
        """Nothing moves."""

    def record(self) -> dict[str, FloatArray]:
        """What the accounts need of this part, each (runs,)."""
        return {name: np.full(self.model.runs, x) for name, x in _RECORDED[self.part].items()}


class StillPublics(Still):
    """Publics that protest as much everywhere as they are told to."""

    def __init__(self, model: StillSimulation) -> None:
        super().__init__(model, "society", _PUBLICS)
        everywhere = (model.runs, len(kazakh_regions().names))
        self.protest_by_region = np.full(everywhere, model.shown.get("protest", 0.0))


class StillSimulation(Simulation):
    """Runs the states, docking, finance and accounts on populations that show `shown`."""

    def __init__(self, batch: Batch, **shown: Any) -> None:
        self.shown = shown
        super().__init__(batch)

    def _settle(self) -> None:
        with patch.multiple(
            "model.simulation",
            Shippers=lambda model: Still(model, "transit", _SHIPPERS),
            Firms=lambda model: Still(model, "industry", _FIRMS),
            Publics=StillPublics,
        ):
            super()._settle()


def own_outcomes() -> set[str]:
    """The outcomes of all parts but the three populations."""
    populations = set(_RECORDED)
    return {name for name, outcome in outcome_registry().items() if outcome.part not in populations}


def walk(simulation: Simulation) -> Iterator[int]:
    """Simulate quarter by quarter; yields the number of each quarter once it is over."""
    for t, quarter in enumerate(simulation.batch.horizon):
        simulation._enter(t, quarter)
        simulation.step()
        yield t
