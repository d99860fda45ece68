"""Laws of learning: what is known is not lost, and nobody takes over more than is on offer."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.industry import learning
from model.rules.industry.learning import MOST_CHANGE, Lessons
from tests.rules.registered import usual

P = usual(
    learning.Parameters,
    chinese_productivity_lead=0.7,
    frontier_growth=0.02,
    experience_fading=0.2,
    general_progress=0.02,
    research_effect=0.01,
    spur_of_competition=0.05,
    take_over_speed=0.4,
    backward_spillover=0.3,
    transfer_centre_effect=0.5,
    wholly_owned_spillover_ratio=0.25,
    horizontal_spillover=-0.1,
    absorption_difficulty=1.0,
    usual_local_content=0.4,
    plant_catch_up=0.2,
    fortune_persistence=0.81,
    fortune_spread=0.3,
)
LEVEL = st.floats(0.0, 1.0)


def test_the_frontier_moves_with_the_years() -> None:
    assert learning.frontier(P, 5.0) == pytest.approx(0.8)


def test_a_growing_sector_learns_and_a_shrinking_one_forgets() -> None:
    assert learning.change_of_experience(P, 1.5, 1.0) == pytest.approx(0.05 * 0.5)
    assert learning.change_of_experience(P, 0.5, 1.0) == pytest.approx(-0.05 * 0.5)
    assert learning.change_of_experience(P, 9.0, 1.0) == pytest.approx(0.05 * 2.0)
    fast = P._replace(experience_fading=4.0)
    assert learning.change_of_experience(fast, 9.0, 1.0) == MOST_CHANGE


def test_what_can_be_absorbed_falls_with_the_gap_and_needs_hands() -> None:
    assert learning.absorptive_capacity(P, 0.5, 0.7) == pytest.approx(0.5 * math.exp(-0.7))
    assert learning.absorptive_capacity(P, 0.5, -0.7) == 0.5


@given(LEVEL, st.floats(0.0, 1.0), st.floats(-1.0, 2.0))
def test_more_engineers_never_lower_technology_transfer(
    hands: float, more: float, gap: float
) -> None:
    few, many = Lessons(hands, 0.1), Lessons(hands + more, 0.1)
    assert learning.technology_on_offer(P, many, gap, 0.0) >= learning.technology_on_offer(
        P, few, gap, 0.0
    )


def test_suppliers_learn_of_plants_that_buy_at_home() -> None:
    assert learning.backward_links(P, 0.1, 0.2, 0.4) == pytest.approx(0.15)
    assert learning.backward_links(P, 0.1, 0.2, 0.2) == pytest.approx(0.075)
    assert learning.transferred(P, 0.2, 0.5) == pytest.approx(0.3 * 1.25 * 0.2)


def test_rivals_next_door_may_help_or_harm() -> None:
    lessons = Lessons(hands=0.5, backward=0.08)
    assert learning.technology_on_offer(P, lessons, 0.0, 0.2) == pytest.approx(0.5 * 0.06)
    helped = P._replace(horizontal_spillover=0.1)
    assert learning.technology_on_offer(helped, lessons, 0.0, 0.2) == pytest.approx(0.5 * 0.1)


def test_a_tenth_of_what_is_on_offer_is_taken_over_in_a_quarter() -> None:
    assert learning.taken_over(P, 0.1, 0.3) == pytest.approx(0.02)
    assert learning.taken_over(P, 0.3, 0.1) == 0.0


@given(LEVEL, LEVEL)
def test_nobody_takes_over_more_than_is_on_offer(achieved: float, offered: float) -> None:
    assert achieved + learning.taken_over(P, achieved, offered) <= max(achieved, offered) + 1e-12


def test_progress_comes_of_engineers_research_and_rivals() -> None:
    found = learning.steady_progress(P, 0.5, 0.6, 2.0, 0.1)
    assert found == pytest.approx((0.02 * 0.5 + 0.01 * 0.6 * 2.0 + 0.05 * 0.1) / 4.0)


def test_fortune_fades_by_the_year_and_keeps_its_spread() -> None:
    found = learning.fortune(P)
    assert found.lasting**4 == pytest.approx(0.81)
    assert (found.lasting * 0.3) ** 2 + found.fresh**2 == pytest.approx(0.3**2)


@given(st.floats(-1.0, 1.0), st.floats(-1.0, 1.0))
def test_plants_move_towards_the_frontier(known: float, frontier: float) -> None:
    later = learning.caught_up(P, known, frontier)
    assert later == pytest.approx(known + 0.05 * (frontier - known))
