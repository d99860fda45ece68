"""Laws of investment: profit and credit become capital, and capital wears out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.industry import investment
from model.rules.industry.investment import Parameters

P = Parameters(
    usual_growth=0.04,
    investment_accelerator=5.0,
    reinvestment_rate=0.12,
    industry_depreciation=0.08,
    plant_reinvestment=0.5,
)
MONEY = st.floats(0.0, 1e4)


def test_firms_invest_more_as_gdp_grows_faster_than_usual() -> None:
    assert investment.outlook(P, 0.04, 1.0) == 1.0
    assert investment.outlook(P, 0.06, 1.2) == pytest.approx(1.1 * 1.2)
    assert investment.outlook(P, -0.5, 1.2) == 0.0


def test_a_quarter_brings_a_quarter_of_a_years_investment_and_wear() -> None:
    found = investment.climate(P, 1.5)
    assert (found.left, found.rate, found.plant_rate) == pytest.approx((0.98, 0.045, 0.0225))


def test_capital_grows_by_returns_over_the_norm() -> None:
    # sqrt(100 * 25 * 4) = 100
    assert investment.invested(100.0, 25.0, 4.0, 0.98, 0.03) == pytest.approx(101.0)
    # twice the return brings 1.4 times the investment
    assert investment.invested(100.0, 50.0, 4.0, 0.98, 0.03) == pytest.approx(98.0 + 3.0 * 2**0.5)


@given(MONEY, MONEY, st.floats(0.0, 100.0))
def test_more_profit_never_means_less_capital_and_none_means_wear(
    capital: float, made: float, more: float
) -> None:
    now = investment.invested(capital, made, 3.0, 0.98, 0.03)
    assert investment.invested(capital, made + more, 3.0, 0.98, 0.03) >= now
    assert investment.invested(capital, 0.0, 3.0, 0.98, 0.03) == capital * 0.98


def test_all_that_is_lent_becomes_capital() -> None:
    assert 400.0 * investment.leverage(50.0, 400.0) == pytest.approx(450.0)
    assert investment.leverage(0.0, 0.0) == 1.0


def test_dear_equipment_lowers_investment() -> None:
    found = investment.cheap_equipment(np.array([0.5, -0.5]), np.array([0.4, 0.4]))
    assert found == pytest.approx(np.exp([-0.2, 0.2]))
