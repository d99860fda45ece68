"""The law of the compiled normal numbers: they are numpy's, but for the last digits."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from model.numerics.ziggurat import fill_normal

words = st.integers(0, 2**64 - 1)
indices = st.integers(0, 2**62)


@settings(deadline=None)
@given(words, words, st.integers(0, 2**31), st.lists(indices, min_size=1, max_size=4))
def test_draws_are_those_of_numpy_but_for_rounding(
    one: int, other: int, number: int, runs: list[int]
) -> None:
    key = np.array([one, other], dtype=np.uint64)
    draws = np.empty((7, len(runs), 43))
    fill_normal(key, number, np.array(runs), draws)
    for run, rows in zip(runs, draws.swapaxes(0, 1), strict=True):
        counter = np.array([0, 0, number, run], dtype=np.uint64)
        philox = np.random.Philox(key=key, counter=counter)
        theirs = np.random.Generator(philox).standard_normal((7, 43))
        np.testing.assert_allclose(rows, theirs, rtol=1e-13)


def test_a_draw_is_the_same_however_many_are_asked_for() -> None:
    key, runs = np.array([1, 2], dtype=np.uint64), np.arange(50)
    many, few = np.empty((8, 50, 113)), np.empty((1, 50, 7))
    fill_normal(key, 3, runs, many)
    fill_normal(key, 3, runs, few)
    assert np.array_equal(many[0, :, :7], few[0])


def test_draws_are_normal_far_into_the_tails() -> None:
    draws = np.empty((10, 1000, 100))
    fill_normal(np.array([3, 4], dtype=np.uint64), 0, np.arange(1000), draws)
    for level in (-3.8, -3.0, -1.0, 0.0, 0.2, 2.0, 3.66, 4.2):
        share, expected = (draws < level).mean(), stats.norm.cdf(level)
        allowed = 5.0 * np.sqrt(expected * (1.0 - expected) / draws.size)
        assert abs(share - expected) < allowed, level
