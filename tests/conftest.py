"""What all tests share: how properties are tried, and a baseline to look at."""

from __future__ import annotations

import pytest
from hypothesis import settings

from model.numerics.arrays import FloatArray
from model.simulation import Simulation
from tests.batches import batch

settings.register_profile("project", deadline=None, max_examples=50)
settings.load_profile("project")


@pytest.fixture(scope="session")
def baseline() -> dict[str, FloatArray]:
    """Outcomes of eight runs of the baseline, drawn, over the whole horizon: (runs, quarters)."""
    return Simulation(batch(8, drawn=True)).run()
