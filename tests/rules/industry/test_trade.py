"""Laws of exports and of trade: calm keeps those of 2013, and all of it adds up."""

from __future__ import annotations

import math
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.industry import trade
from model.rules.industry.imports import Growth
from model.rules.industry.trade import Destinations, Purchases, Sums
from tests.rules.registered import usual

P = usual(
    trade.Parameters,
    trade_elasticity=4.0,
    export_supply_elasticity=0.5,
    export_income_elasticity=1.2,
    corridor_export_elasticity=0.3,
    chinese_tariff_on_kazakh_goods=0.1,
    farm_trade_speed=0.4,
    restriction_exposure=0.6,
    oil_price_2018=70.0,
    manufactured_share_of_chinese_imports=0.8,
    manufactured_share_of_russian_imports=0.5,
    manufactured_share_of_other_imports=0.25,
)


def test_china_opens_to_food_a_tenth_of_the_way_a_quarter() -> None:
    assert trade.farm_access(P, 0.2, 0.7) == pytest.approx(0.25)


def test_corridors_and_free_trade_open_china_and_a_restriction_closes_russia() -> None:
    found = trade.market_access(P, math.e, 0.5, 0.5)
    assert found.china == pytest.approx(math.exp(0.3) * 1.1**2.0)
    assert found.russia == pytest.approx(0.7)
    assert found.rest == 1.0


def test_markets_want_more_as_they_grow_and_as_far_as_they_are_open() -> None:
    found = trade.wanted(P, Growth(0.5, 0.1, -0.2), Destinations(2.0, 0.5, 1.0))
    assert found.china == pytest.approx(2.0 * math.exp(0.6))
    assert found.russia == pytest.approx(0.5 * math.exp(0.12))
    assert found.rest == pytest.approx(math.exp(-0.24))


def test_markets_take_a_part_of_what_is_offered() -> None:
    assert trade.supplied(P, math.exp(0.4), 0.1) == pytest.approx(math.exp(0.5 * 0.8))
    assert trade.supplied(P, 1.0, 0.0) == 1.0
    assert trade.supplied(P, 0.0, 0.0) == pytest.approx(1e-6)


@given(st.floats(0.01, 10.0), st.floats(-1.0, 1.0), st.floats(0.01, 1.0))
def test_more_appealing_firms_and_dearer_rivals_never_mean_fewer_exports(
    appeal: float, rivals: float, more: float
) -> None:
    now = trade.supplied(P, appeal, rivals)
    assert trade.supplied(P, appeal + more, rivals) >= now
    assert trade.supplied(P, appeal, rivals + more) >= now


def test_only_linked_sectors_sell_at_commodity_prices() -> None:
    assert trade.export_price(P, 140.0, 0.0) == 1.0
    assert trade.export_price(P, 140.0, 1.0) == pytest.approx(2.0)


def test_exports_are_those_of_2013_times_supply_and_demand() -> None:
    base, demand = Destinations(10.0, 20.0, 30.0), Destinations(2.0, 0.5, 0.0)
    assert trade.exported(base, 1.5, demand, 2.0) == Destinations(60.0, 15.0, 0.0)
    assert trade.valued(Destinations(10.0, 20.0, 30.0), 2.0) == Destinations(20.0, 40.0, 60.0)


SUMS = Sums(
    spent=1000.0,
    chinese=240.0,
    russian=100.0,
    other=60.0,
    invested=400.0,
    equipment=100.0,
    to_china=40.0,
    to_russia=30.0,
    sold=120.0,
    processed=80.0,
    processed_to_china=20.0,
)


def test_purchases_are_quarterly_at_the_exchange_rate_and_a_tariff_is_no_ones_income() -> None:
    found = trade.purchases(P, SUMS, 2.0, 0.2)
    assert found.china == pytest.approx(240.0 / 2.0 / 1.2 / 0.8 / 4.0)
    assert found.russia == pytest.approx(100.0 / 2.0 / 0.5 / 4.0)
    assert found.rest == pytest.approx(60.0 / 2.0 / 0.25 / 4.0)


def test_trade_adds_up_by_partner_and_kind() -> None:
    mining = SimpleNamespace(to_china=160.0, to_russia=50.0, exports=480.0)
    found = trade.bilateral(SUMS, mining, Purchases(china=30.0, russia=20.0, rest=10.0))
    assert found.exports_to_china == 50.0
    assert found.exports_to_russia == 20.0
    assert (found.exports_processed, found.exports_raw) == (20.0, 130.0)
    assert found.processed_share_of_exports == pytest.approx(20.0 / 150.0)
    assert found.raw_share_of_exports_to_china == pytest.approx(45.0 / 50.0)
    assert (found.trade_with_china, found.trade_with_russia) == (80.0, 40.0)
    assert found.china_share_of_trade == pytest.approx(80.0 / 210.0)
    assert found.penetration == pytest.approx(0.24)
    assert found.equipment == pytest.approx(0.25)
    assert (found.imports_from_china, found.imports_from_russia) == (30.0, 20.0)


def test_a_share_of_nothing_is_nothing() -> None:
    assert trade.share(0.0, 0.0) == 0.0
    assert trade.share(3.0, 4.0) == 0.75
