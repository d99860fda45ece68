"""Laws of choice: the better option is likelier, and a draw picks with the given odds."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from model.numerics.arrays import FloatArray
from tests.arrays import RUNS, levels, numbers, same
from tests.reference.choice import pick, quantal_response

utilities = numbers(-50.0, 50.0, 3)
precisions = numbers(0.0, 20.0)


@given(utilities, precisions)
def test_odds_add_up_to_one(utility: FloatArray, precision: FloatArray) -> None:
    odds = quantal_response(utility, precision)
    assert np.all(odds >= 0.0)
    assert np.allclose(odds.sum(axis=-1), 1.0)


@given(utilities, precisions)
def test_a_better_option_is_never_less_likely(utility: FloatArray, precision: FloatArray) -> None:
    odds = quantal_response(utility, precision)
    better = utility[:, :, None] >= utility[:, None, :]
    assert np.all((odds[:, :, None] >= odds[:, None, :])[better])


@given(utilities, numbers(-9.0, 9.0), precisions)
def test_only_differences_of_utility_count(
    utility: FloatArray, shift: FloatArray, precision: FloatArray
) -> None:
    odds = quantal_response(utility, precision)
    assert np.allclose(odds, quantal_response(utility + shift[:, None], precision), atol=1e-9)


@given(utilities)
def test_without_precision_chance_decides(utility: FloatArray) -> None:
    assert np.allclose(quantal_response(utility, same(0.0)), 1.0 / 3.0)


def test_high_precision_is_the_best_reply() -> None:
    odds = quantal_response(np.array([[0.0, 0.1, -1.0]]), np.array([1e4]))
    assert np.allclose(odds, [[0.0, 1.0, 0.0]])


@given(utilities, precisions)
def test_what_is_not_on_the_menu_is_never_picked(
    utility: FloatArray, precision: FloatArray
) -> None:
    utility[:, 2] = -np.inf
    odds = quantal_response(utility, precision + 0.01)
    assert np.all(odds[:, 2] == 0.0)
    assert np.all(pick(odds, same(1.0 - 1e-15)) < 2)


@given(utilities, precisions, levels())
def test_a_pick_is_on_the_menu(
    utility: FloatArray, precision: FloatArray, draw: FloatArray
) -> None:
    option = pick(quantal_response(utility, precision), draw)
    assert option.shape == (RUNS,)
    assert np.all((option >= 0) & (option <= 2))


def test_options_are_picked_as_often_as_they_are_likely() -> None:
    draws = (np.arange(1000) + 0.5) / 1000
    odds = np.tile([0.2, 0.5, 0.3], (1000, 1))
    assert np.bincount(pick(odds, draws)).tolist() == [200, 500, 300]


@given(utilities, precisions, levels())
def test_an_option_twice_on_offer_is_picked_for_each_thing_alone(
    utility: FloatArray, precision: FloatArray, draw: FloatArray
) -> None:
    many = np.stack([utility, utility[:, ::-1]], axis=1)
    odds = quantal_response(many, precision)
    assert np.allclose(odds[:, 0], quantal_response(utility, precision))
    chosen = pick(odds, np.stack([draw, draw], axis=1))
    assert np.array_equal(chosen[:, 0], pick(odds[:, 0], draw))
