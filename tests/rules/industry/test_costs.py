"""Laws of unit costs: 2013 is the base, and each thing moves them its own way."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.industry.costs import Parameters, common_cost, home_price, input_cost

P = Parameters(
    wage_share_of_gains=0.75,
    infrastructure_elasticity=0.1,
    chinese_input_gain=0.2,
    resource_crowding=0.05,
)
LOGS = st.floats(-1.0, 1.0)


def test_costs_of_2013_are_the_base() -> None:
    assert common_cost(P, 0.0, 0.0, 0.0) == 0.0
    assert input_cost(P, 0.0, 2.0) == 0.0
    assert home_price(0.0, 0.0) == 1.0


def test_wages_take_their_part_and_public_capital_saves_the_rest() -> None:
    # public: 0.1 * 0.4 = 0.04; wages: 0.75 * (0.2 + 0.04) = 0.18; oil: 0.05 * 0.6 = 0.03
    assert common_cost(P, 0.2, 0.4, 0.6) == pytest.approx(0.18 - 0.04 + 0.03)


def test_cheaper_chinese_inputs_lower_costs_where_they_are_used() -> None:
    assert input_cost(P, -0.3, 1.5) == pytest.approx(-0.09)


def test_prices_follow_costs_less_gains() -> None:
    assert home_price(0.3, 0.1) == pytest.approx(math.exp(0.2))


@given(LOGS, LOGS, LOGS, st.floats(0.0, 1.0))
def test_public_capital_never_raises_costs(
    gain: float, infrastructure: float, boom: float, more: float
) -> None:
    now = common_cost(P, gain, infrastructure, boom)
    assert common_cost(P, gain, infrastructure + more, boom) <= now + 1e-12
    assert common_cost(P, gain, infrastructure, boom + more) >= now - 1e-12
    assert common_cost(P, gain + more, infrastructure, boom) >= now - 1e-12


@given(LOGS, LOGS, LOGS)
def test_without_crowding_an_oil_boom_leaves_costs_alone(
    gain: float, infrastructure: float, boom: float
) -> None:
    alone = P._replace(resource_crowding=0.0)
    assert common_cost(alone, gain, infrastructure, boom) == common_cost(
        alone, gain, infrastructure, 0.0
    )
