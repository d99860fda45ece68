"""What the tests of the documentation share: an empty folder with a quick model of all outcomes."""

from __future__ import annotations

from pathlib import Path

import pytest

import model.simulation
from tests.analysis.test_claims import ToySimulation


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder, made the working directory; runs are simulated in this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "Agg")
    monkeypatch.setattr(model.simulation, "Simulation", ToySimulation)
    monkeypatch.setattr("model.ensemble.pool.cores", lambda: 1)
    return tmp_path
