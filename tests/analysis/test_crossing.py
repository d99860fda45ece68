"""Laws of crossings: found where a curve is known to cross, and nowhere else."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.analysis.crossing import bracket, crossings, nearest, resampled_medians, sides

POINTS = np.linspace(0.0, 1.0, 11)


@given(st.floats(0.01, 0.99), st.floats(0.1, 100.0), st.booleans())
def test_a_straight_line_is_crossed_exactly_at_its_root(
    root: float, slope: float, falls: bool
) -> None:
    gaps = (-slope if falls else slope) * (POINTS - root)
    found = crossings(POINTS, gaps[None, :])
    assert nearest(found, 0.5) == pytest.approx([root])
    assert (~np.isnan(found)).sum() == 1


def test_a_monotone_curve_is_crossed_once_within_a_stretch_of_its_root() -> None:
    found = crossings(POINTS, (POINTS**3 - 0.2)[None, :])
    assert (~np.isnan(found)).sum() == 1
    assert nearest(found, 0.0)[0] == pytest.approx(0.2 ** (1 / 3), abs=0.02)


def test_a_curve_that_comes_back_is_crossed_twice_and_the_nearest_is_taken() -> None:
    gaps = 0.09 - (POINTS - 0.5) ** 2
    found = crossings(POINTS, np.stack([gaps, gaps]))
    assert (~np.isnan(found)).sum(axis=1).tolist() == [2, 2]
    assert nearest(found, 0.1) == pytest.approx([0.2, 0.2], abs=0.02)
    assert nearest(found, 0.9) == pytest.approx([0.8, 0.8], abs=0.02)


@pytest.mark.parametrize("gap", [0.0, 1.0, -1.0])
def test_a_flat_curve_is_never_crossed(gap: float) -> None:
    found = crossings(POINTS, np.full((1, 11), gap))
    assert np.isnan(found).all()
    assert np.isnan(nearest(found, 0.5)).all()
    assert bracket(POINTS, np.full(11, gap), 0.5) is None


def test_a_curve_that_only_touches_zero_from_above_is_never_crossed() -> None:
    assert np.isnan(crossings(POINTS, (np.abs(POINTS - 0.5))[None, :])).all()


@given(st.lists(st.floats(-1.0, 1.0), min_size=3, max_size=8))
def test_there_are_as_many_crossings_as_changes_of_side(heights: list[float]) -> None:
    gaps, points = np.array([heights]), np.arange(len(heights), dtype=float)
    found = crossings(points, gaps)
    inside = ~np.isnan(found[0])
    assert inside.sum() == np.abs(np.diff(sides(gaps)[0].astype(int))).sum()
    left, right = points[:-1][inside], points[1:][inside]
    assert ((found[0][inside] >= left) & (found[0][inside] <= right)).all()


def test_the_bracket_holds_the_nearest_crossing() -> None:
    assert bracket(POINTS, POINTS - 0.33, 0.9) == pytest.approx((0.3, 0.4))


def test_resampled_medians_spread_as_medians_of_samples_do() -> None:
    told = [
        resampled_medians(np.random.default_rng(seed).normal(size=(201, 1)), 1, 200).std()
        for seed in range(40)
    ]
    assert np.mean(told) == pytest.approx(np.sqrt(np.pi / 2 / 201), rel=0.15)


def test_curves_are_drawn_again_whole_and_the_same_for_the_same_seed() -> None:
    shifts = np.random.default_rng(0).normal(size=(50, 1))
    again = resampled_medians(shifts + POINTS, seed=1)
    assert again.shape == (1000, 11)
    assert np.ptp(again - again[:, :1] - POINTS) == pytest.approx(0.0, abs=1e-12)
    assert np.array_equal(resampled_medians(shifts + POINTS, seed=1), again)
