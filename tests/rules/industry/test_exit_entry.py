"""Laws of firms that close and open: odds are right, capital is not made of nothing."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.industry import exit_entry
from model.rules.industry.exit_entry import Newcomer, Parameters, Pressure
from model.rules.industry.firm import ALIVE, CAPITAL, KNOW_HOW, LUCK, PROPERTIES, WEIGHT

P = Parameters(
    exit_rate=0.1,
    exit_productivity=2.0,
    exit_rivalry=1.5,
    plant_exit_factor=0.5,
    capital_reuse=0.6,
    entry_rate=0.2,
    entrant_size=0.4,
)
EVEN = Pressure(local=1.0, unrivalled=1.0, plants=1.0)


def sector(*firms: tuple[float, float, float]) -> np.ndarray:
    """Slots of a sector: alive, capital and know-how of each, of one real firm a slot."""
    found = np.zeros((PROPERTIES, len(firms)))
    found[ALIVE], found[CAPITAL], found[KNOW_HOW] = np.array(firms).T
    found[WEIGHT] = 1.0
    return found


def test_the_odds_of_a_small_firm_are_those_of_its_rate() -> None:
    assert exit_entry.usual_odds(P) == pytest.approx(0.1 / 0.9)


def test_size_is_capital_of_one_real_firm_over_a_small_one() -> None:
    assert exit_entry.size(40.0, 5.0, 2.0) == pytest.approx(4.0)


def test_a_firm_four_times_as_large_closes_half_as_often() -> None:
    assert exit_entry.odds(0.1, 1.0, 4.0) == pytest.approx(0.05)
    assert exit_entry.odds(0.1, 3.0, 1.0) == pytest.approx(0.3)


def test_the_more_productive_close_less_within_limits() -> None:
    assert exit_entry.skill(2.0, 0.5) == pytest.approx(math.exp(-1.0))
    assert exit_entry.skill(2.0, -9.0) == pytest.approx(math.exp(5.0))
    assert exit_entry.skill(2.0, 9.0) == pytest.approx(math.exp(-5.0))


def test_rivals_raise_the_odds_of_local_firms() -> None:
    found = exit_entry.pressure(P, 0.3, 0.1)
    assert found.local == pytest.approx(math.exp(1.5 * 0.2))
    assert found.unrivalled == pytest.approx(math.exp(-1.5 * 0.1))
    assert found.plants == 0.5


@given(st.floats(0.0, 0.99), st.floats(0.0, 5.0))
def test_a_firm_closes_in_a_quarter_as_often_as_its_yearly_odds_say(
    draw: float, odds: float
) -> None:
    chance = 1.0 - (1.0 + odds) ** -0.25
    if abs(draw - chance) > 1e-9:
        assert (odds > exit_entry.endurance(draw)) == (draw < chance)


def test_survivors_buy_the_reused_part() -> None:
    assert exit_entry.reuse(P, 10.0, 40.0) == pytest.approx(1.0 + 0.6 * 0.25)
    firm = sector((1, 30.0, 0), (0, 10.0, 0), (1, 10.0, 0), (1, 7.0, 0))
    exit_entry.buy_up(P, firm, 3)
    assert firm[CAPITAL] == pytest.approx([30.0 * 1.15, 0.0, 10.0 * 1.15, 7.0])


def test_what_nobody_is_left_to_buy_is_lost() -> None:
    firm = sector((0, 10.0, 0), (0, 5.0, 0))
    exit_entry.buy_up(P, firm, 2)
    assert firm[CAPITAL].tolist() == [0.0, 0.0]


def test_profit_draws_newcomers() -> None:
    assert exit_entry.opening_chance(P, 1.5, 0.75) == pytest.approx(0.2 * 2.0 / 4.0)
    assert exit_entry.opening_chance(P, 1.0, 0.0) > 1.0


def test_odds_are_of_firms_by_their_skill_and_size_and_none_where_there_is_none() -> None:
    firm, yearly = sector((1, 8.0, 0.1), (1, 2.0, 0.1), (0, 2.0, 0.1)), np.zeros(3)
    firm[LUCK] = 0.2
    exit_entry.weigh(P, 2.0, 0.1, firm, yearly)
    skilled = 0.1 / 0.9 * math.exp(-2.0 * 0.2)
    assert yearly == pytest.approx([skilled / 2.0, skilled, 0.0])


def test_the_displaced_are_those_that_rivals_closed() -> None:
    firm = sector((1, 5.0, 0), (1, 5.0, 0), (1, 5.0, 0), (1, 9.0, 0), (1, 9.0, 0))
    firm[WEIGHT] = [1.0, 2.0, 4.0, 8.0, 16.0]
    yearly = np.array([0.3, 0.3, 0.3, 0.3, 0.3])
    endured = np.array([0.25, 0.4, 0.7, 0.1, 0.2])
    displaced, region = np.zeros(2), np.array([0, 1, 1, 0, 0])
    on = Pressure(local=2.0, unrivalled=1.0, plants=0.5)
    gone = exit_entry.close(firm, 3, (yearly, endured), on, (region, displaced))
    assert firm[ALIVE].tolist() == [0.0, 0.0, 1.0, 0.0, 1.0]
    assert (gone.local, gone.plants) == (2.0, 1.0)
    assert displaced.tolist() == [0.0, 2.0]  # the first one would have closed anyway
    assert firm[CAPITAL].tolist() == [5.0, 5.0, 5.0, 0.0, 9.0]
    assert firm[WEIGHT].tolist() == [1.0, 2.0, 4.0, 0.0, 16.0]


def test_who_has_just_endured_the_odds_stays() -> None:
    firm = sector((1, 5.0, 0), (1, 5.0, 0))
    at = np.array([0.3, 0.3])
    exit_entry.close(firm, 1, (at, at), EVEN, (np.zeros(2, int), np.zeros(1)))
    assert firm[ALIVE].tolist() == [1.0, 1.0]


def test_only_empty_places_are_taken() -> None:
    firm, draw = (
        sector((1, 5.0, 0), (0, 0.0, 0), (0, 0.0, 0), (0, 0.0, 0)),
        np.array([0.1, 0.1, 0.3]),
    )
    opened = exit_entry.enter(firm, 0.3, draw, Newcomer(20.0, 0.4), np.array([0.1, 0.2, 0.3]))
    assert opened == 1.0
    assert firm[ALIVE].tolist() == [1.0, 1.0, 0.0, 0.0]
    assert firm[CAPITAL].tolist() == [5.0, 4.0, 0.0, 0.0]
    assert firm[KNOW_HOW].tolist() == [0.0, 0.4, 0.0, 0.0]
