"""Scalars by the YAML 1.2 core schema."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.scenario.scalars import plain_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", 1), ("-7", -7), ("+7", 7), ("007", 7), ("0x1F", 31), ("0o17", 15),
        ("1.5", 1.5), (".5", 0.5), ("5.", 5.0), ("1e3", 1000.0), ("-1E-2", -0.01),
        ("", None), ("~", None), ("null", None), ("Null", None),
        ("true", True), ("False", False), (".inf", math.inf), ("-.INF", -math.inf),
    ],
)  # fmt: skip
def test_numbers_truth_values_and_null_are_read(text: str, value: object) -> None:
    found = plain_value(text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "text",
    ["yes", "no", "on", "off", "y", "N", "2013-01-01", "1:30", "1_000", "0b11", "1,5", "nan",
     "inf", "tRUE", "1e", ".", "-", "+", "e3", "0x", "=", "<<", "９", "1" * 5000],
)  # fmt: skip
def test_all_else_stays_text(text: str) -> None:
    assert plain_value(text) == text


def test_not_a_number_is_not_a_number() -> None:
    value = plain_value(".nan")
    assert isinstance(value, float)
    assert math.isnan(value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_float_is_read_back(number: float) -> None:
    assert plain_value(repr(number)) == number


@given(st.text(max_size=80))
def test_no_text_fails(text: str) -> None:
    plain_value(text)
