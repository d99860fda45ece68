"""Laws of opinions: they stay on their scale, and talk between two people is fair."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.society import opinion

OPINION = st.floats(-1.0, 1.0)
SHARE = st.floats(0.0, 1.0)
WILL = st.floats(0.0, 3.0)
SENSITIVITY = st.floats(0.0, 5.0)
EAR = opinion.Ear(bound=0.5, convergence=0.25)


def test_two_near_each_other_move_by_a_quarter_of_the_gap() -> None:
    assert opinion.talked(0.2, 0.6, EAR) == pytest.approx(0.3)
    assert opinion.talked(0.6, 0.2, EAR) == pytest.approx(0.5)


def test_two_who_are_just_as_far_apart_as_the_bound_do_not_move() -> None:
    assert opinion.talked(0.0, 0.5, EAR) == 0.0
    assert opinion.talked(0.5, 0.0, EAR) == 0.5


@given(OPINION, OPINION, st.floats(0.0, 2.1), st.floats(0.0, 0.5))
def test_talk_conserves_the_mean_of_a_pair_and_never_makes_them_differ_more(
    one: float, other: float, bound: float, convergence: float
) -> None:
    ear = opinion.Ear(bound, convergence)
    after = opinion.talked(one, other, ear), opinion.talked(other, one, ear)
    assert sum(after) == pytest.approx(one + other, abs=1e-12)
    assert abs(after[0] - after[1]) <= abs(one - other) + 1e-12


def test_an_opinion_is_drawn_back_to_its_anchor() -> None:
    assert opinion.settled(0.5, 0.1, 0.75) == pytest.approx(0.4)
    assert opinion.settled(0.5, 0.1, 1.0) == pytest.approx(0.5)
    assert opinion.settled(0.5, 0.1, 0.0) == pytest.approx(0.1)


def test_good_will_lifts_by_what_is_left_above_and_ill_will_by_what_is_left_below() -> None:
    # 0.2 + 0.1 * 0.8 - 0.05 * 2 * 1.2
    assert opinion.drifted(0.2, 0.1, 0.05, 2.0) == pytest.approx(0.16)
    assert opinion.drifted(1.0, 0.1, 0.0, 1.0) == 1.0
    assert opinion.drifted(-1.0, 0.0, 0.1, 1.0) == -1.0


@given(OPINION, WILL, WILL, SENSITIVITY)
def test_more_good_will_never_hurts_and_more_ill_will_never_helps(
    now: float, good: float, ill: float, sensitivity: float
) -> None:
    moved = opinion.drifted(now, good, ill, sensitivity)
    assert -1.0 <= moved <= 1.0
    assert opinion.drifted(now, good + 0.1, ill, sensitivity) >= moved
    assert opinion.drifted(now, good, ill + 0.1, sensitivity) <= moved
    assert opinion.drifted(now, good, ill, sensitivity + 0.1) <= moved


def test_a_rumour_costs_the_believer_by_what_is_left_to_lose() -> None:
    # 0.5 - 0.2 * 0.4 * 1.5
    assert opinion.disappointed(0.5, 0.4, 0.2) == pytest.approx(0.38)
    assert opinion.disappointed(0.5, 0.0, 0.2) == 0.5


@given(OPINION, SHARE, SHARE)
def test_no_rumour_makes_anybody_friendlier(now: float, believed: float, loss: float) -> None:
    assert -1.0 <= opinion.disappointed(now, believed, loss) <= now
