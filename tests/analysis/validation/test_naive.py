"""Naive forecasts: they see the past only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.analysis.validation.naive import last_value, trend

PAST = st.dictionaries(st.integers(2000, 2018), st.floats(-1e3, 1e3), min_size=2, max_size=10)


@given(PAST, st.integers(2000, 2030), st.floats(-1e3, 1e3))
def test_what_comes_later_changes_no_forecast(
    past: dict[int, float], year: int, other: float
) -> None:
    later = {each: other for each in past if each >= year}
    for forecast in (last_value, trend):
        assert forecast(past, year) == forecast({**past, **later}, year)


@given(st.floats(-10, 10), st.floats(-100, 100), st.integers(2, 6))
def test_a_straight_line_goes_on(slope: float, level: float, figures: int) -> None:
    past = {2010 + t: level + slope * t for t in range(figures)}
    assert trend(past, 2020) == pytest.approx(level + slope * 10, abs=1e-6)


def test_the_last_value_is_that_of_the_latest_earlier_year() -> None:
    past = {2012: 1.0, 2016: 5.0, 2014: 3.0}
    assert last_value(past, 2016) == 3.0
    assert last_value(past, 2020) == 5.0


def test_too_short_a_past_gives_no_forecast() -> None:
    assert last_value({2015: 1.0}, 2015) is None
    assert trend({2015: 1.0}, 2018) is None
