"""Laws of farmland: closed land is not leased, cooperation spares it, leases end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.society import land

P = land.Parameters(
    food_gap=0.5,
    food_land_demand=4.0,
    land_request_rate=2.0,
    land_request_factor=1.5,
    land_request_size=10.0,
    land_lease_term=5.0,
)


def test_cooperation_closes_the_food_gap() -> None:
    assert land.open_food_gap(P, 0.6) == pytest.approx(0.2)
    assert land.open_food_gap(P, 1.0) == 0.0


def test_requests_come_of_their_own_and_of_the_food_gap() -> None:
    # 2 * 1.5 a year of their own, 4 * 0.2 to feed others, a quarter of them, half granted
    assert land.requests_granted(P, 0.2, 0.5) == pytest.approx(3.8 / 4.0 / 2.0)
    assert land.requests_granted(P, 0.2, 0.0) == 0.0
    assert land.requests_granted(P, 0.3, 0.5) > land.requests_granted(P, 0.2, 0.5)


def test_a_lease_is_announced_with_the_chance_of_at_least_one_request() -> None:
    # 2 requests, half of which aim here: 1 - exp(-1) = 0.632
    assert land.announced(2.0, 0.5, 0.632) == 1.0
    assert land.announced(2.0, 0.5, 0.633) == 0.0


@given(st.floats(0.0, 0.999))
def test_closed_land_draws_no_announcement(draw: float) -> None:
    assert land.announced(0.0, 1.0, draw) == 0.0


def test_a_twentieth_of_leases_of_five_years_ends_in_a_quarter() -> None:
    assert land.leased(P, 100.0, 0.0) == pytest.approx(95.0)
    assert land.leased(P, 100.0, 1.0) == pytest.approx(105.0)
