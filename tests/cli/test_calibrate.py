"""Laws of ``calibrate``: reproducible, resumable, and it says what it cannot tell."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from model.analysis.calibration import bayes
from model.analysis.calibration.waves import Laboratory
from model.numerics.arrays import FloatArray
from model.parameters.posterior import read_posterior
from tests.cli.quick import status

OPTIONS = ("--runs", "1000", "--draws", "200", "--out", "fitted")


@pytest.fixture
def simulated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The waves that are run, of a model in which one parameter moves all targets."""
    waves: list[str] = []

    def outputs(self: Laboratory, name: str, positions: FloatArray, first_run: int) -> FloatArray:
        waves.append(name)
        luck = np.random.default_rng(first_run).standard_normal((len(positions), 1))
        widths = np.sqrt(self.misfit.variance)
        return self.misfit.observed + widths * (3 * (positions[:, :1] - 0.5) + 0.2 * luck)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Laboratory, "_outputs", outputs)
    monkeypatch.setattr(bayes, "ROUNDS", 2)
    return waves


def test_json_is_one_document_that_says_what_was_learnt(
    simulated: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("calibrate", *OPTIONS, "--json") == 0
    document = json.loads(capsys.readouterr().out)
    first = document["parameters"][0]
    assert (first["name"], first["verdict"]) == ("docking_speed", "identified")
    assert len(document["silent"]) > 200
    assert all(target["implausible"] < 3 for target in document["targets"])
    assert all(Path(path).exists() for path in document["files"])


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(simulated: list[str]) -> None:
    def bytes_of(seed: str) -> bytes:
        assert status("calibrate", *OPTIONS, "--seed", seed, "--force", "--json") == 0
        return Path("fitted/draws.csv").read_bytes()

    first = bytes_of("1")
    assert bytes_of("1") == first
    assert bytes_of("2") != first


def test_finished_waves_are_taken_up_unless_forced(simulated: list[str]) -> None:
    assert status("calibrate", *OPTIONS) == 0
    assert simulated == ["wave-1", "wave-2", "wave-3", "check"]
    assert status("calibrate", *OPTIONS) == 0
    assert len(simulated) == 4
    Path("results/calibration/1000-runs/wave-3.wave").unlink()
    assert status("calibrate", *OPTIONS) == 0
    assert simulated[4:] == ["wave-3"]
    assert status("calibrate", *OPTIONS, "--force") == 0
    assert len(simulated) == 9


def test_the_posterior_is_written_where_asked_and_keeps_to_the_ranges(
    simulated: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("calibrate", *OPTIONS) == 0
    out = capsys.readouterr().out
    assert "Not identified" in out
    draws = read_posterior(Path("fitted/draws.csv"))
    assert "docking_speed" in draws.names
    assert len(draws) == 200
    values = draws.column("docking_speed")
    assert 0.2 <= values.min() <= values.max() <= 2.0
    assert values.std() < 0.7 * (2.0 - 0.2) / np.sqrt(12)


def test_targets_that_contradict_end_with_a_message(
    simulated: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def far(self: Laboratory, name: str, positions: FloatArray, first_run: int) -> FloatArray:
        return np.tile(
            self.misfit.observed + 100 * np.sqrt(self.misfit.variance), (len(positions), 1)
        )

    monkeypatch.setattr(Laboratory, "_outputs", far)
    assert status("calibrate", *OPTIONS) == 1
    assert "the targets contradict" in capsys.readouterr().err
    assert not list(Path("fitted").iterdir())
