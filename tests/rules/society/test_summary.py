"""Laws of what a quarter comes to: means over residents, sums, and the state's answer to them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from model.rules.society.summary import Outcomes
from tests.rules.kernels import agree, seeds
from tests.rules.society.country import RUNS, Small, small

PEOPLE = np.array([3e5, 1e6, 2e6, 5e6]) / 8.3e6


def told() -> Small:
    """A country with numbers that tell what is taken from where."""
    world = small(1)
    regional = world.by_region
    regional["mood"]["sentiment"] = [0.1, -0.2, 0.3, -0.4]
    regional["mood"]["protesting"] = [0.0, 0.2, 0.4, 0.6]
    regional["mood"]["ignorance"] = [0.9, 0.8, 0.7, 0.6]
    regional["rumour"]["heard"] = [0.5, 0.6, 0.7, 0.8]
    regional["presence"]["disputes"] = [1.0, 0.0, 1.0, 1.0]
    regional["presence"]["workers"] = [5.0, 10.0, 15.0, 400.0]
    world.local["jobs"] = [100.0, 100.0, 200.0, 20.0]
    world.country["presence"] = (30.0, 0.2, 0.5)
    world.country["pressures"] = (0.11, 0.12, 0.13, 0.14)
    world.country["start"] = (83e3 / 8.3e6, 0.02)
    world.nation["gdp"] = 166e3
    world.p["summary"]["job_displacement"] = 0.1
    world.p["welfare"]["income_weight"], world.p["welfare"]["food_gap_cost"] = 0.6, 0.5
    return world


def test_the_country_is_the_mean_over_residents_and_the_sum_of_events() -> None:
    world = told()
    events = world.sum_up()
    # jobs: 99.5 + 99 + 198.5 + none of 20 less 40; income is twice that of the start
    jobs = 397.0 * 1000.0 / 8.3e6
    wanted = Outcomes(
        sentiment=PEOPLE @ [0.1, -0.2, 0.3, -0.4],
        protest_intensity=PEOPLE @ [0.0, 0.2, 0.4, 0.6],
        protests=events[0].sum(),
        rumour_reach=PEOPLE @ [0.5, 0.6, 0.7, 0.8],
        chinese_workers=30.0,
        public_knowledge=PEOPLE @ [0.1, 0.2, 0.3, 0.4],
        land_pressure=0.11,
        quota_pressure=0.12,
        political_cost=0.14,
        environmental_stoppages=3.0,
        quality_of_life=0.6 * 2.0 + 0.4 * jobs / 0.02 - 0.5 * 0.2,
    )
    found = Outcomes(*world.country["outcomes"][0].item())
    assert found._asdict() == pytest.approx(wanted._asdict())


def test_the_first_quarter_is_the_start_of_the_quality_of_life() -> None:
    world = told()
    world.country["start"], world.country["presence"]["food_gap"] = (0.0, 0.0), 0.0
    world.sum_up()
    assert world.country["outcomes"]["quality_of_life"] == pytest.approx([1.0] * RUNS)
    world.nation["gdp"] *= 1.5
    world.sum_up()
    assert world.country["outcomes"]["quality_of_life"] == pytest.approx([1.3] * RUNS)


def test_protests_come_where_people_protest_as_often_as_is_drawn() -> None:
    world = told()
    world.p["summary"]["protest_rate"] = 2.0
    for draw, least in ((0.0, 0.0), (0.999, 1.0)):
        world.draws = *world.draws[:6], np.full((RUNS, 4), draw)
        events = world.sum_up()
        assert np.all(events[:, 0] == 0.0)
        assert np.all(events[:, 1:] >= least)


def wave(regions: int, about_land: float) -> Small:
    """A country in which so many of four regions protest, over land to a share."""
    world = small(2)
    world.by_region["mood"]["protesting"] = [0.5 * (place < regions) for place in range(4)]
    world.by_region["mood"]["believed"] = 0.0
    world.by_region["will"]["ill"], world.by_region["will"]["of_land"] = 0.4, 0.4 * about_land
    own = world.p["response"]
    own["visible_protest"], own["regions_for_warning"], own["regions_for_concession"] = 0.5, 2, 3
    own["concession_relief"] = 0.25
    return world


@pytest.mark.parametrize(
    ("regions", "about_land", "conceded"),
    [(3, 0.5, True), (4, 1.0, True), (2, 1.0, False), (3, 0.49, False)],
)
def test_a_wide_wave_over_land_is_conceded_and_relieves_everybody(
    regions: int, about_land: float, conceded: bool
) -> None:
    world = wave(regions, about_land)
    before = world.minds[2].copy()
    world.answer()
    assert np.all((world.country["pressures"]["land"] == 1.0) == conceded)
    agree(world.minds[2], before * (0.75 if conceded else 1.0))


def test_a_rumour_counts_with_its_topic_beside_ill_will() -> None:
    for topic, conceded in ((0.9, True), (0.1, False)):
        world = wave(4, 0.5)
        world.by_region["will"]["ill"] = world.by_region["will"]["of_land"] = 0.0
        world.by_region["mood"]["believed"] = 0.3
        world.country["rumour"]["land_topic"] = topic
        world.answer()
        assert np.all((world.country["pressures"]["land"] == 1.0) == conceded)


def test_repression_of_the_calendar_frightens_and_protest_costs_by_residents() -> None:
    world = wave(1, 0.0)
    world.nation["repression"] = [0.2, 0.5, 0.8]
    world.answer()
    assert world.country["pressures"]["fear"] == pytest.approx([0.2, 0.5, 0.8])
    assert world.country["pressures"]["political_cost"] == pytest.approx([0.5 * PEOPLE[0]] * RUNS)


@given(seeds)
def test_feelings_of_each_region_come_of_what_it_meets(seed: int) -> None:
    """Exchanging two regions exchanges their wills."""
    one, other = small(seed), small(seed)
    for world in (one, other):
        world.places[1:] = world.places[1]
    other.local[:, [1, 2]] = other.local[:, [2, 1]]
    for name in ("workers", "relocated", "land_leased", "stopped"):
        one.by_region["presence"][name][:, 1] = 0.7
        other.by_region["presence"][name][:, 2] = 0.7
    for world in (one, other):
        world.feel()
    assert np.array_equal(one.by_region["will"][:, [0, 2, 1, 3]], other.by_region["will"])
