"""Laws of protest: it grows with grievance, and without grievance there is none."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.rules.society import protest

SHAPE = (2, 3, 8)
GRIEVANCE = arrays(np.float64, SHAPE, elements=st.floats(0.0, 1.0))
CONTACTS = np.full((3, 3), 0.5) - 0.5 * np.eye(3)
CROWD = protest.Crowd(*(np.full(2, value) for value in (0.5, 0.2, 0.05, 0.05, 2.3)))
THRESHOLD = np.broadcast_to(np.linspace(0.05, 0.45, 8), SHAPE)


@given(GRIEVANCE, st.floats(0.0, 0.5))
@settings(deadline=None)
def test_more_grievance_never_yields_a_smaller_crowd(grievance: np.ndarray, more: float) -> None:
    small = protest.cascade(THRESHOLD - grievance, CONTACTS, CROWD)
    large = protest.cascade(THRESHOLD - grievance - more, CONTACTS, CROWD)
    assert np.all(large >= small)
    assert np.all((small >= 0.0) & (large <= 1.0))


def test_nobody_protests_without_grievance() -> None:
    assert np.all(protest.cascade(THRESHOLD, CONTACTS, CROWD) == 0.0)


@given(GRIEVANCE, st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.floats(0.0, 5.0))
def test_grievance_stays_between_none_and_full(
    grievance: np.ndarray, alarm: float, shock: float, fading: float
) -> None:
    felt = protest.grieve(
        grievance, np.full(SHAPE, alarm), np.full(SHAPE, shock), np.full(2, fading)
    )
    assert np.all((felt >= 0.0) & (felt <= 1.0))


def test_arrest_grows_less_likely_in_a_larger_crowd() -> None:
    active = np.array([[0.0, 0.1, 0.5, 1.0]])
    risk = protest.arrest_risk(active, np.array([0.05]), np.array([2.3]))[0]
    assert np.all(np.diff(risk) < 0.0)
    assert np.all((risk > 0.0) & (risk <= 1.0))


@given(st.floats(0.0, 5.0), st.floats(0.0, 0.999))
def test_event_counts_are_whole_and_grow_with_the_expected_number(
    expected: float, draw: float
) -> None:
    few, many = protest.event_count(np.array([expected, expected + 1.0]), np.full(2, draw))
    assert few == int(few)
    assert few <= many


def test_event_counts_have_the_expected_mean() -> None:
    draws = (np.arange(10_000) + 0.5) / 10_000
    counts = protest.event_count(np.full(10_000, 1.7), draws)
    assert abs(counts.mean() - 1.7) < 0.01
    assert protest.event_count(np.zeros(1), np.array([0.999]))[0] == 0.0
