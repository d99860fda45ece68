"""Laws of Shapley values: the axioms that define them, and games whose values are known."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.analysis.shapley import (
    coalitions_of,
    contributions,
    exact_values,
    sampled_orders,
    sampling_error,
)
from model.numerics.arrays import FloatArray

RUNS = 3


def random_game(players: int, seed: int) -> FloatArray:
    return np.random.default_rng(seed).normal(size=(1 << players, RUNS))


games = st.builds(random_game, st.integers(1, 6), st.integers(0, 1000))


@settings(deadline=None, max_examples=40)
@given(games)
def test_values_add_up_to_the_whole_in_every_run(worths: FloatArray) -> None:
    assert exact_values(worths).sum(axis=0) == pytest.approx(worths[-1] - worths[0])


@settings(deadline=None, max_examples=40)
@given(games)
def test_a_player_who_adds_nothing_gets_nothing_and_changes_no_other(worths: FloatArray) -> None:
    with_null = np.concatenate([worths, worths])
    values = exact_values(with_null)
    assert values[-1] == pytest.approx(np.zeros(RUNS))
    assert values[:-1] == pytest.approx(exact_values(worths))


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 1000))
def test_players_who_add_alike_get_alike(seed: int) -> None:
    by_size = np.random.default_rng(seed).normal(size=(5, RUNS))
    worths = np.array([by_size[mask.bit_count()] for mask in range(16)])
    values = exact_values(worths)
    assert values == pytest.approx(np.broadcast_to(values[0], values.shape))


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 1000), st.integers(0, 1000))
def test_the_values_of_a_sum_of_games_are_the_sums_of_values(one: int, other: int) -> None:
    first, second = random_game(4, one), random_game(4, other)
    assert exact_values(first + second) == pytest.approx(exact_values(first) + exact_values(second))


def test_an_additive_game_gives_each_its_own() -> None:
    own = np.array([3.0, -1.0, 0.5])
    worths = np.array([sum(own[i] for i in range(3) if mask >> i & 1) for mask in range(8)])
    assert exact_values(worths) == pytest.approx(own)


def test_the_glove_game_gives_the_rare_glove_four_times_what_the_others_get() -> None:
    """Players 0 and 1 have a left glove each, player 2 the only right one; a pair is worth 1."""
    worths = np.array([float(mask >> 2 & 1 and mask & 3 != 0) for mask in range(8)])
    assert exact_values(worths) == pytest.approx([1 / 6, 1 / 6, 2 / 3])


def test_what_only_two_bring_together_goes_to_either_by_half() -> None:
    worths = np.array([0.0, 0.0, 0.0, 10.0])
    assert exact_values(worths) == pytest.approx([5.0, 5.0])


def test_over_all_orders_the_mean_contribution_is_the_exact_value() -> None:
    worths = random_game(4, 7)
    found = contributions(list(permutations(range(4))), dict(enumerate(worths)))
    assert found.mean(axis=0) == pytest.approx(exact_values(worths))


@settings(deadline=None, max_examples=30)
@given(st.integers(2, 6), st.integers(1, 4), st.integers(0, 1000))
def test_contributions_in_sampled_orders_add_up_to_the_whole_too(
    players: int, pairs: int, seed: int
) -> None:
    worths = random_game(players, seed)
    orders = sampled_orders(players, 2 * pairs, seed)
    needed = {mask for order in orders for mask in coalitions_of(order)}
    found = contributions(orders, {mask: worths[mask] for mask in needed})
    assert found.shape == (2 * pairs, players, RUNS)
    expected = np.broadcast_to(worths[-1] - worths[0], (2 * pairs, RUNS))
    assert found.sum(axis=1) == pytest.approx(expected)


def test_orders_come_in_reversed_pairs_and_more_take_up_the_fewer() -> None:
    orders = sampled_orders(5, 6, seed=3)
    assert [order[::-1] for order in orders[::2]] == orders[1::2]
    assert all(sorted(order) == list(range(5)) for order in orders)
    assert sampled_orders(5, 4, seed=3) == orders[:4]
    with pytest.raises(ValueError, match="3 orders"):
        sampled_orders(5, 3, seed=3)


def test_reversed_pairs_leave_no_error_where_only_pairs_of_players_interact() -> None:
    rng = np.random.default_rng(2)
    pull = np.triu(rng.normal(size=(5, 5)))
    member = np.array([[mask >> i & 1 for i in range(5)] for mask in range(32)], dtype=float)
    worths = np.einsum("mi,ij,mj->m", member, pull, member)
    found = contributions(sampled_orders(5, 4, seed=0), dict(enumerate(worths)))
    assert sampling_error(found) == pytest.approx(np.zeros(5), abs=1e-12)
    assert found.mean(axis=0) == pytest.approx(exact_values(worths))


def test_the_sampling_error_is_that_of_the_estimate() -> None:
    worths = random_game(5, 11)[:, 0]
    exact, table = exact_values(worths), dict(enumerate(worths))
    misses, told = [], []
    for seed in range(300):
        found = contributions(sampled_orders(5, 16, seed), table)
        misses.append(found.mean(axis=0) - exact)
        told.append(sampling_error(found))
    real = np.sqrt(np.mean(np.square(misses), axis=0))
    assert np.sqrt(np.mean(np.square(told), axis=0)) == pytest.approx(real, rel=0.2)


def test_one_pair_of_orders_tells_no_error() -> None:
    assert np.isnan(sampling_error(np.zeros((2, 3)))).all()


def test_worths_that_are_no_game_are_refused() -> None:
    with pytest.raises(ValueError, match="6 coalitions"):
        exact_values(np.zeros((6, 1)))
