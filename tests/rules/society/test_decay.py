"""Laws of what a quarter leaves: longer memories and lower rates leave more."""

from __future__ import annotations

import math

import pytest

from model.rules.society import decay


def test_what_fades_over_a_quarter_of_a_year_is_down_to_1_over_e() -> None:
    assert decay.left_after(0.25) == pytest.approx(math.exp(-1.0))
    assert decay.left_at(4.0) == pytest.approx(math.exp(-1.0))
    assert decay.left_at(0.0) == 1.0


def test_a_longer_memory_leaves_more_and_a_higher_rate_less() -> None:
    assert decay.left_after(2.0) > decay.left_after(1.0)
    assert decay.left_at(2.0) < decay.left_at(1.0)


def test_the_more_events_are_expected_the_less_likely_is_none() -> None:
    assert decay.chance_of_none(0.0) == 1.0
    assert decay.chance_of_none(2.0) == pytest.approx(math.exp(-2.0), rel=1e-14)
    assert decay.chance_of_none(3.0) < decay.chance_of_none(2.0)
