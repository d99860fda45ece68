"""Laws of the first citizens: traits lie where they must, whatever is drawn."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.rules.society import citizens

SHAPE = (2, 3, 4)
UNIFORM = arrays(np.float64, SHAPE, elements=st.floats(0.0, 0.999999))
NORMAL = arrays(np.float64, SHAPE, elements=st.floats(-8.0, 8.0))


@given(UNIFORM, NORMAL, st.floats(-0.5, 0.5), st.floats(0.0, 1.0))
def test_traits_lie_where_they_must(
    uniform: np.ndarray, normal: np.ndarray, mean: float, share: float
) -> None:
    two = np.ones(2)
    anchor = citizens.long_run_opinion(mean * two, 0.5 * two, share * two, uniform, normal)
    assert np.all(np.abs(anchor) < 1.0)
    assert np.all(citizens.thresholds(0.25 * two, 0.1 * two, normal) > 0.0)
    assert np.all(citizens.tempers(uniform) >= 0.0)
    known = citizens.first_knowledge(share * two, uniform)
    assert np.all((known >= 0.0) & (known <= 1.0))


def test_undecided_citizens_hold_the_mean_view() -> None:
    draw = np.array([[[0.1, 0.9]]])
    anchor = citizens.long_run_opinion(
        np.array([0.1]), np.array([0.5]), np.array([0.5]), draw, np.ones((1, 1, 2))
    )
    assert np.allclose(anchor, [[[0.1, 0.6]]])


def test_tempers_are_one_on_average() -> None:
    draws = (np.arange(10_000) + 0.5) / 10_000
    assert abs(citizens.tempers(draws).mean() - 1.0) < 0.01
