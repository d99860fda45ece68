"""Laws of rumours: shares add up, faster talk reaches more people, silence stays silence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.society import rumour
from model.rules.society.rumour import Heard, Parameters, Rumour, Talk

P = Parameters(
    rumour_transmission=0.3,
    rumour_stifling=0.5,
    rumour_denial=0.02,
    denial_lag=20.0,
    outside_contacts=0.2,
)
SHARE = st.floats(0.0, 1.0)
SPREAD = Rumour(ignorant=0.6, spreading=0.3, stifling=0.1, heard=0.05)


def quarter(p: Parameters, believed: float, seed: float, days: float = 4.0) -> Rumour:
    """The rumour of one mixed region after 92 days."""
    now, age = Rumour(1.0 - seed, seed, 0.0, seed), 0.0
    while age < 92.0:
        talk = rumour.talk(p, 0.5, age, days)
        heard = Heard(talk.told * now.spreading, talk.tired * (1.0 - now.ignorant))
        now = rumour.passed_on(now, talk, heard, believed)
        age += days
    return now


def test_belief_falls_with_knowledge_and_good_opinion() -> None:
    assert rumour.belief(1.0, 0.0) == 0.5
    assert rumour.belief(0.5, 0.0) == 0.25
    assert rumour.belief(0.8, -1.0) == 0.8
    assert rumour.belief(0.8, 1.0) == 0.0


def test_people_tell_and_tire_by_the_days_of_a_step() -> None:
    talk = rumour.talk(P, 0.5, 19.0, 4.0)
    assert talk == pytest.approx((1.2, 0.6, 0.0))


def test_the_state_denies_once_its_lag_is_over_and_better_with_outreach() -> None:
    # 0.02 a day at middling outreach, half of it without any
    assert rumour.talk(P, 0.5, 20.0, 4.0).denied == pytest.approx(0.08)
    assert rumour.talk(P, 0.0, 20.0, 4.0).denied == pytest.approx(0.04)
    assert rumour.talk(P, 1.0, 20.0, 4.0).denied == pytest.approx(0.12)


def test_contacts_are_at_home_but_for_those_outside() -> None:
    assert rumour.met(0.5, 0.1, 0.25) == pytest.approx(0.4)
    assert rumour.met(0.5, 0.1, 0.0) == 0.5
    assert rumour.met(0.5, 0.1, 1.0) == pytest.approx(0.1)


def test_a_step_by_hand() -> None:
    talk, heard = Talk(told=9.0, tired=9.0, denied=0.1), Heard(told=0.4, tired=0.3)
    # of 0.6 ignorant 0.6 / 1.5 = 0.4 are left, 0.16 have heard, of whom 0.04 pass it on, and 0.04
    # are told better; of 0.3 spreaders 0.3 * 0.4 / 1.4 stop
    stop = 0.3 * 0.4 / 1.4
    after = rumour.passed_on(SPREAD, talk, heard, 0.25)
    assert after == pytest.approx((0.4, 0.3 - stop + 0.04, 0.1 + stop + 0.12 + 0.04, 0.05 + 0.16))


@given(SHARE, SHARE, st.floats(0.0, 3.0), st.floats(0.0, 3.0), st.floats(0.0, 1.0))
def test_shares_stay_shares_and_add_up_to_one(
    spreading: float, believed: float, told: float, tired: float, denied: float
) -> None:
    now = Rumour(1.0 - spreading, spreading, 0.0, 0.0)
    after = rumour.passed_on(now, Talk(1.0, 1.0, denied), Heard(told, tired), believed)
    assert sum(after[:3]) == pytest.approx(1.0)
    assert all(-1e-12 <= share <= 1.0 + 1e-12 for share in after)


@given(st.floats(0.1, 0.9), st.floats(0.01, 0.3), st.floats(0.2, 1.0))
def test_reach_rises_with_the_transmission_rate_and_with_belief(
    transmission: float, more: float, believed: float
) -> None:
    slow = quarter(P._replace(rumour_transmission=transmission), believed, 0.05)
    fast = quarter(P._replace(rumour_transmission=transmission + more), believed, 0.05)
    assert fast.heard >= slow.heard - 1e-9
    assert quarter(P, believed, 0.05).heard >= quarter(P, 0.5 * believed, 0.05).heard


def test_denial_and_stifling_lower_reach() -> None:
    usual = quarter(P, 0.6, 0.01).heard
    assert quarter(P._replace(rumour_denial=0.1), 0.6, 0.01).heard < usual
    assert quarter(P._replace(denial_lag=60.0), 0.6, 0.01).heard > usual
    assert quarter(P._replace(rumour_stifling=1.0), 0.6, 0.01).heard < usual


def test_a_fifth_never_hears_a_rumour_that_all_believe_in_a_mixed_public() -> None:
    """The limit of Daley and Kendall: 0.2032 never hear it."""
    p = P._replace(rumour_denial=0.0, rumour_stifling=1.0, rumour_transmission=2.0)
    assert quarter(p, 1.0, 1e-3, days=0.004).ignorant == pytest.approx(0.2032, abs=0.005)


def test_a_rumour_that_has_died_out_is_spread_by_nobody_and_forgotten_by_nobody() -> None:
    assert rumour.died_out(SPREAD) == pytest.approx((0.6, 0.0, 0.4, 0.05))
