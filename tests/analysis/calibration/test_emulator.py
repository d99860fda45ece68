"""The emulator: it finds what matters, and its error is what it cannot see."""

from __future__ import annotations

import numpy as np
import pytest

from model.analysis.calibration import emulator
from model.numerics.arrays import FloatArray


def runs(number: int, noise: float, seed: int = 1) -> tuple[FloatArray, FloatArray]:
    """Runs of a known surface of ten inputs, of which three act: positions and one output."""
    generator = np.random.default_rng(seed)
    x = generator.random((number, 10))
    surface = 2 * x[:, 0] - 8 * (x[:, 3] - 0.5) ** 2 + 2 * x[:, 0] * x[:, 7]
    return x, (surface + noise * generator.standard_normal(number))[:, None]


def test_a_quadratic_surface_without_noise_is_met_exactly() -> None:
    x, y = runs(400, 0.0)
    fitted = emulator.fit(x, y)
    fresh, truth = runs(100, 0.0, seed=2)
    assert fitted.active[0, [0, 3, 7]].all()
    assert np.allclose(fitted.predict(fresh), truth)


def test_the_error_is_that_of_chance() -> None:
    x, y = runs(4000, 0.3)
    assert emulator.fit(x, y).error[0] == pytest.approx(0.3, rel=0.15)


def test_inputs_that_do_nothing_are_not_active() -> None:
    x, y = runs(4000, 0.1)
    active = emulator.fit(x, y).active[0]
    assert active[[0, 3, 7]].all()
    assert not active[[1, 2, 4, 5, 6, 8, 9]].any()


def test_an_output_that_is_always_the_same_is_expected_to_be_so() -> None:
    x, _ = runs(200, 0.0)
    fitted = emulator.fit(x, np.full((200, 1), 7.0))
    assert not fitted.active.any()
    assert np.allclose(fitted.predict(x), 7.0)
