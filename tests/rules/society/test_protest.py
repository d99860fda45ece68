"""Laws of protest: it grows with grievance and the crowd, and the police deter."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.society import protest

SHARE = st.floats(0.0, 1.0)
P = protest.Parameters(
    crowd_imitation=0.8,
    arrest_fear=0.1,
    repression_effect=3.0,
    arrest_constant=2.0,
    police_presence=0.05,
)


def test_a_quarter_of_ill_will_alarms_a_quarter_of_a_year() -> None:
    assert protest.alarm(0.4, 0.5) == pytest.approx(0.05)


def test_alarm_weighs_with_sensitivity_and_ill_opinion_and_a_rumour_comes_on_top() -> None:
    # 0.1 * 2 * (1 - 0.5) + 0.3
    assert protest.felt(0.1, 2.0, 0.5, 0.3) == pytest.approx(0.4)
    assert protest.felt(0.1, 2.0, 1.0, 0.3) == pytest.approx(0.3)
    assert protest.felt(2.0, 5.0, -1.0, 0.3) == 1.0


def test_grievance_fades_and_fills_what_is_left() -> None:
    # 0.4 of 0.5 is left, and a quarter of the other 0.6 is added
    assert protest.grieved(0.5, 0.8, 0.25) == pytest.approx(0.55)


@given(SHARE, SHARE, SHARE)
def test_grievance_stays_between_none_and_full(before: float, left: float, felt: float) -> None:
    assert 0.0 <= protest.grieved(before, left, felt) <= 1.0 + 1e-12


def test_legitimacy_takes_the_edge_off_grievance() -> None:
    # 0.5 - (1 - 0.25) * 0.4
    assert protest.resistance(0.5, 0.4, 0.25) == pytest.approx(0.2)
    assert protest.resistance(0.5, 0.4, 1.0) == 0.5


def test_repression_adds_to_the_fear_of_arrest() -> None:
    imitation, fear, arrest = protest.crowd(P, 0.5)
    assert imitation == 0.8
    assert fear == pytest.approx(0.1 * (1.0 + 3.0 * 0.5))
    assert arrest == pytest.approx(0.1)


def test_a_larger_crowd_is_safer_and_more_police_are_not() -> None:
    assert protest.safety(0.099, 0.1) == pytest.approx(math.exp(-1.0))
    assert protest.safety(0.2, 0.1) > protest.safety(0.1, 0.1)
    assert protest.safety(0.1, 0.2) < protest.safety(0.1, 0.1)
    assert 0.0 < protest.safety(0.0, 0.1) < 1e-40


def test_a_crowd_pulls_less_the_fear_of_arrest() -> None:
    crowd = protest.Crowd(imitation=0.8, fear=0.1, arrest=0.1)
    # 0.8 * 0.5 - 0.1 * (1 - 0.6)
    assert protest.push(crowd, 0.5, 0.6) == pytest.approx(0.36)


def test_protests_grow_with_the_root_of_the_crowd_and_with_residents() -> None:
    assert protest.expected_events(0.25, 2e6, 3.0) == pytest.approx(3.0)
    assert protest.expected_events(0.0, 2e6, 3.0) == 0.0


@pytest.mark.parametrize(("draw", "count"), [(0.36, 0), (0.37, 1), (0.73, 1), (0.74, 2), (0.93, 3)])
def test_protests_are_counted_by_poissons_quantile(draw: float, count: int) -> None:
    # where 1 is expected, the chances of at most 0, 1 and 2 are 0.368, 0.736 and 0.920
    assert protest.events(1.0, draw) == count


def test_protests_have_the_expected_mean_and_a_most() -> None:
    counts = [protest.events(1.7, (place + 0.5) / 10_000) for place in range(10_000)]
    assert sum(counts) / 10_000 == pytest.approx(1.7, abs=0.01)
    assert protest.events(500.0, 0.5) == protest.MOST_EVENTS
    assert protest.events(0.0, 0.999) == 0.0
