"""Laws of the state's answer: wider protest is answered more firmly, and pressure fades."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.society import response
from model.rules.society.feelings import Will
from model.rules.society.response import Answer, Pressures, Wave

SHARE = st.floats(0.0, 1.0)
P = response.Parameters(
    grievance_gain=0.8,
    rumour_grievance=0.5,
    visible_protest=0.1,
    regions_for_warning=5.0,
    regions_for_concession=8.0,
    moratorium_memory=1.0,
    quota_memory=2.0,
    fear_memory=4.0,
    quota_response=0.6,
    cost_of_warning=0.05,
    cost_of_concession=0.2,
    cost_of_repression=0.3,
    concession_relief=0.4,
)
QUIET = Answer(0.0, 0.0, 0.0)


def answer(regions: int, about_land: float, conceded: float = 0.0) -> tuple[float, ...]:
    return tuple(response.decide(P, Wave(regions, 0.3, about_land), conceded))


def test_the_land_wave_of_2016_draws_a_warning_and_a_moratorium() -> None:
    assert answer(10, 1.0) == (1.0, 1.0, 0.0)


def test_a_wave_about_plants_is_denied_but_not_conceded() -> None:
    assert answer(10, 0.0) == (1.0, 0.0, 0.0)


def test_who_goes_on_after_a_concession_meets_the_police() -> None:
    assert answer(10, 1.0, conceded=0.9) == (1.0, 0.0, 1.0)
    assert answer(10, 0.0, conceded=0.9) == (1.0, 0.0, 0.0)


def test_the_state_acts_from_so_many_regions_on_and_from_half_of_grievances() -> None:
    assert answer(4, 1.0) == answer(4, 1.0, conceded=0.9) == (0.0, 0.0, 0.0)
    assert answer(5, 1.0) == answer(7, 1.0) == (1.0, 0.0, 0.0)
    assert answer(8, 0.5) == answer(8, 0.5, conceded=0.49) == (1.0, 1.0, 0.0)
    assert answer(8, 0.49) == (1.0, 0.0, 0.0)
    assert answer(8, 0.5, conceded=0.5) == (1.0, 0.0, 1.0)


def test_grievances_come_of_ill_will_and_of_rumours_and_each_has_its_part_about_land() -> None:
    # a quarter of 0.8 * 0.4 of ill will, 0.8 * 0.1 of it over land; 0.5 * 0.2 of belief, 0.75 over land
    new = response.new_grievances(P, Will(good=9.0, ill=0.4, of_land=0.1), 0.2, 0.75)
    assert new == pytest.approx((0.08 + 0.1, 0.02 + 0.075))
    assert response.land_share(response.Grievances(0.4, 0.1)) == pytest.approx(0.25)
    assert response.land_share(response.Grievances(0.0, 0.0)) == 0.0


def test_a_concession_closes_land_and_the_pressure_fades_over_its_memory() -> None:
    assert response.land_pressure(0.8, 1.0, 0.0) == pytest.approx(0.8 * math.exp(-0.25))
    assert response.land_pressure(0.8, 1.0, 1.0) == 1.0


def test_protest_about_other_things_goes_part_of_the_way_to_full_pressure_on_the_quota() -> None:
    left = 0.4 * math.exp(-0.125)
    # 0.6 * 0.5 of the way
    assert response.quota_pressure(0.4, 2.0, 0.5, 0.6) == pytest.approx(left + (1 - left) * 0.3)
    assert response.quota_pressure(0.4, 2.0, 0.0, 0.6) == pytest.approx(left)
    assert response.quota_pressure(0.4, 2.0, 1.0, 1.5) == 1.0


def test_a_warning_frightens_a_quarter_as_much_as_repression() -> None:
    assert response.fear(0.0, 4.0, Answer(1.0, 0.0, 0.0), 0.0) == 0.25
    assert response.fear(0.0, 4.0, Answer(1.0, 0.0, 1.0), 0.0) == 1.0
    assert response.fear(0.0, 4.0, Answer(1.0, 0.0, 0.0), 0.6) == 0.6
    assert response.fear(0.0, 4.0, QUIET, 7.0) == 1.0
    assert response.fear(0.8, 4.0, Answer(1.0, 1.0, 0.0), -1.0) == pytest.approx(
        0.8 * math.exp(-1 / 16)
    )


def test_each_answer_has_its_cost_beside_that_of_protest() -> None:
    assert response.political_cost(P, QUIET, 0.1) == pytest.approx(0.1)
    assert response.political_cost(P, Answer(1.0, 0.0, 0.0), 0.1) == pytest.approx(0.15)
    assert response.political_cost(P, Answer(0.0, 1.0, 0.0), 0.1) == pytest.approx(0.3)
    assert response.political_cost(P, Answer(0.0, 0.0, 1.0), 0.1) == pytest.approx(0.4)
    assert response.political_cost(P, Answer(1.0, 1.0, 1.0), 0.9) == 1.0


def test_each_pressure_fades_over_the_memory_of_its_own() -> None:
    calm = Wave(0, 0.0, 0.0)
    before = Pressures(land=0.9, quota=0.6, fear=0.3, political_cost=0.7)
    after = response.left_behind(P, calm, QUIET, before, 0.0)
    kept = [math.exp(-0.25 / memory) for memory in (1.0, 2.0, 4.0)]
    assert after == pytest.approx((0.9 * kept[0], 0.6 * kept[1], 0.3 * kept[2], 0.0))


def test_a_wave_leaves_pressure_on_the_quota_by_its_part_that_is_not_about_land() -> None:
    none = Pressures(0.0, 0.0, 0.0, 0.0)
    after = response.left_behind(P, Wave(9, 0.5, 0.75), Answer(1.0, 1.0, 0.0), none, 0.1)
    # 0.6 * 0.5 * 0.25; cost 0.5 + 0.05 + 0.2
    assert after == pytest.approx((1.0, 0.075, 0.25, 0.75))


@given(SHARE, SHARE, SHARE, st.floats(-1.0, 2.0))
def test_pressures_stay_between_none_and_full(
    level: float, intensity: float, about_land: float, repression: float
) -> None:
    for regions in (0, 6, 17):
        wave = Wave(regions, intensity, about_land)
        given_ = response.decide(P, wave, level)
        before = Pressures(level, level, level, level)
        after = response.left_behind(P, wave, given_, before, repression)
        assert all(0.0 <= value <= 1.0 for value in after)
