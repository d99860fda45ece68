"""A quick stand-in for the model, so that commands are tested and not the model."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

import pytest

import model.simulation
from model.batch import Batch
from model.cli.app import main
from model.numerics.arrays import FloatArray
from tests.ensemble import toy

SHORT = ("--runs", "12", "--end", "2016", "--workers", "1")
"""Options that keep an ensemble small."""


class QuickSimulation:
    """Simulates like the toy."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch

    def run(self) -> Mapping[str, FloatArray]:
        """Values (runs, quarters) of the toy's outcomes."""
        return toy.simulate(self._batch)

    def end(self) -> None:
        """Has nothing to let go of."""


class FailingSimulation(QuickSimulation):
    """Fails in two of the first twelve runs."""

    def run(self) -> Mapping[str, FloatArray]:
        """As ``toy.fail_some``."""
        return toy.fail_some(self._batch)


class SlowSimulation(QuickSimulation):
    """Takes a quarter of a second a batch."""

    def run(self) -> Mapping[str, FloatArray]:
        """As ``toy.simulate``, in the end."""
        time.sleep(0.25)
        return toy.simulate(self._batch)


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with the quick model."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(model.simulation, "Simulation", QuickSimulation)
    return tmp_path


def status(*arguments: str) -> int:
    """The exit status of a command line."""
    return main(arguments)
