"""Laws of Morris's screening: effects of a linear function are its slopes, interactions are seen."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from model.analysis.sensitivity.morris import (
    Elementary,
    Trajectories,
    elementary_effects,
    screening_doubts,
)
from model.numerics.arrays import FloatArray
from tests.analysis.sensitivity.known import fortune, space

NAMES = space(4, 0.0, 1.0).names


def effects(
    function: Callable[[FloatArray], FloatArray], number: int = 40, luck: float = 0.0
) -> dict[str, Elementary]:
    design = Trajectories(space(4, 0.0, 1.0), number, seed=3)
    points = design.points()
    values = function(points) + luck * fortune(design.luck())
    shape = (number, design.rows)
    found = elementary_effects(points.reshape(*shape, -1), values.reshape(shape), NAMES, 2035, 1)
    return {each.input: each for each in found.effects}


def test_effects_of_a_linear_function_are_its_slopes_whatever_the_luck() -> None:
    found = effects(lambda x: x @ np.array([3.0, -2.0, 1.0, 0.0]), luck=5.0)
    assert list(found) == list(NAMES)
    assert [found[name].mu for name in NAMES] == pytest.approx([3.0, -2.0, 1.0, 0.0], abs=1e-9)
    assert [found[name].mu_star for name in NAMES] == pytest.approx([3.0, 2.0, 1.0, 0.0], abs=1e-9)
    assert all(each.sigma == pytest.approx(0.0, abs=1e-9) for each in found.values())


def test_of_an_interaction_the_effects_spread() -> None:
    found = effects(lambda x: (x[:, 0] - 0.5) * (x[:, 1] - 0.5))
    assert found["input_0"].sigma > found["input_0"].mu_star > 0.0
    assert found["input_2"].mu_star == pytest.approx(0.0, abs=1e-12)


def test_intervals_hold_the_mean_absolute_effect_of_many_trajectories() -> None:
    def curved(x: FloatArray) -> FloatArray:
        return x[:, 0] ** 2 + x[:, 0] * x[:, 1]

    few, many = effects(curved, 20), effects(curved, 1000)
    assert few["input_0"].mu_star_low <= many["input_0"].mu_star <= few["input_0"].mu_star_high


def test_each_step_of_a_trajectory_moves_one_input_and_each_input_moves_once() -> None:
    points = Trajectories(space(4, 0.0, 1.0), 6, 1).points().reshape(6, 5, 4)
    moved = np.diff(points, axis=1) != 0.0
    assert (moved.sum(axis=2) == 1).all()
    assert (moved.sum(axis=1) == 1).all()


def test_more_trajectories_begin_with_the_same() -> None:
    few, more = (Trajectories(space(4, 0.0, 1.0), number, 1) for number in (3, 7))
    assert (more.points()[:15] == few.points()).all()
    assert (more.luck()[:15] == few.luck()).all()


def test_few_trajectories_and_an_open_order_are_called_so() -> None:
    design = Trajectories(space(4, 0.0, 1.0), 4, 1)
    values = np.random.default_rng(1).random((4, 5))
    found = elementary_effects(design.points().reshape(4, 5, 4), values, NAMES, 2035, 1)
    text = " ".join(screening_doubts(found, leading=2))
    assert "4 trajectories are few" in text
    assert "is not settled" in text
