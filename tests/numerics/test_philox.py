"""The law of the compiled generator: its numbers are numpy's, bit by bit."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from model.numerics.philox import fill_uniform

words = st.integers(0, 2**64 - 1)
indices = st.integers(0, 2**62)


@settings(deadline=None)
@given(
    words,
    words,
    st.integers(0, 2**31),
    st.lists(indices, min_size=1, max_size=4),
    st.integers(1, 4),
    st.integers(1, 13),
)
def test_draws_are_those_of_numpy_bit_by_bit(
    one: int, other: int, number: int, runs: list[int], quarters: int, count: int
) -> None:
    key = np.array([one, other], dtype=np.uint64)
    draws = np.empty((quarters, len(runs), count))
    fill_uniform(key, number, np.array(runs), draws)
    for run, rows in zip(runs, draws.swapaxes(0, 1), strict=True):
        counter = np.array([0, 0, number, run], dtype=np.uint64)
        philox = np.random.Philox(key=key, counter=counter)
        assert np.array_equal(rows, np.random.Generator(philox).random((quarters, count)))
