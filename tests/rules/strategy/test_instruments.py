"""Laws of moving instruments: no more than a step, never past the ideal on purpose."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from model.numerics.arrays import FloatArray
from tests.arrays import levels, numbers, same
from tests.reference.strategy.instruments import adjust

steps = numbers(0.03, 0.15)
precisions = numbers(0.5, 6.0)


@given(levels(2), levels(2), steps, precisions, levels(2))
def test_an_instrument_moves_at_most_one_step_and_stays_a_level(
    level: FloatArray,
    ideal: FloatArray,
    step: FloatArray,
    precision: FloatArray,
    draw: FloatArray,
) -> None:
    moved = adjust(level, ideal, step, precision, draw)
    assert np.all((moved >= 0.0) & (moved <= 1.0))
    assert np.all(np.abs(moved - level) <= step[:, None] + 1e-12)


@given(levels(2), steps, precisions, levels(2))
def test_a_state_that_wants_no_change_makes_none(
    level: FloatArray, step: FloatArray, precision: FloatArray, draw: FloatArray
) -> None:
    assert np.array_equal(adjust(level, level, step, precision, draw), level)


@given(levels(2), levels(2), levels(2))
def test_a_precise_state_never_moves_away(
    level: FloatArray, ideal: FloatArray, draw: FloatArray
) -> None:
    moved = adjust(level, ideal, same(0.08), same(1e3), draw * 0.999)
    assert np.all(np.abs(moved - ideal) <= np.abs(level - ideal) + 1e-12)


def test_an_ideal_is_reached_and_kept() -> None:
    level, ideal = np.array([[0.1, 0.9]]), np.array([[0.73, 0.2]])
    draws = np.random.default_rng(1).random((60, 1, 2))
    for draw in draws:
        level = adjust(level, ideal, np.array([0.08]), np.array([2.0]), draw)
    assert np.array_equal(level, ideal)
