"""History matching: what cannot be is ruled out, and the truth never is."""

from __future__ import annotations

import numpy as np
import pytest

from model.analysis.calibration import emulator, history
from tests.analysis.calibration.problem import INPUTS, TRUTH, misfit, simulate


def surface() -> emulator.Emulator:
    positions = np.random.default_rng(3).random((600, INPUTS))
    return emulator.fit(positions, simulate(positions))


def test_the_truth_is_not_ruled_out() -> None:
    truth = np.array([[*TRUTH, 0.5, 0.5]])
    assert history.implausibility(surface(), misfit(), truth).max() < 1.0
    assert history.plausible(surface(), misfit(), truth).all()


def test_what_misses_two_targets_by_far_is_ruled_out() -> None:
    far = np.array([[0.9, 0.1, 0.5, 0.5]])
    assert not history.plausible(surface(), misfit(), far).any()


def test_one_missed_target_is_forgiven() -> None:
    half_far = np.array([[TRUTH[0], 0.1, 0.5, 0.5]])
    assert history.plausible(surface(), misfit(), half_far).all()


def test_a_larger_error_makes_nothing_less_plausible() -> None:
    points = np.random.default_rng(5).random((200, INPUTS))
    narrow = history.implausibility(surface(), misfit(error=0.01), points)
    wide = history.implausibility(surface(), misfit(error=0.2), points)
    assert (wide <= narrow).all()


def test_points_kept_are_plausible_and_the_share_is_one() -> None:
    points, share = history.not_ruled_out([surface()], misfit(), INPUTS, 500, seed=[1])
    assert points.shape == (500, INPUTS)
    assert 0 < share <= 1
    assert history.plausible(surface(), misfit(), points).all()


def test_targets_that_contradict_all_points_are_reported() -> None:
    with pytest.raises(history.CalibrationError, match="the targets contradict"):
        history.not_ruled_out([surface()], misfit((40.0, 50.0)), INPUTS, 10, seed=[1])
