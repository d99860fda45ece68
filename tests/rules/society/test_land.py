"""Laws of farmland: closed land is not leased, cooperation spares it, leases end."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.rules.society import land

AIM = np.array([0.2, 0.8])


@given(st.floats(0.0, 5.0), st.floats(0.0, 1.0), st.floats(0.0, 0.999))
def test_closed_land_draws_no_announcement(rate: float, openness: float, draw: float) -> None:
    draws = np.full((1, 2), draw)
    found = land.announced(np.array([rate]), np.array([openness]), AIM, draws)
    assert set(np.unique(found)) <= {0.0, 1.0}
    assert np.all(land.announced(np.array([rate]), np.zeros(1), AIM, draws) == 0.0)


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_agricultural_cooperation_spares_land(gap: float, cooperation: float) -> None:
    one = np.ones(1)
    open_gap = land.open_food_gap(np.array([gap]), np.array([cooperation]))
    assert 0.0 <= open_gap[0] <= gap
    assert land.request_rate(one, open_gap, one)[0] <= land.request_rate(one, gap * one, one)[0]
    assert land.request_rate(one, np.zeros(1), one)[0] == 1.0


@given(st.floats(0.0, 100.0), st.floats(1.0, 25.0))
def test_leases_end(stock: float, term: float) -> None:
    left = land.leased(np.array([[stock]]), np.zeros((1, 1)), np.array([term]))
    assert 0.0 <= left[0, 0] <= stock
