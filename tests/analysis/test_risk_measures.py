"""Laws of the risk measures, against their definitions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.analysis.risk_measures import (
    conditional_value_at_risk,
    losses,
    maximum_drawdown,
    probability_of_shortfall,
    value_at_risk,
)

numbers = st.integers(-1000, 1000).map(float)
samples = arrays(np.float64, st.integers(1, 60), elements=numbers)
paths = arrays(np.float64, st.tuples(st.integers(1, 5), st.integers(1, 9)), elements=numbers)


def test_the_measures_of_losses_from_one_to_a_hundred() -> None:
    loss = np.arange(1.0, 101.0)
    assert value_at_risk(loss) == 95
    assert conditional_value_at_risk(loss) == pytest.approx(98)


@given(samples)
def test_the_mean_beyond_is_no_smaller_than_the_value_at_risk(loss: np.ndarray) -> None:
    least, mean = value_at_risk(loss), conditional_value_at_risk(loss)
    assert loss.mean() - 1e-9 <= mean
    assert least <= mean <= loss.max() + 1e-6


@given(samples, numbers)
def test_a_sure_loss_adds_to_both_measures(loss: np.ndarray, sure: float) -> None:
    assert value_at_risk(loss + sure) == value_at_risk(loss) + sure
    expected = conditional_value_at_risk(loss) + sure
    assert conditional_value_at_risk(loss + sure) == pytest.approx(expected, abs=1e-6)


@given(samples, samples)
def test_the_mean_beyond_rewards_spreading(one: np.ndarray, other: np.ndarray) -> None:
    size = min(len(one), len(other))
    one, other = one[:size], other[:size]
    apart = conditional_value_at_risk(one) + conditional_value_at_risk(other)
    assert conditional_value_at_risk(one + other) <= apart + 1e-6


def test_what_is_better_decides_what_is_a_loss() -> None:
    before, after = np.array([1.0, 1.0]), np.array([0.0, 3.0])
    assert losses(before, after, "higher").tolist() == [1, -2]
    assert losses(before, after, "lower").tolist() == [-1, 2]
    assert probability_of_shortfall(after, 1.0, "higher") == 0.5
    assert probability_of_shortfall(after, 3.0, "lower") == 0.0


def test_the_drawdown_is_the_largest_fall_from_an_earlier_peak() -> None:
    path = np.array([[1.0, 5.0, 3.0, 4.0, 2.0, 9.0]])
    assert maximum_drawdown(path, "higher").tolist() == [3]
    assert maximum_drawdown(path, "lower").tolist() == [8]


@given(paths)
def test_a_path_that_only_rises_has_no_drawdown(path: np.ndarray) -> None:
    assert (maximum_drawdown(path, "higher") >= 0).all()
    assert (maximum_drawdown(np.sort(path, axis=1), "higher") == 0).all()
