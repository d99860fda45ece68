"""Laws of demand: spending is split without loss, and the dear lose to the cheap."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from model.numerics.arrays import FloatArray
from model.rules.industry import demand
from tests.arrays import RUNS, numbers, same

SECTORS, SLOTS, SOURCES = 2, 6, 4
CAPITAL = numbers(0.0, 5000.0, SECTORS, SLOTS)
PRODUCTIVITY = numbers(-2.0, 2.0, SECTORS, SLOTS)
THETA = numbers(3.8, 6.7)
IMPORTS = numbers(0.01, 20.0, SECTORS, SOURCES)


@given(CAPITAL, PRODUCTIVITY, THETA)
def test_sales_of_a_sector_are_split_without_loss_among_its_firms(
    capital: FloatArray, productivity: FloatArray, theta: FloatArray
) -> None:
    appeal = demand.line_appeal(capital, productivity, theta)
    shares = demand.shares_within(appeal, appeal.sum(axis=-1))
    anyone = appeal.sum(axis=-1) > 1e-9
    assert np.all(shares >= 0.0)
    assert np.allclose(shares.sum(axis=-1)[anyone], 1.0)


@given(numbers(0.0, 10.0, SECTORS), IMPORTS, numbers(0.0, 1e5, SECTORS))
def test_spending_is_conserved(home: FloatArray, imports: FloatArray, spent: FloatArray) -> None:
    market = demand.split(home, imports)
    assert np.allclose(market.home + market.imports.sum(axis=-1), 1.0)
    received = market.home * spent + (market.imports * spent[:, :, None]).sum(axis=-1)
    assert np.allclose(received, spent)
    assert np.all(market.chinese <= market.imports.sum(axis=-1) + 1e-12)


@given(numbers(0.1, 10.0, SECTORS), IMPORTS, THETA, numbers(0.0, 0.5, SECTORS))
def test_dearer_home_goods_never_gain_a_larger_share(
    total: FloatArray, imports: FloatArray, theta: FloatArray, dearer: FloatArray
) -> None:
    one = np.ones_like(total)
    before = demand.split(demand.home_appeal(total, one, 0.0 * dearer, theta), imports)
    after = demand.split(demand.home_appeal(total, one, dearer, theta), imports)
    assert np.all(after.home <= before.home + 1e-12)


@given(numbers(-1.0, 1.0), numbers(0.0, 1.0, SECTORS), THETA)
def test_productivity_of_a_sector_is_that_of_its_firms_where_all_are_alike(
    level: FloatArray, capital: FloatArray, theta: FloatArray
) -> None:
    firms = np.repeat((capital + 0.1)[:, :, None], SLOTS, axis=-1)
    alike = np.broadcast_to(level[:, None, None], firms.shape)
    total = demand.line_appeal(firms, alike, theta).sum(axis=-1)
    found = demand.sector_productivity(total, firms.sum(axis=-1), theta)
    assert np.allclose(found, level[:, None])


def test_a_sector_without_firms_sells_nothing_and_breaks_nothing() -> None:
    nobody = np.zeros((RUNS, SECTORS, SLOTS))
    total = demand.line_appeal(nobody, nobody, same(5.0)).sum(axis=-1)
    home = demand.home_appeal(total, np.ones_like(total), np.zeros_like(total), same(5.0))
    market = demand.split(home, np.ones((RUNS, SECTORS, SOURCES)))
    assert np.all(market.home == 0.0)
    assert np.all(demand.shares_within(nobody, total) == 0.0)
    assert np.all(np.isfinite(demand.sector_productivity(total, total, same(5.0))))


@given(numbers(0.5, 3.0), numbers(-1.0, 1.0), numbers(-0.5, 0.8))
def test_spending_grows_with_gdp_and_falls_with_depreciation(
    gdp: FloatArray, windfall: FloatArray, depreciation: FloatArray
) -> None:
    base, response = np.full((RUNS, SECTORS), 100.0), np.full((RUNS, SECTORS), 0.1)

    def spent(*purse: FloatArray) -> FloatArray:
        return demand.spending(base, demand.Purse(*purse), response, same(0.1))

    now = spent(gdp, windfall, depreciation)
    assert np.all(now > 0.0)
    assert np.all(spent(gdp * 1.1, windfall, depreciation) > now)
    assert np.all(spent(gdp, windfall + 0.1, depreciation) > now)
    assert np.all(spent(gdp, windfall, depreciation + 0.1) < now)
    assert np.allclose(spent(same(1.0), same(0.0), same(0.0)), base)
