"""Summaries: the figures of a year are numpy's, to the last bit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.clock import Horizon, Quarter
from model.ensemble.summary import PERCENTILES, annual_values, summarise
from model.outcomes import outcome_registry

FIGURES = st.floats(-1e9, 1e9, allow_subnormal=False)
TABLES = st.tuples(st.integers(1, 60), st.integers(1, 3)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=FIGURES)
)
HORIZON = Horizon(start=Quarter(2013, 2), end=Quarter(2016, 1))


@given(TABLES)
def test_percentiles_and_means_are_those_of_numpy(values: np.ndarray) -> None:
    found = summarise(outcome_registry()["protests"], range(values.shape[1]), values)
    assert np.array_equal(found.percentiles, np.percentile(values, PERCENTILES, axis=0))
    assert np.array_equal(found.mean, values.mean(axis=0))


def test_a_year_without_all_values_has_no_percentiles() -> None:
    values = np.ones((5, 2))
    values[3, 1] = np.nan
    found = summarise(outcome_registry()["protests"], (2013, 2014), values)
    assert np.isnan(found.percentiles[:, 1]).all()
    assert (found.percentiles[:, 0] == 1.0).all()


@pytest.mark.parametrize("how", ["sum", "mean", "last"])
@given(arrays(np.float64, (4, len(HORIZON)), elements=FIGURES))
def test_years_are_those_of_their_quarters_whole_years_alone(how: str, values: np.ndarray) -> None:
    by_year = values[:, 3:11].reshape(4, 2, 4)
    expected = {"sum": by_year.sum(axis=2), "mean": by_year.mean(axis=2), "last": by_year[..., -1]}
    assert np.array_equal(annual_values(values, HORIZON, how), expected[how])
