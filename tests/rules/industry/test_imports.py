"""Laws of imports: each price moves by what moves it, and 2013 leaves all where they were."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.industry import imports
from model.rules.industry.demand import split
from model.rules.industry.imports import Growth, Sources
from tests.rules.registered import usual

P = usual(
    imports.Parameters,
    free_trade_start=2030.0,
    free_trade_phase_in=5.0,
    free_trade_tariff_cut=0.8,
    tariff_on_chinese_goods=0.25,
    protection_tariff_span=0.1,
    real_exchange_rate_2013=1.0,
    wage_share_of_gains=0.75,
    general_progress=0.02,
    corridor_price_elasticity=0.1,
    exchange_rate_into_prices=0.9,
    rouble_comovement=0.6,
    rival_cost_decline=0.01,
    xinjiang_growth=0.004,
    xinjiang_scale_elasticity=0.05,
    xinjiang_share=0.2,
    xinjiang_presence=1.0,
    xinjiang_home_weight=0.5,
    trade_elasticity=4.0,
    exporter_mass_elasticity=0.6,
)
PRICES = st.builds(Sources, *[st.floats(-1.0, 1.0)] * 4)


def test_free_trade_comes_in_steps_and_not_before_its_start() -> None:
    assert imports.free_trade(P, 2029.9) == 0.0
    assert imports.free_trade(P, 2032.5) == pytest.approx(0.4)
    assert imports.free_trade(P, 2040.0) == pytest.approx(0.8)


def test_events_and_protection_raise_a_tariff_and_free_trade_lowers_it() -> None:
    assert imports.tariff(P, 0.05, 0.5, 0.0) == pytest.approx(0.35)
    assert imports.tariff(P, 0.05, 0.5, 0.4) == pytest.approx(0.21)
    assert imports.tariff(P, -1.0, 0.0, 0.0) == 0.0


def test_chinese_goods_follow_the_duty_the_way_and_the_years() -> None:
    found = imports.chinese_price(P, 0.375, math.e, 5.0)
    assert found == pytest.approx(math.log(1.1) - 0.1 - 0.05)
    assert imports.chinese_price(P, 0.25, 1.0, 0.0) == 0.0


def test_xinjiang_gets_cheaper_with_time_and_scale() -> None:
    assert imports.workshop_discount(P, 0.4, 10.0) == pytest.approx(0.04 + 0.02)


def test_an_index_with_less_to_choose_from_is_higher() -> None:
    assert imports.chinese_price_index(P, 0.3, 0.0) == pytest.approx(0.3)
    # a fifth of goods at exp(4 * 0.25) times the appeal
    variety = 0.8 + 0.2 * math.e
    assert imports.chinese_price_index(P, 0.3, 0.25) == pytest.approx(0.3 - math.log(variety) / 4.0)
    absent = P._replace(xinjiang_presence=0.0)
    assert imports.chinese_price_index(absent, 0.3, 0.25) > 0.3


def test_a_weak_tenge_makes_imports_dearer_roubles_less_so_and_progress_cheaper() -> None:
    found = imports.landed_prices(P, 0.1, 0.03, math.e, 10.0)
    progress = 0.25 * 0.02 * 10.0
    assert found.coast == pytest.approx(0.1 + 0.9 - progress)
    assert found.xinjiang == pytest.approx(found.coast - 0.03)
    assert found.eaeu == pytest.approx(0.9 * 0.4 - progress)
    assert found.rest == pytest.approx(0.9 - progress)


@given(PRICES, PRICES, st.floats(0.0, 1.0))
def test_buyers_see_prices_between_what_they_remember_and_what_is(
    remembered: Sources, price: Sources, part: float
) -> None:
    found = imports.moved(remembered, price, part)
    for was, now, seen in zip(remembered, price, found, strict=True):
        assert seen == pytest.approx(was + part * (now - was))
    assert imports.moved(remembered, price, 0.0) == remembered


def test_a_price_moves_by_its_part_and_no_other() -> None:
    found = imports.moved(Sources(0.0, 0.0, 0.0, 0.0), Sources(1.0, 2.0, 3.0, 4.0), 0.25)
    assert found == Sources(0.25, 0.5, 0.75, 1.0)


def test_goods_on_offer_grow_with_the_economy_that_makes_them_and_sell_less_when_dearer() -> None:
    p = P._replace(xinjiang_presence=0.5)
    found = imports.import_pull(p, Growth(0.5, 0.25, 1.0), Sources(0.1, 0.2, 0.05, -0.1))
    assert found.xinjiang == pytest.approx(0.5 * math.exp(0.3 - 0.4))
    assert found.coast == pytest.approx(math.exp(0.3 - 0.8))
    assert found.eaeu == pytest.approx(math.exp(0.15 - 0.2))
    assert found.rest == pytest.approx(math.exp(0.6 + 0.4))


def test_the_workshop_follows_its_sales_a_quarter_of_the_way() -> None:
    found = imports.workshop_scale(P, 0.2, math.exp(0.6), math.exp(1.0))
    assert found == pytest.approx(0.2 + (0.5 * 0.6 + 0.5 * 1.0 - 0.2) / 4.0)
    lopsided = P._replace(xinjiang_home_weight=1.0)
    assert imports.workshop_scale(lopsided, 0.0, math.exp(0.4), 9.0) == pytest.approx(0.1)


def test_economies_grow_by_a_quarter_of_the_yearly_rate() -> None:
    assert imports.grown(0.3, 0.08) == pytest.approx(0.3 + math.log(1.02))


def test_2013_leaves_all_prices_where_they_were() -> None:
    assert imports.landed_prices(P, 0.0, 0.0, 1.0, 0.0) == Sources(0.0, 0.0, 0.0, 0.0)


@given(st.floats(0.0, 1.0), st.floats(0.01, 1.0))
def test_a_higher_tariff_never_raises_chinese_imports(duty: float, more: float) -> None:
    def bought(tariff: float) -> float:
        price = imports.landed_prices(P, imports.chinese_price(P, tariff, 1.0, 0.0), 0.0, 1.0, 0.0)
        pull = imports.import_pull(P, Growth(0.0, 0.0, 0.0), price)
        return split(1.0, 1.0, pull).imports.coast

    assert bought(duty + more) < bought(duty)


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.floats(0.3, 3.0))
def test_a_higher_duty_and_worse_links_never_make_chinese_goods_cheaper(
    duty: float, more: float, links: float
) -> None:
    now = imports.chinese_price(P, duty, links, 3.0)
    assert imports.chinese_price(P, duty + more, links, 3.0) >= now
    assert imports.chinese_price(P, duty, links / (1.0 + more), 3.0) >= now
