"""A toy model in which policies have known effects, and two goals that pull against each other."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from model.clock import Quarter
from model.numerics.arrays import FloatArray
from model.outcomes import outcome_registry
from tests.analysis.study.toys import StudyToy

REVENUE, INDUSTRY, PROTESTS = "transit_revenue", "industrialization_index", "protests"
GOALS = (REVENUE, INDUSTRY)


class PolicyToy(StudyToy):
    """Revenue rises and industry falls with the tariff, research raises both, outreach alone keeps
    protests down, and all other levers do nothing."""

    def run(self, until: Quarter | None = None) -> Mapping[str, FloatArray]:
        """Values (runs, quarters) of all outcomes."""
        levers, dials = self.batch.policies, self.batch.dials
        luck = self.streams.normal("toy", 0)
        tariff, research = levers["transit_tariff"], levers["research"]
        world = luck - 3.0 * dials["russian_blocking"]
        values = dict.fromkeys(outcome_registry(), np.zeros(len(luck)))
        values[REVENUE] = (100.0 + 40.0 * tariff + 4.0 * research + world) / 4.0  # added up by year
        values[INDUSTRY] = 100.0 - 10.0 * tariff**2 + 5.0 * research + world
        values[PROTESTS] = (20.0 - 8.0 * levers["public_outreach"] + 0.1 * luck) / 4.0
        quarters = len(self.batch.horizon)
        return {name: np.repeat(each[:, None], quarters, axis=1) for name, each in values.items()}
