"""Laws of route choice: cargo is conserved, and what gets worse is not chosen more."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.numerics.arrays import FloatArray
from model.rules.transit.choice import Nest, Offer, attraction, nest_members
from tests.reference.transit.choice import place, still_bound

RUNS, ROUTES, SHIPPERS, RAIL_FROM = 3, 5, 4, 2
utilities = arrays(float, (RUNS, ROUTES, SHIPPERS), elements=st.floats(-30, 30))
shares = st.floats(0, 1)
delays = arrays(float, (RUNS, ROUTES), elements=st.floats(0, 60))


def offer(utility: FloatArray, adopted: float = 1.0, free: float = 1.0) -> Offer:
    kept = np.full(utility.shape, (1.0 - free) / ROUTES)
    return Offer(
        utility=utility,
        sensitivity=np.full(utility.shape, 0.05),
        nest=Nest(
            members=nest_members(ROUTES, RAIL_FROM),
            adoption=np.full((RUNS, SHIPPERS), adopted),
            scale=np.full(RUNS, 0.5),
        ),
        kept=kept,
        free=np.full((RUNS, SHIPPERS), free),
        stoppable=np.arange(ROUTES) >= RAIL_FROM,
        stopped=np.zeros(RUNS),
    )


@given(utilities, delays, shares, shares, shares)
def test_all_cargo_is_placed_and_none_is_invented(
    utility: FloatArray, delay: FloatArray, adopted: float, free: float, stopped: float
) -> None:
    given_offer = replace(offer(utility, adopted, free), stopped=np.full(RUNS, stopped))
    placed = place(given_offer, delay)
    assert np.all(placed >= 0.0)
    assert np.allclose(placed.sum(axis=1), 1.0)


@given(utilities, st.integers(0, ROUTES - 1), st.floats(0.1, 30))
def test_a_longer_wait_never_wins_a_route_cargo(
    utility: FloatArray, route: int, days: float
) -> None:
    waits = np.zeros((RUNS, ROUTES))
    before = place(offer(utility), waits)
    waits[:, route] = days
    after = place(offer(utility), waits)
    assert np.all(after[:, route] <= before[:, route] + 1e-12)


@given(utilities)
def test_who_does_not_consider_rail_sends_nothing_by_rail(utility: FloatArray) -> None:
    placed = place(offer(utility, adopted=0.0), np.zeros((RUNS, ROUTES)))
    assert np.all(placed[:, RAIL_FROM:] == 0.0)


@given(utilities)
def test_what_is_stopped_altogether_carries_nothing(utility: FloatArray) -> None:
    stopped = replace(offer(utility), stopped=np.ones(RUNS))
    placed = place(stopped, np.zeros((RUNS, ROUTES)))
    assert np.allclose(placed[:, RAIL_FROM:], 0.0, atol=1e-12)


def test_a_service_of_no_size_is_not_on_offer() -> None:
    assert attraction(np.array([0.0]))[0] == -np.inf
    assert attraction(np.array([1.0]))[0] == 0.0


@given(utilities, delays, st.floats(0.01, 20))
def test_dearer_routes_of_one_country_never_carry_more_together(
    utility: FloatArray, delay: FloatArray, dearer: float
) -> None:
    """However the rise is spread over the country's routes, as over their kilometres."""
    country = np.array([1, 2, 4])
    before = place(offer(utility), delay)[:, country].sum(axis=1)
    rise = np.zeros((ROUTES, 1))
    rise[country, 0] = dearer * np.array([0.3, 1.0, 2.0])
    after = place(offer(utility - rise), delay)[:, country].sum(axis=1)
    assert np.all(after <= before + 1e-12)


@given(st.floats(0, 1), st.floats(0, 1), shares)
def test_contracts_never_keep_more_than_there_was(now: float, before: float, end: float) -> None:
    held = np.full((RUNS, ROUTES, SHIPPERS), 1.0 / ROUTES)
    routes = np.ones((RUNS, ROUTES))
    kept = still_bound(held, np.full(RUNS, end), now * routes, before * routes)
    assert np.all((kept >= 0.0) & (kept <= held))
    closed = still_bound(held, np.full(RUNS, end), 0.0 * routes, before * routes)
    assert np.all(closed == 0.0)
