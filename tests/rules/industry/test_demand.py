"""Laws of demand: spending is split without loss, and the cheaper and the better gain."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.industry import demand
from model.rules.industry.demand import LEAST_SALES, Offer
from model.rules.industry.imports import Sources
from tests.rules.registered import usual

APPEAL = st.floats(0.01, 100.0)
IMPORTS = st.builds(Sources, APPEAL, APPEAL, APPEAL, APPEAL)
P = usual(demand.Parameters)


def test_a_firm_appeals_by_its_lines_and_its_productivity() -> None:
    assert demand.line_appeal(10.0, 0.5, 2.0) == pytest.approx(10.0 * math.e)
    assert demand.line_appeal(10.0, 0.0, 2.0) == pytest.approx(10.0)


def test_productivity_of_a_sector_is_that_of_its_firms_where_all_are_alike() -> None:
    appeal = demand.line_appeal(10.0, 0.3, 4.0) + demand.line_appeal(5.0, 0.3, 4.0)
    assert demand.sector_productivity(Offer(appeal, 15.0), 4.0) == pytest.approx(0.3)
    assert demand.sector_productivity(Offer(0.0, 0.0), 4.0) == 0.0


def test_dearer_firms_appeal_less() -> None:
    assert demand.home_appeal(6.0, 3.0, 0.0, 4.0) == pytest.approx(2.0)
    assert demand.home_appeal(6.0, 3.0, 0.25, 4.0) == pytest.approx(2.0 / math.e)


def test_spending_follows_gdp_and_falls_with_depreciation() -> None:
    p = P._replace(spending_base_gdp=200.0, real_exchange_rate_2013=1.0, depreciation_squeeze=0.5)
    assert demand.purchasing_power(p, 60.0, 1.0) == pytest.approx(4.0 * 60.0 / 200.0)
    assert demand.purchasing_power(p, 50.0, 4.0) == pytest.approx(0.5)


def test_oil_money_is_spent_by_consumers_and_investors_each_in_their_way() -> None:
    p = P._replace(windfall_demand=0.2, windfall_demand_capital_goods=0.6)
    assert demand.windfall_spending(p, 1.0, 0.0) == pytest.approx(math.exp(0.2))
    assert demand.windfall_spending(p, 1.0, 0.25) == pytest.approx(math.exp(0.3))
    assert demand.windfall_spending(p, 0.0, 0.7) == 1.0


def test_standards_bind_capital_goods_only() -> None:
    p = P._replace(lock_in_preference=0.8)
    assert demand.standards_preference(p, 0.5, 0.0) == 1.0
    assert demand.standards_preference(p, 0.5, 0.5) == pytest.approx(math.exp(0.2))


def test_standards_favour_both_chinas_and_nobody_else() -> None:
    base, pull = Sources(1.0, 2.0, 3.0, 4.0), Sources(5.0, 6.0, 7.0, 8.0)
    assert demand.import_appeal(base, pull, 2.0) == Sources(10.0, 24.0, 21.0, 32.0)


def test_a_market_is_split_by_appeal() -> None:
    found = demand.split(50.0, 5.0, Sources(1.0, 2.0, 3.0, 9.0))
    assert (found.spending, found.appeal, found.home) == (50.0, 5.0, 0.25)
    assert found.imports == Sources(0.05, 0.1, 0.15, 0.45)


@given(APPEAL, IMPORTS)
def test_spending_is_split_without_loss_and_the_dearer_lose(home: float, imports: Sources) -> None:
    found = demand.split(1.0, home, imports)
    assert found.home + sum(found.imports) == pytest.approx(1.0)
    assert demand.split(1.0, home * 0.9, imports).home < found.home


def test_the_workshop_sells_at_home_prices() -> None:
    p = P._replace(real_exchange_rate_2013=2.0)
    assert demand.workshop_sales(p, 30.0, 10.0, 3.0) == pytest.approx(2.0)
    assert demand.workshop_sales(p, 0.0, 0.0, 3.0) == 0.0
    assert LEAST_SALES > 0.0


def test_sales_of_a_sector_are_those_of_its_firms() -> None:
    firms = np.zeros((1, demand.VALUE_ADDED + 1, 3))
    firms[0, demand.CAPITAL] = [1.0, 2.0, 0.0]
    firms[0, demand.KNOW_HOW], firms[0, demand.LUCK] = 0.2, [0.3, -0.2, 0.0]
    sectors = np.zeros(1, [("offer", [("appeal", "f8"), ("capital", "f8")])]).view(np.recarray)
    demand.attract(2.0, firms, sectors)
    assert firms[0, demand.VALUE_ADDED] == pytest.approx([math.e, 2.0, 0.0])
    assert sectors["offer"]["appeal"][0] == pytest.approx(math.e + 2.0)
    assert sectors["offer"]["capital"][0] == 3.0
