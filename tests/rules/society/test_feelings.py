"""Laws of feelings: what alarms, what pleases, and by how much, in a worked example."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.society import feelings
from model.rules.society.feelings import Everywhere
from model.rules.society.presence import Presence
from model.rules.society.surroundings import Local, Nation, Place

P = feelings.Parameters(
    half_alarm_migrants=0.02,
    half_alarm_relocation=50.0,
    half_alarm_displacement=8.0,
    half_alarm_land=20.0,
    half_delight_jobs=0.01,
    opinion_loss_migrants=0.10,
    opinion_loss_relocation=0.12,
    opinion_loss_displacement=0.14,
    opinion_loss_land=0.16,
    opinion_loss_xinjiang=0.18,
    opinion_loss_disputes=0.20,
    migrant_alarm=1.1,
    relocation_alarm=1.2,
    land_alarm=1.3,
    xinjiang_alarm=1.4,
    opinion_gain_jobs=0.22,
    opinion_gain_income=0.24,
    opinion_gain_information=0.26,
    opinion_gain_culture=0.28,
    labour_force_share=0.5,
    migrant_exaggeration=10.0,
    project_value=100.0,
    jobs_per_plant=0.5,
    reference_growth=0.05,
    xinjiang_news_start=2017.0,
    xinjiang_news_memory=2.0,
)
PLACE = Place(2e6, 0.1, 0.1, 0.5, 0.75, 0.1)  # a labour force of 1000 thousand
NATION = Nation(*(0.0,) * 11)._replace(outreach=0.3, information=0.2, gdp_growth=0.025, trust=0.5)
LOCAL = Local(*(0.0,) * 7)._replace(
    displaced=4.0, plants=20.0, land_deals=12.0, announced_plants=0.4
)
PRESENCE = Presence(2.0, 60.0, 8.0, 0.0, 0.0, 0.25)
WIDE = Everywhere(good=0.03, hardship=0.05, news=0.08)


@given(st.floats(0.0, 1e6), st.floats(1e-3, 1e3))
def test_exposure_is_half_at_the_half_amount_and_below_one(amount: float, half: float) -> None:
    assert 0.0 <= feelings.exposure(amount, half) <= 1.0
    assert feelings.exposure(half, half) == 0.5
    assert feelings.exposure(0.0, half) == 0.0
    assert feelings.exposure(3.0 * half, half) == pytest.approx(0.75)


def test_news_fades_from_the_day_on_which_it_comes_up() -> None:
    assert feelings.news(-0.25, 2.0) == 0.0
    assert feelings.news(0.0, 2.0) == 1.0
    assert feelings.news(2.0, 2.0) == pytest.approx(math.exp(-1.0))


def test_income_information_and_culture_please_everywhere() -> None:
    wide = feelings.everywhere(P, NATION, 2019.0)
    # half of 0.24 for growth at half of the reference, 0.26 * 0.5 for information, 0.28 * 0.5
    assert wide == pytest.approx((0.12 + 0.13 + 0.14, 0.0, 0.18 * 1.4 * math.exp(-1.0)))


def test_a_falling_income_costs_what_a_rising_one_brings() -> None:
    falling = feelings.everywhere(P, NATION._replace(gdp_growth=-0.025), 2016.0)
    assert falling == pytest.approx((0.13 + 0.14, 0.12, 0.0))
    assert feelings.everywhere(P, NATION._replace(gdp_growth=-9.0), 2016.0).hardship == 0.24
    boom = feelings.everywhere(P, NATION._replace(gdp_growth=9.0), 2016.0)
    assert boom.good == pytest.approx(0.24 + 0.13 + 0.14)


def test_workers_alarm_as_many_as_people_believe_them_to_be() -> None:
    # 2 thousand are seen as 20, of 1000 thousand: 0.02, where half of the alarm is felt; of 6 it is
    # three quarters
    assert feelings.over_workers(P, PLACE, 2.0) == pytest.approx(0.10 * 1.1 * 0.5)
    assert feelings.over_workers(P, PLACE, 6.0) == pytest.approx(0.10 * 1.1 * 0.75)


def test_plants_alarm_by_value_per_million_residents_whether_there_or_announced() -> None:
    # (60 + 0.4 * 100) / 2 million = 50
    assert feelings.over_plants(P, PLACE, 60.0, 0.4) == pytest.approx(0.12 * 1.2 * 0.5)
    assert feelings.over_plants(P, PLACE, 300.0, -3.0) == pytest.approx(0.12 * 1.2 * 0.75)


def test_closures_alarm_by_the_year_and_per_million_residents() -> None:
    # 4 in a quarter are 16 a year, 8 per million
    assert feelings.over_closures(P, PLACE, 4.0) == pytest.approx(0.14 * 1.2 * 0.5)
    assert feelings.over_closures(P, PLACE, 12.0) == pytest.approx(0.14 * 1.2 * 0.75)


def test_land_alarms_whether_leased_or_dealt_in() -> None:
    assert feelings.over_land(P, 8.0, 12.0) == pytest.approx(0.16 * 1.3 * 0.5)
    assert feelings.over_land(P, 60.0, -5.0) == pytest.approx(0.16 * 1.3 * 0.75)


def test_jobs_at_plants_please_by_their_share_of_the_labour_force() -> None:
    # 20 plants of 0.5 thousand, of 1000 thousand: 0.01
    assert feelings.of_jobs(P, PLACE, 20.0) == pytest.approx(0.22 * 0.5)
    assert feelings.of_jobs(P, PLACE, 60.0) == pytest.approx(0.22 * 0.75)


def test_all_that_a_region_meets_adds_up() -> None:
    found = feelings.will(P, WIDE, PLACE, LOCAL, PRESENCE)
    land = 0.104
    ill = 0.055 + 0.072 + 0.084 + land + 0.08 * 0.75 + 0.20 * 0.25 + 0.05
    assert found == pytest.approx((0.11 + 0.03, ill, land))
    none = LOCAL._replace(land_deals=-12.0)
    assert feelings.will(P, WIDE, PLACE, none, PRESENCE).of_land == feelings.over_land(P, 8.0, 0.0)


@pytest.mark.parametrize("field", ["workers", "relocated", "land_leased", "stopped"])
def test_more_of_chinas_presence_never_brings_less_ill_will(field: str) -> None:
    more = PRESENCE._replace(**{field: getattr(PRESENCE, field) + 0.5})
    usual = feelings.will(P, WIDE, PLACE, LOCAL, PRESENCE)
    found = feelings.will(P, WIDE, PLACE, LOCAL, more)
    assert found.good == usual.good
    assert found.ill > usual.ill
    assert (found.of_land > usual.of_land) == (field == "land_leased")
