"""Laws of route choice: cargo is conserved, and what gets worse is not chosen more."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.arrays import FloatArray
from model.rules.transit.choice import Offer, attraction, place

RUNS, ROUTES, SHIPPERS, RAIL_FROM = 3, 5, 4, 2
utilities = arrays(float, (RUNS, ROUTES, SHIPPERS), elements=st.floats(-30, 30))
shares = st.floats(0, 1)
delays = arrays(float, (RUNS, ROUTES), elements=st.floats(0, 60))


def offer(utility: FloatArray, adopted: float = 1.0, free: float = 1.0) -> Offer:
    kept = np.full(utility.shape, (1.0 - free) / ROUTES)
    return Offer(
        utility=utility,
        sensitivity=np.full(utility.shape, 0.05),
        adoption=np.full((RUNS, SHIPPERS), adopted),
        kept=kept,
        free=np.full((RUNS, SHIPPERS), free),
        stoppable=np.arange(ROUTES) >= RAIL_FROM,
        stopped=np.zeros(RUNS),
        nest_scale=np.full(RUNS, 0.5),
        rail_from=RAIL_FROM,
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
