"""Laws of the projected drivers: they revert, they do not run away, they recover what was put in."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.numerics.arrays import FloatArray
from model.rules.projection import Persistence, fit_autoregression, grow, revert
from tests.arrays import numbers, same

processes = st.builds(Persistence, st.floats(0.0, 0.98), st.floats(0.0, 1.0))
figures = numbers(-10.0, 10.0)
shocks = numbers(-4.0, 4.0)


@given(figures, figures, processes, shocks)
def test_without_a_shock_a_driver_nears_its_mean(
    value: FloatArray, mean: FloatArray, process: Persistence, shock: FloatArray
) -> None:
    calm = revert(value, mean, process, same(1.0), np.zeros_like(shock))
    assert np.all(np.abs(calm - mean) <= np.abs(value - mean) + 1e-12)
    assert np.array_equal(revert(value, mean, process, same(0.0), shock), calm)


@given(figures, processes, shocks)
def test_a_larger_scale_stretches_the_shock(
    mean: FloatArray, process: Persistence, shock: FloatArray
) -> None:
    once = revert(mean, mean, process, same(1.0), shock) - mean
    twice = revert(mean, mean, process, same(2.0), shock) - mean
    assert np.allclose(twice, 2.0 * once, atol=1e-9)


def test_a_fit_finds_the_persistence_and_volatility_of_a_known_process() -> None:
    shocks = np.random.default_rng(3).standard_normal(20_000)
    series = np.zeros(20_001)
    for t, shock in enumerate(shocks):
        series[t + 1] = 0.7 * series[t] + 0.2 * shock
    found = fit_autoregression(series + 5.0)
    assert abs(found.persistence - 0.7) < 0.02
    assert abs(found.volatility - 0.2) < 0.01


@given(st.lists(st.floats(-9, 9), min_size=6, max_size=30, unique=True))
def test_a_fit_never_lets_a_driver_run_away(points: list[float]) -> None:
    series = np.array(points)
    if np.ptp(series[:-1]) > 1e-6:
        found = fit_autoregression(series)
        assert 0.0 <= found.persistence <= 0.98
        assert np.isfinite(found.volatility)


@given(numbers(0.0, 10.0), numbers(-0.2, 0.2), numbers(0.0, 0.1), shocks)
def test_a_volume_is_never_negative(
    index: FloatArray, growth: FloatArray, volatility: FloatArray, shock: FloatArray
) -> None:
    assert np.all(grow(index, growth, volatility, shock) >= 0.0)


@given(numbers(0.1, 10.0), numbers(-0.2, 0.2))
def test_four_calm_quarters_make_a_year_of_growth(index: FloatArray, growth: FloatArray) -> None:
    volume = index
    for _ in range(4):
        volume = grow(volume, growth, same(0.1), same(0.0))
    assert np.allclose(volume, index * np.exp(growth))
