"""Laws of imports: tariffs keep out, corridors let in, an absent Xinjiang sells nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.numerics.arrays import FloatArray
from model.rules.industry import demand, imports
from tests.arrays import RUNS, levels, numbers, same

SECTORS = 3
CALM = imports.Abroad(same(0.0), same(1.0), same(0.0), 0.0, same(0.0), same(0.0))
USUAL = imports.Pricing(
    transport=same(0.08),
    pass_through=same(0.05),
    rouble_comovement=same(0.75),
    rival_progress=same(0.003),
    xinjiang_growth=same(0.003),
    xinjiang_scale=same(0.03),
)
BASE = np.broadcast_to([0.2, 0.5, 0.8, 1.2], (RUNS, SECTORS, 4))


def chinese_imports(
    tariff: FloatArray, base: FloatArray, home: FloatArray, theta: FloatArray
) -> FloatArray:
    """Chinese imports before duty at a spending of 1, (runs, sectors)."""
    abroad = replace(CALM, duty=np.log1p(tariff))
    price = imports.landed_prices(abroad, USUAL)
    appeal = imports.import_appeal(base, np.zeros((RUNS, 4)), price, theta)
    return demand.split(home, appeal).chinese / (1.0 + tariff)[:, None]


@given(
    numbers(0.0, 1.0),
    numbers(0.0, 1.0),
    numbers(0.01, 5.0, SECTORS, 4),
    numbers(0.0, 5.0, SECTORS),
    numbers(3.8, 6.7),
)
def test_a_higher_tariff_never_raises_chinese_imports(
    tariff: FloatArray, rise: FloatArray, base: FloatArray, home: FloatArray, theta: FloatArray
) -> None:
    low = chinese_imports(tariff, base, home, theta)
    assert np.all(chinese_imports(tariff + rise, base, home, theta) <= low + 1e-12)


@given(numbers(0.05, 0.08), numbers(-0.2, 1.0), numbers(-0.06, 0.09), levels())
def test_a_tariff_is_never_negative_and_free_trade_removes_it(
    usual: FloatArray, change: FloatArray, protection: FloatArray, freed: FloatArray
) -> None:
    policy = imports.TradePolicy(usual, change, protection, freed)
    found = imports.tariff(policy)
    assert np.all(found >= 0.0)
    assert np.all(found <= imports.tariff(replace(policy, freed=same(0.0))))
    assert np.all(imports.tariff(replace(policy, freed=same(1.0))) == 0.0)


@given(st.floats(2013.0, 2060.0), levels())
def test_free_trade_comes_in_steps_and_not_before_its_start(year: float, cut: FloatArray) -> None:
    freed = imports.free_trade(year, same(2021.0), same(5.0), cut)
    assert np.all((freed >= 0.0) & (freed <= cut))
    assert np.all(imports.free_trade(2021.0, same(2021.0), same(5.0), cut) == 0.0)
    assert np.all(imports.free_trade(2026.0, same(2021.0), same(5.0), cut) == cut)
    assert np.all(imports.free_trade(year, same(2021.0), same(5.0), same(0.0)) == 0.0)


@given(numbers(0.5, 3.0), numbers(1.0, 2.0))
def test_better_links_make_chinese_goods_cheaper_and_no_others(
    connectivity: FloatArray, gain: FloatArray
) -> None:
    before = imports.landed_prices(replace(CALM, connectivity=connectivity), USUAL)
    after = imports.landed_prices(replace(CALM, connectivity=connectivity * gain), USUAL)
    assert np.all(after[:, :2] <= before[:, :2] + 1e-12)
    assert np.all(after[:, 2:] == before[:, 2:])


def test_2013_leaves_all_prices_where_they_were() -> None:
    assert np.all(imports.landed_prices(CALM, USUAL) == 0.0)
    index = imports.chinese_price_index(
        same(0.0), same(0.0), np.full((RUNS, 2), [0.25, 1.0]), same(5.0)
    )
    assert np.allclose(index, 0.0)


@given(numbers(0.0, 1.0), numbers(0.0, 0.4))
def test_an_absent_xinjiang_neither_sells_nor_moves_the_price_of_others(
    scale: FloatArray, weight: FloatArray
) -> None:
    absent = replace(USUAL, xinjiang_growth=same(0.0), xinjiang_scale=same(0.0))
    abroad = replace(CALM, years=10.0, scale=scale)
    price = imports.landed_prices(abroad, absent)
    assert np.all(price[:, 0] == price[:, 1])
    gone = np.stack([weight, same(0.0)], axis=-1)
    index = imports.chinese_price_index(same(0.0), scale, gone, same(5.0))
    assert np.allclose(index, -np.log1p(-weight) / 5.0)
    appeal = imports.import_appeal(BASE * [0.0, 1, 1, 1], np.zeros((RUNS, 4)), price, same(5.0))
    assert np.all(demand.split(np.ones((RUNS, SECTORS)), appeal).imports[:, :, 0] == 0.0)


@given(numbers(-1.0, 1.0, 4), numbers(-1.0, 1.0, 4), levels())
def test_buyers_see_prices_between_what_they_remember_and_what_is(
    price: FloatArray, memory: FloatArray, impact: FloatArray
) -> None:
    seen = imports.perceived(price, memory, impact)
    tiny = 1e-12
    assert np.all(seen >= np.minimum(price, memory) - tiny)
    assert np.all(seen <= np.maximum(price, memory) + tiny)
    later = imports.remember(memory, price, impact)
    assert np.all(np.abs(price - later) <= np.abs(price - memory) + tiny)


@given(numbers(-1.0, 1.0), numbers(0.0, 10.0), numbers(0.0, 5.0), levels())
def test_the_workshop_follows_its_sales(
    scale: FloatArray, sales: FloatArray, trade: FloatArray, weight: FloatArray
) -> None:
    now = imports.follow_workshop(scale, sales, trade, weight)
    assert np.all(np.isfinite(now))
    assert np.all(imports.follow_workshop(scale, sales + 1.0, trade, weight) >= now)


def test_goods_on_offer_grow_with_the_economy_that_makes_them() -> None:
    growth = np.full((RUNS, 3), [0.5, 0.1, 0.2])
    mass = imports.exporter_mass(growth, same(0.5))
    assert np.allclose(mass, [0.25, 0.25, 0.05, 0.1])
    assert np.all(imports.exporter_mass(growth, same(0.0)) == 0.0)
