"""What the tests of studies share: the toy model, and a plan in an empty folder."""

from __future__ import annotations

from pathlib import Path

import pytest

import model.analysis.study.engine as engine
import model.simulation
from model.analysis.study import Plan
from tests.analysis.study.toys import StudyToy


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    monkeypatch.setattr(model.simulation, "Simulation", StudyToy)
    StudyToy.simulated = 0
    engine._past.cache_clear()  # a process is taken to have one model only
    return Plan(runs=12, folder=tmp_path / "studies", workers=1)
