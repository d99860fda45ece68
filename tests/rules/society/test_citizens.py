"""Laws of the first citizens: traits lie where they must, whatever is drawn."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.rules.society import citizens

SHAPE = (2, 3, 4)
UNIFORM = arrays(np.float64, SHAPE, elements=st.floats(0.0, 0.999999))
NORMAL = arrays(np.float64, SHAPE, elements=st.floats(-8.0, 8.0))
ONE = np.ones(1)


@given(UNIFORM, NORMAL, st.floats(-0.5, 0.5), st.floats(0.0, 1.0))
def test_traits_lie_where_they_must(
    uniform: np.ndarray, normal: np.ndarray, mean: float, share: float
) -> None:
    two = np.ones(2)
    anchor = citizens.long_run_opinion(mean * two, 0.5 * two, share * two, uniform, normal)
    assert np.all(np.abs(anchor) <= citizens.MOST_CERTAIN)
    assert np.all(citizens.thresholds(0.25 * two, 0.1 * two, normal) >= citizens.LEAST_THRESHOLD)
    sensitivity = citizens.sensitivities(uniform)
    assert np.all((sensitivity >= 0.0) & (sensitivity <= citizens.MOST_SENSITIVE))
    known = citizens.first_knowledge(share * two, uniform)
    assert np.all((known >= 0.0) & (known <= 1.0))


def test_undecided_citizens_hold_the_mean_view_and_others_their_own() -> None:
    draw, taste = np.array([[[0.1, 0.5, 0.9]]]), np.array([[[1.0, 1.0, -0.4]]])
    anchor = citizens.long_run_opinion(0.1 * ONE, 0.5 * ONE, 0.5 * ONE, draw, taste)
    assert anchor[0, 0] == pytest.approx([0.1, 0.6, -0.1])


def test_thresholds_differ_by_the_spread() -> None:
    found = citizens.thresholds(0.3 * ONE, 0.1 * ONE, np.array([[[-1.0, 2.0, -9.0]]]))
    assert found[0, 0] == pytest.approx([0.2, 0.5, citizens.LEAST_THRESHOLD])


def test_half_of_the_citizens_take_things_to_heart_less_than_ln_2_and_the_mean_is_1() -> None:
    draws = (np.arange(10_000) + 0.5) / 10_000
    assert citizens.sensitivities(np.array([0.5]))[0] == pytest.approx(math.log(2.0))
    assert citizens.sensitivities(draws).mean() == pytest.approx(1.0, abs=0.01)


def test_first_knowledge_is_uniform_about_its_mean() -> None:
    found = citizens.first_knowledge(0.4 * ONE, np.array([[[0.0, 0.5, 1.0]]]))
    assert found[0, 0] == pytest.approx([0.0, 0.4, 0.8])
