"""Laws of how rumours start: by what is announced, by the calendar and by chance."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.society import rumour_onset as onset
from model.rules.society.rumour import Rumour
from model.rules.society.rumour_onset import Announced, Onset, Parameters, Told
from model.rules.society.surroundings import Local

P = Parameters(
    rumour_announcement_chance=0.25,
    rumour_hazard=0.5,
    rumour_factor=2.0,
    rumour_land_share=0.6,
    rumour_seed=0.01,
    rumour_memory=0.25,
    land_request_size=10.0,
    land_announcement_size=50.0,
    plants_in_announcement=4.0,
)
SHARE = st.floats(0.0, 1.0)
NOTHING = Local(*(0.0,) * 7)


def test_deals_of_the_calendar_and_projects_stand_announced_in_usual_sizes() -> None:
    local = NOTHING._replace(land_deals=30.0, announced_plants=6.0)
    # 30 thousand ha and 8 * 10 * 0.25 for projects, of 50 each; 6 plants of 4 each
    assert onset.announced(P, local, 8.0, 0.25) == pytest.approx((1.0, 1.5))
    below = NOTHING._replace(land_deals=-30.0, announced_plants=-6.0)
    assert onset.announced(P, below, 0.0, 0.25) == (0.0, 0.0)


def test_only_what_was_not_announced_before_is_new() -> None:
    assert onset.newly(Announced(3.0, 1.0), Announced(1.0, 2.0)) == (2.0, 0.0)
    assert onset.newly(Announced(1.0, 2.5), Announced(3.0, 2.0)) == (0.0, 0.5)


def test_a_dated_rumour_is_about_what_is_announced_beside_it() -> None:
    assert onset.share_about_land(Announced(1.0, 3.0), 0.6) == 0.25
    assert onset.share_about_land(Announced(0.0, 0.0), 0.6) == 0.6


@pytest.mark.parametrize(
    ("new", "hazard", "chance"),
    [
        (0.0, 0.0, 0.0),
        (1.0, 0.0, 0.5),  # 0.25 * 2
        (2.0, 0.0, 0.75),
        (0.0, 4.0, 1.0 - math.exp(-1.0)),
        (1.0, 4.0, 1.0 - 0.5 * math.exp(-1.0)),
        (0.0, -4.0, 0.0),
    ],
)
def test_each_announcement_and_the_quarter_may_start_a_rumour(
    new: float, hazard: float, chance: float
) -> None:
    if chance > 0.0:
        assert onset.starts(P, new, hazard, chance - 1e-9) == 1.0
    assert onset.starts(P, new, hazard, chance + 1e-9) == 0.0


def test_no_announcement_is_sure_to_start_a_rumour() -> None:
    loud = P._replace(rumour_factor=100.0)
    assert onset.starts(loud, 1.0, 0.0, 0.949) == 1.0
    assert onset.starts(loud, 1.0, 0.0, 0.951) == 0.0


def test_the_first_few_are_told_and_whom_the_calendar_says() -> None:
    # 0.01 for each rumour that starts; the calendar's 0.1 twice over, of which 0.75 about land
    assert onset.told(P, Onset(1.0, 1.0), 0.1, 0.75) == pytest.approx((0.22, 0.16))
    assert onset.told(P, Onset(0.0, 1.0), 0.0, 0.75) == pytest.approx((0.01, 0.0))
    assert onset.told(P, Onset(1.0, 0.0), -0.3, 0.75) == pytest.approx((0.01, 0.01))
    assert onset.told(P, Onset(1.0, 1.0), 0.9, 1.0) == (1.0, 1.0)


def test_stiflers_forget_and_a_share_of_the_ignorant_is_told() -> None:
    now = Rumour(ignorant=0.3, spreading=0.2, stifling=0.5, heard=0.9)
    # 0.4 of 0.5 stiflers know it still; then half of 0.4 ignorant are told
    assert onset.begun(now, 0.5, 0.8) == pytest.approx((0.2, 0.4, 0.4, 0.2))


@given(SHARE, SHARE, SHARE)
def test_people_are_conserved_as_a_rumour_begins(heard: float, told: float, left: float) -> None:
    now = Rumour(1.0 - heard, 0.5 * heard, 0.5 * heard, 0.0)
    assert sum(onset.begun(now, told, left)[:3]) == pytest.approx(1.0)


def test_the_topic_is_mixed_by_shares_and_else_stays() -> None:
    # 0.3 of the 0.5 abroad, and 0.2 of the 0.25 that are told
    assert onset.topic(0.3, 0.5, Told(0.25, 0.2)) == pytest.approx((0.15 + 0.2) / 0.75)
    assert onset.topic(0.3, 0.0, Told(0.0, 0.0)) == 0.3
