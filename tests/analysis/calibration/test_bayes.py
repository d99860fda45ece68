"""The posterior: where the answer is known, it is found, with the width that it must have."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.analysis.calibration import bayes, emulator
from model.analysis.calibration.bayes import Likelihood, draw_posterior, systematic
from tests.analysis.calibration.problem import INPUTS, NOISE, SERIES, TRUTH, misfit, simulate

ERROR = 0.03


def likelihood() -> Likelihood:
    positions = np.random.default_rng(3).random((2000, INPUTS))
    outputs = simulate(positions)
    surface = emulator.fit(positions, outputs)
    return Likelihood(surface, misfit(error=ERROR), outputs - surface.predict(positions))


def test_the_posterior_is_the_normal_one_that_theory_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two linear figures with normal errors: mean at the figure, variances added up."""
    monkeypatch.setattr(bayes, "ROUNDS", 10)
    draws, effective = draw_posterior(likelihood(), INPUTS, 4000, seed=[1])
    width = np.sqrt(ERROR**2 + SERIES.structure**2 + NOISE**2)
    assert effective > 1000
    for place, truth in enumerate(TRUTH):
        assert draws[:, place].mean() == pytest.approx(truth, abs=0.01)
        assert draws[:, place].std() == pytest.approx(width, rel=0.1)


def test_of_what_no_target_knows_nothing_is_learnt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bayes, "ROUNDS", 10)
    draws, _ = draw_posterior(likelihood(), INPUTS, 4000, seed=[1])
    for place in (2, 3):
        assert draws[:, place].mean() == pytest.approx(0.5, abs=0.03)
        assert draws[:, place].std() == pytest.approx(1 / np.sqrt(12), rel=0.05)


def test_a_temperature_widens_the_posterior(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bayes, "ROUNDS", 5)
    cold, _ = draw_posterior(likelihood(), INPUTS, 2000, seed=[1])
    warm, _ = draw_posterior(likelihood(), INPUTS, 2000, seed=[1], temperature=4.0)
    assert warm[:, 0].std() > 1.5 * cold[:, 0].std()


def test_the_same_seed_gives_the_same_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bayes, "ROUNDS", 2)
    one, other = (draw_posterior(likelihood(), INPUTS, 300, seed=[9])[0] for _ in range(2))
    assert np.array_equal(one, other)


@given(st.lists(st.floats(0.001, 1.0), min_size=1, max_size=50), st.integers(1, 400))
def test_each_weight_is_drawn_as_often_as_it_says_give_or_take_one(
    weights: list[float], draws: int
) -> None:
    shares = np.array(weights) / sum(weights)
    chosen = systematic(shares, draws, np.random.default_rng(1))
    counts = np.bincount(chosen, minlength=len(shares))
    assert len(chosen) == draws
    assert (np.abs(counts - draws * shares) <= 1.0 + 1e-9).all()
