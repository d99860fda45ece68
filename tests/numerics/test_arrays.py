"""Laws of sums and bounds: they are numpy's, and a run's do not depend on the runs beside it."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from numpy.typing import NDArray

from model.numerics.arrays import bounded, side_by_side
from model.numerics.sums import sum_last

shapes = array_shapes(min_dims=1, max_dims=4, max_side=6)
whole = arrays(np.int64, shapes, elements=st.integers(-(10**9), 10**9))
answers = arrays(np.bool_, shapes)
fractions = arrays(np.float64, shapes, elements=st.floats(-1e6, 1e6))
edges = st.one_of(st.floats(-1e6, 1e6), st.sampled_from([-np.inf, np.inf]))


@given(whole | answers)
def test_sums_of_whole_numbers_and_counts_are_those_of_numpy(values: NDArray[Any]) -> None:
    found = sum_last(values)
    assert np.array_equal(found, values.sum(axis=-1))
    assert found.dtype == np.int64


@given(fractions)
def test_sums_of_fractions_are_those_of_numpy_but_for_rounding(values: NDArray[Any]) -> None:
    most = np.abs(values).sum()
    np.testing.assert_allclose(sum_last(values), values.sum(axis=-1), rtol=0.0, atol=1e-14 * most)


@pytest.mark.parametrize("shape", [(9, 7), (9, 5, 26), (9, 4, 3, 130), (2000, 3)])
@pytest.mark.parametrize("part", [slice(None), slice(1, None), slice(None, -1)])
def test_a_sum_does_not_depend_on_the_runs_beside_it(shape: tuple[int, ...], part: slice) -> None:
    """Whether of whole arrays or of a part of what is summed over."""
    values = np.random.default_rng(1).normal(size=shape)[..., part]
    together = sum_last(values)
    for run in range(0, len(values), 4):
        assert np.array_equal(sum_last(values[run : run + 1])[0], together[run])


@given(whole | answers.map(lambda answer: answer.astype(float)) | fractions, edges, edges)
def test_bounds_are_those_of_numpy(values: NDArray[Any], one: float, other: float) -> None:
    least, most = min(one, other), max(one, other)
    found = bounded(values, least, most)
    assert np.array_equal(found, np.clip(values, least, most))
    assert np.array_equal(bounded(values, least, None), np.clip(values, least, None))
    by_place = np.full(values.shape, least), np.full(values.shape, most)
    assert np.array_equal(bounded(values, *by_place), found)


@given(answers)
def test_bounds_of_what_is_true_or_false_are_those_of_numpy(values: NDArray[np.bool_]) -> None:
    assert np.array_equal(bounded(values, 0.25, 0.75), np.clip(values, 0.25, 0.75))


def test_what_is_not_a_number_stays_so_within_bounds() -> None:
    assert np.isnan(bounded(np.array([np.nan]), 0.0, 1.0)).all()


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=5), st.integers(1, 6))
def test_columns_side_by_side_are_those_of_numpy(values: list[float], count: int) -> None:
    columns = [np.array(values) * (place - 2.0) for place in range(count)]
    found = side_by_side(columns)
    assert np.array_equal(found, np.stack(columns, axis=-1))
    assert found.flags.c_contiguous


def test_types_of_arrays_load_no_compiler() -> None:
    code = "import sys, model.numerics.arrays; print('numba' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "False"
