"""Laws of quarters and horizons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.clock import FIRST_QUARTER, Horizon, Quarter

quarters = st.builds(Quarter, st.integers(1900, 2100), st.integers(1, 4))
steps = st.integers(-400, 400)


@given(quarters)
def test_a_written_quarter_reads_back_as_itself(quarter: Quarter) -> None:
    assert Quarter.parse(str(quarter)) == quarter


@pytest.mark.parametrize(
    "text", ["2013", "2013-Q5", "2013-Q0", "Q1-2013", "2013-q1", "13-Q1", "٢٠١٣-Q1", ""]
)
def test_nothing_else_is_a_quarter(text: str) -> None:
    with pytest.raises(ValueError, match="not a quarter"):
        Quarter.parse(text)


@given(quarters, steps)
def test_going_forth_and_back_returns(quarter: Quarter, step: int) -> None:
    assert quarter.plus(step).plus(-step) == quarter
    assert quarter.plus(step).ordinal - quarter.ordinal == step


@given(quarters, quarters)
def test_quarters_are_ordered_as_time_is(one: Quarter, other: Quarter) -> None:
    assert (one < other) == (one.ordinal < other.ordinal)


@given(quarters, st.integers(0, 200))
def test_a_horizon_holds_each_of_its_quarters_once(start: Quarter, length: int) -> None:
    horizon = Horizon(start, start.plus(length))
    held = list(horizon)
    assert len(held) == len(horizon) == length + 1
    assert [horizon.index(quarter) for quarter in held] == list(range(length + 1))
    assert (held[0], held[-1]) == (horizon.start, horizon.end)


def test_a_horizon_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Horizon(FIRST_QUARTER, FIRST_QUARTER.plus(-1))


def test_the_default_horizon_has_92_quarters() -> None:
    assert len(Horizon()) == 92
