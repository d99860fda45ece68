"""Laws of rumours: shares add up, faster talk reaches more people, silence stays silence."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from model.rules.society import rumour

REGIONS = 5
RING = np.roll(np.eye(REGIONS), 1, axis=1) / 2 + np.roll(np.eye(REGIONS), -1, axis=1) / 2
DAYS = (45, 2.0)


def talk(transmission: float, stifling: float = 0.3, denial: float = 0.0) -> rumour.Talk:
    values = (transmission, stifling, denial, 20.0, 0.2)
    return rumour.Talk(*(np.array([value]) for value in values))


def spread_from_one_region(pace: rumour.Talk, believed: float, seed: float = 0.05) -> rumour.Rumour:
    told = np.zeros((1, REGIONS))
    told[0, 0] = seed
    begun = rumour.start(rumour.quiet(1, REGIONS), told)
    return rumour.spread(begun, pace, np.full((1, REGIONS), believed), RING, DAYS)


@given(st.floats(0.05, 1.0), st.floats(0.0, 1.0), st.floats(0.0, 0.2), st.floats(0.0, 1.0))
@settings(max_examples=40, deadline=None)
def test_shares_stay_shares_and_add_up_to_one(
    transmission: float, stifling: float, denial: float, believed: float
) -> None:
    after = spread_from_one_region(talk(transmission, stifling, denial), believed)
    total = after.ignorant + after.spreading + after.stifling
    assert np.allclose(total, 1.0, atol=1e-12)
    for share in (after.ignorant, after.spreading, after.stifling, after.heard):
        assert np.all((share >= -1e-12) & (share <= 1.0 + 1e-12))
    later = rumour.forget(after, np.array([0.5]))
    assert np.allclose(later.ignorant + later.spreading + later.stifling, 1.0, atol=1e-12)


@given(st.floats(0.1, 0.9), st.floats(0.01, 0.3), st.floats(0.2, 1.0), st.floats(0.0, 0.05))
@settings(max_examples=40, deadline=None)
def test_reach_rises_with_the_transmission_rate(
    transmission: float, more: float, believed: float, denial: float
) -> None:
    slow = spread_from_one_region(talk(transmission, denial=denial), believed)
    fast = spread_from_one_region(talk(transmission + more, denial=denial), believed)
    assert fast.heard.mean() >= slow.heard.mean() - 1e-9


def test_denial_lowers_reach() -> None:
    free = spread_from_one_region(talk(0.4), 0.6)
    denied = spread_from_one_region(talk(0.4, denial=0.05), 0.6)
    assert denied.heard.mean() < free.heard.mean()


def test_nothing_believed_means_nothing_passed_on() -> None:
    after = spread_from_one_region(talk(0.6), 0.0)
    assert after.heard[0, 2] < 0.01
    assert np.all(after.spreading == 0.0)


def test_a_fifth_never_hears_a_rumour_that_all_believe_in_a_mixed_public() -> None:
    """The limit of Daley and Kendall: 0.2032 never hear it."""
    begun = rumour.start(rumour.quiet(1, 1), np.array([[1e-3]]))
    mixed = rumour.spread(begun, talk(0.3), np.ones((1, 1)), np.ones((1, 1)), (4000, 0.05))
    assert abs(mixed.ignorant[0, 0] - 0.2032) < 0.005


def test_steps_without_a_spreader_change_nothing() -> None:
    told = np.zeros((2, REGIONS))
    told[0, 1] = 0.1
    begun = rumour.start(rumour.quiet(2, REGIONS), told)
    known = np.array([[0.0], [0.3]])
    begun = replace(begun, stifling=begun.stifling + known, ignorant=begun.ignorant - known)
    pace = rumour.Talk(*(np.repeat(getattr(talk(0.3), f.name), 2) for f in fields(rumour.Talk)))
    after = rumour.spread(begun, pace, np.full((2, REGIONS), 0.5), RING, DAYS)
    for field in fields(rumour.Rumour):
        before = getattr(begun, field.name)[1]
        assert np.array_equal(getattr(after, field.name)[1], before)


def test_belief_falls_with_knowledge_and_good_opinion() -> None:
    ignorant, friendly = np.array([1.0, 0.5, 1.0]), np.array([0.0, 0.0, 1.0])
    assert np.allclose(rumour.belief(ignorant, friendly), [0.5, 0.25, 0.0])


@given(st.floats(0.0, 5.0), st.floats(0.0, 0.95))
def test_chances_are_chances(announcements: float, each: float) -> None:
    found = rumour.chance_of_any(np.array([[announcements]]), np.array([each]))
    assert 0.0 <= found[0, 0] <= 1.0
    assert rumour.chance_of_any(np.array([[1.0]]), np.array([0.3]))[0, 0] == 1.0 - 0.7


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_the_topic_is_a_share(land: float, standing: float, told: float, part: float) -> None:
    one = np.ones(1)
    share = rumour.topic(land * one, standing * one, told * one, part * told * one)[0]
    assert -1e-12 <= share <= 1.0 + 1e-12
    assert rumour.topic(land * one, 0.0 * one, 0.0 * one, 0.0 * one)[0] == land
