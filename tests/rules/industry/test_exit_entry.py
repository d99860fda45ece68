"""Laws of exit and entry: rivals close firms, size keeps them open, capital is not conjured up."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.numerics.arrays import BoolArray, FloatArray
from model.rules.industry import exit_entry
from tests.arrays import RUNS, levels, numbers, same

SECTORS, SLOTS = 2, 4
ODDS = numbers(0.0, 50.0, SECTORS, SLOTS)
DRAW = numbers(0.0, 0.999999, SECTORS, SLOTS)
ALIVE = arrays(np.bool_, (RUNS, SECTORS, SLOTS), elements=st.booleans())


@given(ALIVE, ODDS, DRAW, numbers(1.0, 5.0, SECTORS, 1))
def test_the_displaced_are_among_those_that_close(
    alive: BoolArray, odds: FloatArray, draw: FloatArray, pressure: FloatArray
) -> None:
    endured = exit_entry.endurance(draw)
    closes, displaced = exit_entry.closures(alive, odds * pressure, odds, endured)
    assert np.all(closes <= alive)
    assert np.all(displaced <= closes)
    spared, _ = exit_entry.closures(alive, odds, odds, endured)
    assert np.all((closes & ~displaced) == spared)


@given(ALIVE, ODDS, DRAW)
def test_without_rivals_nobody_is_displaced(
    alive: BoolArray, odds: FloatArray, draw: FloatArray
) -> None:
    _, displaced = exit_entry.closures(alive, odds, odds, exit_entry.endurance(draw))
    assert not displaced.any()


def test_a_year_of_quarters_closes_as_many_as_the_yearly_odds_say() -> None:
    chance, draws = 0.08, (np.arange(200_000) + 0.5) / 200_000
    quarterly = (chance / (1.0 - chance) > exit_entry.endurance(draws)).mean()
    assert abs(1.0 - (1.0 - quarterly) ** 4 - chance) < 1e-4


@given(numbers(0.05, 0.12), numbers(0.1, 0.4), numbers(-2.0, 2.0, SECTORS, SLOTS))
def test_large_and_productive_firms_close_less(
    base: FloatArray, sensitivity: FloatArray, advantage: FloatArray
) -> None:
    small = np.ones((RUNS, SECTORS, SLOTS))
    found = exit_entry.odds(base, sensitivity, advantage, small)
    assert np.all(exit_entry.odds(base, sensitivity, advantage, 4.0 * small) < found)
    assert np.all(exit_entry.odds(base, sensitivity, advantage + 0.1, small) < found)


@given(levels(SECTORS), levels(SECTORS), numbers(0.0, 3.0))
def test_rivals_raise_the_odds_only_as_far_as_firms_mind_them(
    share: FloatArray, start: FloatArray, rivals: FloatArray
) -> None:
    factor = exit_entry.rivalry_factor(share, start, rivals)
    assert np.all((factor - 1.0) * (share - start) >= 0.0)
    assert np.all(exit_entry.rivalry_factor(share, start, same(0.0)) == 1.0)


@given(numbers(0.0, 100.0, SECTORS, SLOTS), numbers(0.0, 100.0, SECTORS), levels())
def test_survivors_buy_the_reused_part_and_no_more(
    capital: FloatArray, freed: FloatArray, reused: FloatArray
) -> None:
    held = np.where(capital < 1e-3, 0.0, capital)
    bought = exit_entry.bought_up(held, freed, reused).sum(axis=-1) - held.sum(axis=-1)
    anyone = held.sum(axis=-1) > 0.0
    expected = np.where(anyone, reused[:, None] * freed, 0.0)
    assert np.allclose(bought, expected, atol=1e-6)


@given(ALIVE, numbers(0.0, 10.0, SECTORS), numbers(0.0, 0.6), DRAW)
def test_only_empty_places_are_taken_and_profit_draws_newcomers(
    alive: BoolArray, returns: FloatArray, rate: FloatArray, draw: FloatArray
) -> None:
    opens = exit_entry.openings(~alive, returns, rate, draw)
    assert not (opens & alive).any()
    assert np.all(exit_entry.openings(~alive, returns + 1.0, rate, draw) >= opens)


def test_size_is_capital_of_one_real_firm() -> None:
    capital = np.full((RUNS, SECTORS, SLOTS), 60.0)
    weight = np.broadcast_to([1.0, 2.0, 3.0, 60.0], capital.shape)
    size = exit_entry.size_of_firm(capital, weight, np.full((RUNS, SECTORS), 2.0))
    assert np.allclose(size, np.broadcast_to([30.0, 15.0, 10.0, 0.5], capital.shape))
