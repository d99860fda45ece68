"""Waves: kept whole, found again, and never taken for others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from model.analysis.calibration import waves
from model.analysis.calibration.space import Space
from model.analysis.calibration.waves import Laboratory
from model.numerics.arrays import FloatArray
from model.parameters import Distribution
from tests.analysis.calibration.problem import INPUTS, misfit, simulate

FLAT = Distribution("uniform", 0.0, 1.0, 0.5)


class Counted:
    """A laboratory that counts how often its model is run."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, **other: Any) -> None:
        self.runs = 0
        known = {
            "scenario": None,
            "space": Space({f"input_{n}": FLAT for n in range(INPUTS)}),
            "misfit": misfit(),
            "seed": 1,
            "folder": folder,
            "key": "model",
            "workers": 1,
            "progress": lambda name: None,
        }
        self.laboratory = Laboratory(**{**known, **other})  # type: ignore[arg-type]
        monkeypatch.setattr(waves.Laboratory, "_outputs", self._outputs)

    def _outputs(self, name: str, positions: FloatArray, first_run: int) -> FloatArray:
        self.runs += len(positions)
        return simulate(positions)


@pytest.fixture
def positions() -> FloatArray:
    return np.random.default_rng(1).random((30, INPUTS))


def test_a_finished_wave_is_not_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, positions: FloatArray
) -> None:
    counted = Counted(tmp_path, monkeypatch)
    first = counted.laboratory.wave("one", positions, 0)
    again = counted.laboratory.wave("one", positions, 0)
    assert counted.runs == 30
    assert np.array_equal(first.outputs, again.outputs)


def test_a_damaged_wave_is_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, positions: FloatArray
) -> None:
    counted = Counted(tmp_path, monkeypatch)
    counted.laboratory.wave("one", positions, 0)
    path = tmp_path / "one.wave"
    content = bytearray(path.read_bytes())
    content[-3] ^= 1
    for damaged in (bytes(content), bytes(content)[:50], b""):
        path.write_bytes(damaged)
        counted.laboratory.wave("one", positions, 0)
    assert counted.runs == 4 * 30


def test_other_positions_seeds_or_models_are_other_waves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, positions: FloatArray
) -> None:
    counted = Counted(tmp_path, monkeypatch)
    laboratory = counted.laboratory
    laboratory.wave("one", positions, 0)
    laboratory.wave("one", positions / 2, 0)
    laboratory.wave("one", positions, 30)
    replace(laboratory, key="other model").wave("one", positions, 30)
    assert counted.runs == 4 * 30


def test_runs_that_are_not_finite_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, positions: FloatArray
) -> None:
    counted = Counted(tmp_path, monkeypatch)

    def broken(self: object, name: str, positions: FloatArray, first_run: int) -> FloatArray:
        outputs = simulate(positions)
        outputs[3] = np.nan
        return outputs

    monkeypatch.setattr(waves.Laboratory, "_outputs", broken)
    wave = counted.laboratory.wave("one", positions, 0)
    assert len(wave.positions) == len(wave.outputs) == 29
    assert np.isfinite(wave.outputs).all()
