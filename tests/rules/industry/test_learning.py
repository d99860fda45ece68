"""Laws of learning: hands and content help, nothing known is lost, and absence teaches nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given

from model.numerics.arrays import FloatArray
from model.rules.industry import learning
from tests.arrays import RUNS, levels, numbers, same

SECTORS = 3
GAP = numbers(-0.5, 2.0, SECTORS)
USUAL = learning.Spillovers(same(0.5), same(0.3), same(0.0))


def presence(joint: FloatArray, chinese: FloatArray, sourcing: FloatArray) -> learning.Presence:
    return learning.Presence(joint, chinese, np.zeros((RUNS, SECTORS)), sourcing)


@given(levels(), levels(), GAP, numbers(0.5, 2.0))
def test_more_engineers_never_lower_technology_transfer(
    hands: FloatArray, more: FloatArray, gap: FloatArray, difficulty: FloatArray
) -> None:
    there = presence(same(0.2), same(0.3), same(0.8))
    few, many = (
        learning.technology_on_offer(there, USUAL, learning.absorptive_capacity(x, gap, difficulty))
        for x in (hands, np.minimum(hands + more, 1.0))
    )
    assert np.all(many >= few)


@given(levels(), GAP, numbers(0.5, 2.0))
def test_absorptive_capacity_is_a_part_and_falls_with_the_gap(
    hands: FloatArray, gap: FloatArray, difficulty: FloatArray
) -> None:
    capacity = learning.absorptive_capacity(hands, gap, difficulty)
    assert np.all((capacity >= 0.0) & (capacity <= 1.0))
    assert np.all(learning.absorptive_capacity(hands, gap + 0.1, difficulty) <= capacity)


@given(levels(), levels(), levels(), levels())
def test_more_local_content_never_lowers_what_is_on_offer(
    joint: FloatArray, chinese: FloatArray, sourcing: FloatArray, more: FloatArray
) -> None:
    full = np.ones((RUNS, SECTORS))
    little = learning.technology_on_offer(presence(joint, chinese, sourcing), USUAL, full)
    much = learning.technology_on_offer(presence(joint, chinese, sourcing + more), USUAL, full)
    assert np.all(much >= little)


def test_without_plants_nothing_is_on_offer() -> None:
    none = presence(same(0.0), same(0.0), same(1.0))
    assert np.all(learning.technology_on_offer(none, USUAL, np.ones((RUNS, SECTORS))) == 0.0)


def test_rivals_next_door_may_help_or_harm() -> None:
    near = replace(presence(same(0.0), same(0.0), same(1.0)), own_sector=np.ones((RUNS, SECTORS)))
    full = np.ones((RUNS, SECTORS))
    for size in (-0.05, 0.1):
        spill = replace(USUAL, horizontal=same(size))
        assert np.allclose(learning.technology_on_offer(near, spill, full), size)


@given(numbers(0.0, 1.0, SECTORS), numbers(-1.0, 1.0, SECTORS), levels())
def test_what_is_known_is_not_lost_and_no_more_than_offered_is_taken(
    achieved: FloatArray, offered: FloatArray, speed: FloatArray
) -> None:
    taken = learning.take_over(achieved, offered, speed)
    assert np.all(taken >= 0.0)
    assert np.all(achieved + taken <= np.maximum(achieved, offered) + 1e-12)


@given(numbers(0.1, 10.0, SECTORS), numbers(0.0, 20.0, SECTORS), levels(), numbers(0.0, 0.2))
def test_a_growing_sector_learns_and_a_shrinking_one_forgets(
    experience: FloatArray, output: FloatArray, fading: FloatArray, elasticity: FloatArray
) -> None:
    now, learned = learning.gain_experience(experience, output, fading, elasticity)
    assert np.all(now > 0.0)
    assert np.all(learned * (output - experience) >= 0.0)


@given(numbers(-0.5, 0.5, SECTORS, 4), levels())
def test_fortune_fades_without_news(luck: FloatArray, persistence: FloatArray) -> None:
    spread = np.full((RUNS, 1, 4), 0.1)
    later = learning.fortune(luck, persistence, spread, np.zeros_like(luck))
    assert np.all(np.abs(later) <= np.abs(luck))


def test_fortune_keeps_its_spread() -> None:
    news = np.random.default_rng(0).standard_normal((RUNS, 200, 400))
    luck, spread = 0.1 * news[:, ::-1], np.full((RUNS, 1, 400), 0.1)
    later = learning.fortune(luck, same(0.8), spread, news)
    assert np.allclose(later.std(axis=(1, 2)), 0.1, atol=0.002)


@given(numbers(-1.0, 1.0, SECTORS, 2), numbers(-1.0, 2.0), levels())
def test_plants_move_towards_the_frontier(
    know_how: FloatArray, frontier: FloatArray, speed: FloatArray
) -> None:
    later = learning.catch_up(know_how, frontier, speed)
    ahead = frontier[:, None, None]
    assert np.all(np.abs(ahead - later) <= np.abs(ahead - know_how) + 1e-12)
