"""Laws of opinions: they stay on their scale, and talk between two people is fair."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.rules.society import opinion

SHAPE = (3, 4, 6)
OPINIONS = arrays(np.float64, SHAPE, elements=st.floats(-1.0, 1.0))
WILL = arrays(np.float64, SHAPE[:2], elements=st.floats(0.0, 3.0))
TEMPER = arrays(np.float64, SHAPE, elements=st.floats(0.0, 5.0))
SHARE = arrays(np.float64, SHAPE[:1], elements=st.floats(0.0, 0.5))
BOUND = arrays(np.float64, SHAPE[:1], elements=st.floats(0.0, 2.0))
OFFSET = arrays(np.int64, SHAPE[:2], elements=st.integers(0, SHAPE[2] - 1))
AWAY = np.array([[1, 0, 3, 2], [0, 1, 2, 3], [0, 3, 2, 1]])


@given(OPINIONS, WILL, WILL, TEMPER)
def test_drift_keeps_opinions_on_their_scale(
    start: np.ndarray, good: np.ndarray, ill: np.ndarray, temper: np.ndarray
) -> None:
    assert np.all(np.abs(opinion.drift(start, good, ill, temper)) <= 1.0)


@given(OPINIONS, WILL, WILL, TEMPER)
def test_more_ill_will_never_makes_anybody_friendlier(
    start: np.ndarray, good: np.ndarray, ill: np.ndarray, temper: np.ndarray
) -> None:
    calm = opinion.drift(start, good, ill, temper)
    assert np.all(opinion.drift(start, good, ill + 0.1, temper) <= calm)


@given(OPINIONS, OPINIONS, SHARE)
def test_settling_and_disappointment_keep_opinions_on_their_scale(
    start: np.ndarray, anchor: np.ndarray, rate: np.ndarray
) -> None:
    assert np.all(np.abs(opinion.settle(start, anchor, rate)) <= 1.0 + 1e-12)
    fallen = opinion.disappoint(start, (anchor + 1.0) / 2.0, rate)
    assert np.all((fallen >= -1.0) & (fallen <= start))


@given(OFFSET)
def test_meetings_are_mutual(offset: np.ndarray) -> None:
    for regions in (AWAY, np.broadcast_to(np.arange(4), (3, 4))):
        partner = opinion.partners(regions, offset, SHAPE[2]).reshape(-1)
        assert np.array_equal(partner[partner], np.arange(partner.size))


@given(OPINIONS, OFFSET, BOUND, SHARE)
def test_talk_conserves_the_mean_of_each_pair(
    start: np.ndarray, offset: np.ndarray, bound: np.ndarray, convergence: np.ndarray
) -> None:
    partner = opinion.partners(AWAY, offset, SHAPE[2])
    after = opinion.meet(start, partner, bound, convergence)
    assert np.allclose(after + after.take(partner), start + start.take(partner), atol=1e-12)
    assert np.all(np.abs(after) <= 1.0 + 1e-12)


@given(OPINIONS, OFFSET, SHARE)
def test_people_too_far_apart_do_not_move(
    start: np.ndarray, offset: np.ndarray, convergence: np.ndarray
) -> None:
    partner = opinion.partners(AWAY, offset, SHAPE[2])
    after = opinion.meet(start, partner, np.full(3, 0.2), convergence)
    far = np.abs(start.take(partner) - start) >= 0.2
    assert np.array_equal(after[far], start[far])


@given(st.floats(0.0, 1e6), st.floats(1e-3, 1e3))
def test_exposure_is_half_at_the_half_amount_and_below_one(amount: float, half: float) -> None:
    felt = opinion.exposure(np.array([amount, half, 0.0]), np.array([half]))
    assert 0.0 <= felt[0] <= 1.0
    assert felt[1] == 0.5
    assert felt[2] == 0.0


def test_feeling_weighs_each_exposure() -> None:
    exposures = {"a": np.array([[0.5, 1.0]]), "b": np.array([[1.0, 0.0]])}
    weights = {"a": np.array([0.2]), "b": np.array([0.1])}
    assert np.allclose(opinion.feeling(exposures, weights), [[0.2, 0.2]])
