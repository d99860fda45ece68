"""Calibration as a whole: where the answer is known, it is found, and no more is claimed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from model.analysis.calibration import bayes
from model.analysis.calibration.calibrate import Calibration, calibrate
from model.analysis.calibration.learning import IDENTIFIED
from model.analysis.calibration.space import Space, plausible_space
from model.analysis.calibration.store import read_report, write_posterior
from model.analysis.calibration.waves import Laboratory
from model.numerics.arrays import FloatArray
from model.parameters import Distribution, parameter_registry
from model.parameters.posterior import read_posterior
from model.scenario import load_scenario
from tests.analysis.calibration.problem import TRUTH, misfit, simulate

NAMES = ("nest_scale", "growth_trend", "queue_days", "mining_trend")


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Calibration:
    """A calibration of the made-up model, whose first two inputs are the two targets."""
    monkeypatch.setattr(bayes, "ROUNDS", 8)
    monkeypatch.setattr(Laboratory, "_outputs", _outputs)
    flat = {
        name: Distribution("uniform", p.low, p.high, p.default)
        for name, p in ((name, parameter_registry()[name]) for name in NAMES)
    }
    laboratory = Laboratory(
        scenario=load_scenario("baseline"),
        space=Space(flat),
        misfit=misfit(),
        seed=1,
        folder=tmp_path / "waves",
        key="made up",
        workers=1,
        progress=lambda name: lambda done, total: None,
    )
    return calibrate(laboratory, runs=1000, draws=500)


def _outputs(self: Laboratory, name: str, positions: FloatArray, first_run: int) -> FloatArray:
    return simulate(positions, seed=first_run)


def test_what_the_targets_tell_is_found_where_it_is(found: Calibration) -> None:
    for name, truth in zip(NAMES[:2], TRUTH, strict=True):
        parameter = parameter_registry()[name]
        place = (found.draws[name] - parameter.low) / (parameter.high - parameter.low)
        assert place.mean() == pytest.approx(truth, abs=0.02)
    assert {each.name for each in found.learnt if each.verdict == IDENTIFIED} == set(NAMES[:2])


def test_what_no_target_responds_to_is_silent_and_gets_no_draws(found: Calibration) -> None:
    assert set(found.silent) == set(NAMES[2:])
    assert set(found.draws) == set(NAMES[:2])


def test_targets_are_met_and_better_than_before(found: Calibration) -> None:
    for fit in found.fits:
        assert fit.implausible < 0.5
        assert fit.p05 < fit.observed < fit.p95
    assert found.warnings == []


def test_most_of_the_space_is_ruled_out_by_two_sharp_targets(found: Calibration) -> None:
    """One of two is forgiven, so a cross of two bands of six standard deviations is left."""
    assert 0.3 < found.left_share < 0.8


def test_what_is_written_is_read_back(found: Calibration, tmp_path: Path) -> None:
    draws, report = write_posterior(found, tmp_path / "fitted", "digest")
    read = read_posterior(draws)
    assert read.names == tuple(found.draws)
    assert all(np.array_equal(read.column(name), found.draws[name]) for name in read.names)
    assert report.name == "fit.yaml"
    assert read_report(tmp_path / "nowhere") is None
    told = read_report(tmp_path / "fitted")
    assert told is not None
    assert told["model"] == "digest"
    assert [target["outcome"] for target in told["targets"]] == list(misfit().outcomes)


def test_the_space_holds_every_uncertain_parameter_flat_over_its_range() -> None:
    space = plausible_space()
    uncertain = {n for n, p in parameter_registry().items() if p.distribution != "fixed"}
    assert set(space.names) == uncertain
    corners = space.values(np.array([np.zeros(len(uncertain)), np.full(len(uncertain), 1.0)]))
    for name, ends in corners.items():
        parameter = parameter_registry()[name]
        assert ends == pytest.approx([parameter.low, parameter.high])


def test_batches_of_the_space_hold_its_values_run_by_run() -> None:
    space = plausible_space()
    positions = np.random.default_rng(1).random((150, len(space.names)))
    batches = space.batches(load_scenario("baseline"), positions, seed=1, first_run=40)
    runs = np.concatenate([batch.runs for batch in batches])
    assert runs.tolist() == list(range(40, 190))
    values = np.concatenate([batch.parameters["nest_scale"] for batch in batches])
    assert np.array_equal(values, space.values(positions)["nest_scale"])


def test_judged_positions_give_back_the_distributions_of_the_registers() -> None:
    space = plausible_space()
    places = np.tile(np.linspace(0.01, 0.99, 50)[:, None], (1, len(space.names)))
    values = space.values(space.judged(places))
    for name in ("nest_scale", "stance_precision"):
        expected = parameter_registry()[name].spread().quantile(places[:, 0])
        assert values[name] == pytest.approx(expected)
