"""Laws of lock-in: it only grows, never leaves [0, 1], and costs local suppliers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given

from model.numerics.arrays import FloatArray
from model.rules.industry import lock_in
from tests.arrays import levels, numbers, same

USUAL = lock_in.Sourcing(same(0.58), same(0.28), same(0.0), same(0.3))


@given(levels(), levels(), levels(), numbers(0.0, 0.15))
def test_lock_in_grows_within_bounds(
    level: FloatArray, capital: FloatArray, equipment: FloatArray, speed: FloatArray
) -> None:
    later = lock_in.lock_in(level, capital, equipment, speed)
    assert np.all((later >= level) & (later <= 1.0))
    more = lock_in.lock_in(level, capital + 0.1, equipment, speed)
    assert np.all(more >= later)


@given(levels(), levels())
def test_at_no_speed_standards_do_not_spread(capital: FloatArray, equipment: FloatArray) -> None:
    assert np.all(lock_in.lock_in(same(0.0), capital, equipment, same(0.0)) == 0.0)


@given(levels(), numbers(0.0, 0.46), numbers(-0.2, 0.2))
def test_local_content_is_a_share_and_falls_with_lock_in(
    level: FloatArray, gap: FloatArray, rule: FloatArray
) -> None:
    sourcing = replace(USUAL, gap=gap, rule=rule)
    plants, home = lock_in.plant_content(sourcing, level), lock_in.home_content(sourcing, level)
    assert np.all((plants > 0.0) & (plants <= home) & (home < 1.0))
    assert np.all(lock_in.plant_content(sourcing, level + 0.1) <= plants)
    stricter = replace(sourcing, rule=rule + 0.1)
    assert np.all(lock_in.plant_content(stricter, level) >= plants)


@given(levels())
def test_without_a_gap_plants_buy_like_others(level: FloatArray) -> None:
    alike = replace(USUAL, gap=same(0.0))
    assert np.array_equal(lock_in.plant_content(alike, level), lock_in.home_content(alike, level))


@given(levels(), numbers(0.3, 2.0))
def test_standards_bind_capital_goods_only(level: FloatArray, strength: FloatArray) -> None:
    factor = lock_in.standards_preference(level, strength, np.array([0.0, 0.8]))
    assert np.all(factor[:, 0] == 1.0)
    assert np.all(factor[:, 1] >= 1.0)
    assert np.all(lock_in.standards_preference(same(0.0), strength, np.array([0.8])) == 1.0)
