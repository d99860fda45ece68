"""A toy model for studies: its outcomes follow a few dials, with luck of each run's own."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from model.batch import Batch
from model.clock import Quarter
from model.ensemble.yearly import Yearly
from model.numerics.arrays import FloatArray
from model.numerics.streams import Streams
from model.outcomes import outcome_registry

OUTCOME = "industrialization_index"
OTHER = "transit_revenue"
STRONG, WEAK, IDLE = "russian_blocking", "land_rumours", "china_decline"
"""Dials that move the toy much, little and not at all."""


class StudyToy:
    """Outcomes that fall by ten as a dial is turned up, by one as another is."""

    simulated = 0
    """Runs simulated so far."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.streams = Streams(batch.seed, batch.runs)
        StudyToy.simulated += len(batch.runs)

    def end(self) -> None:
        """Has nothing to let go of."""

    def branch_to(self, batch: Batch) -> None:
        """Go on as another batch."""
        self.batch = batch

    def run(self, until: Quarter | None = None) -> Mapping[str, FloatArray]:
        """Values (runs, quarters) of all outcomes, the dials turned from the first quarter on."""
        batch = self.batch
        luck = np.stack(
            [self.streams.normal("toy", t) for t, _ in enumerate(batch.horizon)], axis=1
        )
        burden = 10.0 * batch.dials[STRONG] + batch.dials[WEAK] * (1.0 + 0.1 * luck[:, 0])
        lever = batch.policies["training"] * batch.parameters["restriction_persistence"]
        return dict.fromkeys(outcome_registry(), 50.0 + (lever - burden)[:, None] + luck)


def same(one: Yearly, other: Yearly) -> bool:
    """Whether two sets of values are the same to the last bit."""
    return one.keys() == other.keys() and all(
        np.array_equal(one[name], other[name], equal_nan=True) for name in one
    )
