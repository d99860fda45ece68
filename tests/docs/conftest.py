"""What the tests of the documentation share: folders to work in, and copies of the project."""

from __future__ import annotations

from pathlib import Path

import pytest

import model.simulation
from tests.analysis.test_claims import ToySimulation
from tests.docs.workplace import compile_here, copy_of_the_project


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder, made the working directory; runs are simulated in this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "Agg")
    monkeypatch.setattr(model.simulation, "Simulation", ToySimulation)
    monkeypatch.setattr("model.ensemble.pool.cores", lambda: 1)
    return tmp_path


@pytest.fixture(scope="session")
def compiled() -> None:
    """The model's loops are compiled."""
    compile_here()


@pytest.fixture
def project(tmp_path: Path, compiled: None) -> Path:
    """A copy of the project that may be edited."""
    return copy_of_the_project(tmp_path)
