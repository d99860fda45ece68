"""Laws of the loops of citizens: a quarter by hand, fair talk, crowds, and runs that never touch."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.numerics.arrays import FloatArray
from model.rules.society import public
from tests.rules.kernels import agree, seeds, untouched
from tests.rules.society.country import CITIZENS, REGIONS, RUNS, Small, small

ALIKE = np.ones((RUNS, REGIONS, CITIZENS))


def calm(seed: int) -> Small:
    """A country in which opinions move by talk alone."""
    world = small(seed)
    for name in ("opinion_pull", "opinion_loss_rumour"):
        world.p["public"][name] = 0.0
    return world


def still(threshold: FloatArray) -> Small:
    """Citizens without a grievance, so that what they resist is their `threshold` to the bit.

    Their crowd has no fear and pulls by its share: nothing is rounded but the share itself.
    """
    world = small(0)
    world.by_region["rumour"]["heard"] = 0.0
    world.minds[2][:] = 0.0
    world.traits[1][:] = threshold
    world.p["public"]["outside_contacts"] = 0.5
    world.p["public"]["grievance_gain"] = 0.0
    world.p["protest"]["arrest_fear"], world.p["protest"]["crowd_imitation"] = 0.0, 1.0
    return world


def test_a_quarter_of_a_country_of_equals_by_hand() -> None:
    world = small(1)
    for array, value in zip(world.minds, (0.2, 0.4, 0.3), strict=True):
        array[:] = value
    for array, value in zip(world.traits, (0.1, 0.25, 2.0, 0.5), strict=True):
        array[:] = value
    world.deficit[:] = 0.5
    world.p["knowledge"]["learning_rate"], world.p["knowledge"]["forgetting_rate"] = 0.6, 0.2
    world.nation["outreach"], world.nation["information"] = 0.5, 0.5
    world.by_region["rumour"]["heard"] = [0.4, 0.6, 0.4, 0.6]
    world.by_region["will"]["good"], world.by_region["will"]["ill"] = 0.4, 0.2
    for name, value in {
        "opinion_pull": 4.0,
        "opinion_loss_rumour": 0.3,
        "rumour_grievance": 0.5,
        "grievance_gain": 0.8,
        "grievance_fading": 2.0,
        "legitimacy": 0.25,
        "knowledge_deficit": 1.5,
    }.items():
        world.p["public"][name] = value
    world.live()
    # belief: half of the unknown 0.6 misleads, (1 - 0.2) / 2 of it is believed, where it is heard
    belief = np.array([0.0, 0.3 * 0.4, 0.0, 0.3 * 0.4])
    settled = 0.1 + 0.1 * math.exp(-1.0)
    moved = settled + 0.1 * (1.0 - settled) - 0.05 * 2.0 * (1.0 + settled)
    opinion = moved - 0.3 * belief * (1.0 + moved)
    known = 0.75 + (0.4 - 0.75) * math.exp(-0.8 / 4.0)
    felt = 0.2 * 0.8 / 4.0 * 2.0 * (1.0 - opinion) + 0.5 * belief
    left = 0.3 * math.exp(-0.5)
    grievance = left + (1.0 - left) * felt
    mood = world.by_region["mood"]
    for found, wanted in (
        (mood["believed"], belief),
        (mood["sentiment"], opinion),
        (mood["ignorance"], np.full(4, 1.5 * (1.0 - known))),
        (world.minds[0][:, :, 3], opinion),
        (world.minds[1][:, :, 3], np.full(4, known)),
        (world.minds[2][:, :, 3], grievance),
    ):
        agree(found, np.tile(wanted, (RUNS, 1)))


@given(seeds)
def test_talk_conserves_the_sum_of_opinions_at_home_and_away(seed: int) -> None:
    world = calm(seed)
    before = world.minds[0].sum(axis=(1, 2))
    world.live()
    agree(world.minds[0].sum(axis=(1, 2)), before, atol=1e-12)


@given(seeds)
def test_people_of_a_region_meet_only_those_whom_their_region_is_paired_with(seed: int) -> None:
    for travel, pairs in ((0.4, [[0, 1], [2, 3]]), (0.6, [[0, 3], [1, 2]])):
        world = calm(seed)
        world.travel[:] = travel
        before = world.minds[0].copy()
        world.live()
        for pair in pairs:
            sums = (each[:, pair].sum(axis=(1, 2)) for each in (world.minds[0], before))
            agree(*sums, atol=1e-12)


@given(seeds)
def test_who_meets_nobody_outside_keeps_the_sum_of_the_region(seed: int) -> None:
    world = calm(seed)
    world.p["public"]["outside_contacts"] = 0.0
    before = world.minds[0].sum(axis=2)
    world.live()
    agree(world.minds[0].sum(axis=2), before, atol=1e-12)


@given(seeds, st.sampled_from([0.0, 0.5, 1.0]))
def test_people_too_far_apart_do_not_move(seed: int, outside: float) -> None:
    world = calm(seed)
    world.minds[0][:] = np.sign(world.minds[0])
    world.p["public"]["outside_contacts"], world.p["public"]["confidence_bound"] = outside, 2.0
    before = world.minds[0].copy()
    world.live()
    assert np.array_equal(world.minds[0], before)


@pytest.mark.parametrize(("threshold", "share"), [(0.0, 0.0), (np.nextafter(0.0, -1.0), 1.0)])
def test_who_is_pushed_just_as_far_as_the_threshold_stays_at_home(
    threshold: float, share: float
) -> None:
    world = still(threshold * ALIKE)
    world.live()
    assert np.all(world.by_region["mood"]["protesting"] == share)


def test_a_crowd_grows_in_rounds_and_over_the_border_of_a_region() -> None:
    # In region 0 one of nine needs no crowd, a second one half of a ninth, as the crowd at home
    # counts for half; the third, who needs a fifth, stays at home. In region 1 one joins who needs a
    # quarter of a ninth: half of the neighbours' half. Nobody of region 2 sees them.
    threshold = 9.0 * ALIKE
    threshold[:, 0, :3] = -0.1, 0.05, 0.2
    threshold[:, 1, 0], threshold[:, 2, 0] = 0.02, 0.02
    world = still(threshold)
    world.contacts = np.array(
        [[0.0, 1.0, 0.0, 0.0], [0.5, 0.0, 0.5, 0.0], [0.0, 0.0, 0.0, 1.0], [0.0, 0.0, 1.0, 0.0]]
    )
    world.live()
    assert world.by_region["mood"]["protesting"] == pytest.approx(
        np.tile(np.array([2.0, 1.0, 0.0, 0.0]) / CITIZENS, (RUNS, 1))
    )


@given(seeds, st.floats(0.0, 0.5))
def test_more_resistance_never_yields_a_larger_crowd(seed: int, more: float) -> None:
    bold, shy = small(seed), small(seed)
    shy.traits[1][:] += more
    for world in (bold, shy):
        world.live()
    crowds = (world.by_region["mood"]["protesting"] for world in (bold, shy))
    assert np.all(np.greater_equal(*crowds))


@given(seeds)
def test_fear_of_the_police_keeps_people_at_home(seed: int) -> None:
    calm_, afraid = small(seed), small(seed)
    afraid.country["pressures"]["fear"] = 1.0
    for world in (calm_, afraid):
        world.live()
    crowds = (world.by_region["mood"]["protesting"] for world in (calm_, afraid))
    assert np.all(np.greater_equal(*crowds))


def silent(seed: int) -> Small:
    """A country in which no rumour is abroad, announced or dated, and none starts by chance."""
    world = small(seed)
    world.by_region["rumour"]["ignorant"] = 1.0
    world.by_region["rumour"]["spreading"] = world.by_region["rumour"]["stifling"] = 0.0
    for name in ("land_deals", "announced_plants", "rumours"):
        world.local[name] = 0.0
    world.nation["land_projects"], world.p["rumour_onset"]["rumour_hazard"] = 0.0, 0.0
    return world


@given(seeds)
def test_without_a_cause_there_is_no_rumour(seed: int) -> None:
    world = silent(seed)
    world.hear()
    assert np.all(world.by_region["rumour"]["heard"] == 0.0)
    assert np.all(world.country["rumour"]["age"] == 0.0)


@pytest.mark.parametrize(
    ("cause", "about_land"),
    [("land_deals", 1.0), ("announced_plants", 0.0), ("land_announced", 1.0), ("rumours", 0.3)],
)
def test_each_cause_starts_a_rumour_where_it_is_with_its_own_topic(
    cause: str, about_land: float
) -> None:
    world = silent(1)
    world.p["rumour_onset"]["rumour_announcement_chance"] = 1.0
    world.p["rumour_onset"]["rumour_land_share"] = 0.3
    world.p["rumour"]["outside_contacts"] = 0.0
    where = world.by_region["presence"] if cause == "land_announced" else world.local
    where[cause][:, 2] = 0.9
    world.draws = *world.draws[:2], np.zeros((RUNS, REGIONS)), np.zeros((RUNS, REGIONS)), *world.draws[4:]  # fmt: skip
    world.hear()
    heard = world.by_region["rumour"]["heard"]
    assert np.all(heard[:, 2] > 0.0)
    assert np.all(np.delete(heard, 2, axis=1) == 0.0)
    assert world.country["rumour"]["land_topic"] == pytest.approx([about_land] * RUNS)


def test_what_stood_announced_before_starts_no_rumour_again() -> None:
    world = silent(2)
    world.p["rumour_onset"]["rumour_announcement_chance"] = 1.0
    world.draws = tuple(np.zeros_like(each) for each in world.draws)
    world.local["land_deals"] = 0.9
    world.hear()
    assert np.all(world.by_region["rumour"]["heard"] > 0.0)
    world.by_region["rumour"]["ignorant"] = 1.0
    world.by_region["rumour"]["spreading"] = world.by_region["rumour"]["stifling"] = 0.0
    world.hear()
    assert np.all(world.by_region["rumour"]["heard"] == 0.0)


@given(seeds)
def test_shares_of_a_rumour_add_up_as_it_runs_through_the_country(seed: int) -> None:
    world = small(seed)
    world.hear()
    rumour = world.by_region["rumour"]
    agree(sum(rumour[name] for name in ("ignorant", "spreading", "stifling")), np.ones((3, 4)))
    assert np.all((rumour["heard"] >= 0.0) & (rumour["heard"] <= 1.0 + 1e-12))
    topic = world.country["rumour"]["land_topic"]
    assert np.all((topic >= -1e-12) & (topic <= 1.0 + 1e-12))


def test_a_rumour_goes_from_neighbour_to_neighbour() -> None:
    world = silent(3)
    world.p["rumour"]["rumour_transmission"], world.p["rumour"]["rumour_denial"] = 0.4, 0.0
    world.p["rumour"]["outside_contacts"] = 0.2
    world.minds[0][:], world.minds[1][:], world.deficit[:] = -0.9, 0.0, 1.0
    world.local["rumours"][:, 0] = 0.2
    world.hear()
    heard = world.by_region["rumour"]["heard"]
    assert np.all(heard[:, 0] > heard[:, 1])
    assert np.all(heard[:, 1] > heard[:, 2])
    assert heard[:, 1] == pytest.approx(heard[:, 3])


def test_a_rumour_that_nobody_believes_dies_out_and_one_that_lives_grows_older() -> None:
    world = silent(4)
    world.local["rumours"] = 0.2
    world.deficit[:] = [0.0, 1.0, 1.0]
    world.minds[0][:], world.minds[1][:] = -0.9, 0.0
    world.p["rumour"]["rumour_transmission"], world.p["rumour"]["rumour_denial"] = 1.0, 0.0
    world.p["rumour"]["rumour_stifling"] = [1.0, 0.0, 0.0]
    world.hear()
    assert world.country["rumour"]["age"].tolist() == [0.0, 92.0, 92.0]
    assert np.all(world.by_region["rumour"]["spreading"][0] == 0.0)


@given(seeds)
def test_a_quarter_does_not_depend_on_the_runs_beside_its_own(seed: int) -> None:
    together = small(seed)
    apart = [together.alone(run) for run in range(RUNS)]
    events = together.quarter()
    for run, world in enumerate(apart):
        assert np.array_equal(world.quarter()[0], events[run])
        assert world.country.tobytes() == together.country[run : run + 1].tobytes()
        assert world.by_region.tobytes() == together.by_region[run].tobytes()
        for own, all_ in zip(world.minds, together.minds, strict=True):
            assert np.array_equal(own[0], all_[run])


@given(seeds)
def test_a_quarter_changes_nothing_of_what_it_looks_at(seed: int) -> None:
    world = small(seed)
    seen = [each.tobytes() for each in (world.p, *world.around)]
    with untouched(*world.traits, *world.draws, world.contacts, world.capacity, world.travel):
        world.quarter()
    assert seen == [each.tobytes() for each in (world.p, *world.around)]


@given(seeds, st.integers(1, 33))
def test_a_mean_is_that_of_any_number_of_citizens(seed: int, citizens: int) -> None:
    values = np.random.default_rng(seed).random(citizens)
    assert public.mean(values) == pytest.approx(values.mean(), rel=1e-14)
