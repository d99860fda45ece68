"""Laws of common costs: what moves them in which direction, and that nothing moves them in vain."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given

from model.numerics.arrays import FloatArray
from model.rules.industry import costs
from tests.arrays import levels, numbers, same

INTENSITY = np.array([0.6, 1.0, 1.6])
CALM = costs.CostDrivers(same(0.0), same(1.0), same(0.0), same(0.0))
USUAL = costs.CostResponse(same(0.75), same(0.09), same(0.06), same(0.01))


def test_costs_of_2013_are_the_base() -> None:
    assert np.all(costs.log_costs(CALM, USUAL, INTENSITY) == 0.0)


@given(numbers(1.0, 3.0))
def test_public_capital_never_raises_costs(infrastructure: FloatArray) -> None:
    found = costs.log_costs(replace(CALM, infrastructure=infrastructure), USUAL, INTENSITY)
    assert np.all(found <= 0.0)


@given(numbers(-0.5, 0.0))
def test_cheaper_chinese_inputs_lower_costs_most_where_they_are_used_most(
    price: FloatArray,
) -> None:
    found = costs.log_costs(replace(CALM, chinese_price=price), USUAL, INTENSITY)
    assert np.all(np.diff(found, axis=-1) <= 0.0)
    assert np.all(found <= 0.0)


@given(numbers(-1.0, 1.5))
def test_without_crowding_an_oil_boom_leaves_costs_alone(boom: FloatArray) -> None:
    none = replace(USUAL, crowding=same(0.0))
    assert np.all(costs.log_costs(replace(CALM, boom=boom), none, INTENSITY) == 0.0)


@given(levels(), numbers(0.0, 1.0))
def test_wages_take_their_part_of_productivity(part: FloatArray, gain: FloatArray) -> None:
    found = costs.log_costs(
        replace(CALM, productivity=gain), replace(USUAL, wage_share=part), INTENSITY
    )
    assert np.allclose(found, (part * gain)[:, None])


def test_prices_follow_unit_costs() -> None:
    cost, gain = np.array([[0.1, 0.2]]), np.array([[0.1, 0.0]])
    assert np.allclose(costs.deflator(cost, gain), [[1.0, np.exp(0.2)]])
