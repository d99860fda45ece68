"""Laws of new plants: no capacity is lost, each finds one site, and averages stay averages."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.industry import plants
from model.rules.industry.firm import ALIVE, CAPITAL, KNOW_HOW, LUCK, PROPERTIES, WEIGHT
from model.rules.industry.plants import Parameters

P = Parameters(smallest_plant=50.0, capacity_yield=2.0, new_plant_teething=0.3)


def sector(*capital: float) -> np.ndarray:
    """Slots with a firm of some capital each, none where it is 0."""
    found = np.zeros((PROPERTIES, len(capital)))
    found[CAPITAL] = capital
    found[ALIVE] = found[CAPITAL] > 0.0
    return found


def test_a_plant_of_just_the_smallest_size_starts() -> None:
    assert plants.starts(P, 50.0)
    assert not plants.starts(P, 49.999)
    assert not plants.starts(P._replace(smallest_plant=0.0), 0.0)


@given(st.floats(-1.0, 1.0), st.floats(-1.0, 1.0), st.floats(0.0, 1.0))
def test_a_merged_plant_lies_between_its_parts(old: float, new: float, part: float) -> None:
    assert plants.merged(old, new, part) == pytest.approx((1.0 - part) * old + part * new)


def test_empty_ground_comes_first_and_then_the_smallest_plant() -> None:
    assert plants.site(sector(1.0, 5.0, 0.0, 0.0, 3.0), 1, 5) == 2
    assert plants.site(sector(1.0, 5.0, 3.0, 4.0, 2.0), 1, 4) == 2


def test_capacity_becomes_capital_that_has_teething_troubles() -> None:
    firm = sector(0.0, 60.0)
    assert plants.start(P, firm, 0, 50.0, 0.7) == 1.0
    assert firm[:, 0].tolist() == [1.0, 100.0, 0.7, -0.3, 1.0, 0.0]
    firm[KNOW_HOW, 1], firm[LUCK, 1], firm[WEIGHT, 1] = 0.2, 0.1, 3.0
    assert plants.start(P, firm, 1, 30.0, 0.6) == 0.0
    # half of the plant is new
    assert firm[CAPITAL, 1] == 120.0
    assert firm[KNOW_HOW, 1] == pytest.approx(0.4)
    assert firm[LUCK, 1] == pytest.approx(-0.1)
    assert firm[WEIGHT, 1] == 4.0
