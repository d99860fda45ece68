"""Laws of exports: 2013 is the base, cheaper firms sell more, a closed road sells nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given

from model.numerics.arrays import FloatArray
from model.rules.industry import trade
from tests.arrays import RUNS, levels, numbers, same

SECTORS = 2
BASE = np.array([[90.0, 280.0, 430.0], [2300.0, 1500.0, 5200.0]])
OPEN = np.ones((RUNS, SECTORS, 3))
CALM = trade.ExportDrivers(np.ones((RUNS, SECTORS)), same(0.0), np.zeros((RUNS, 3)), OPEN)
USUAL = trade.ExportResponse(same(0.3), same(0.3), same(5.0))


def test_calm_keeps_the_exports_of_2013() -> None:
    assert np.allclose(trade.export_volume(BASE, CALM, USUAL), BASE)


@given(numbers(0.0, 10.0, SECTORS), numbers(-0.3, 0.3), numbers(-0.5, 2.0, 3))
def test_more_appealing_firms_never_export_less(
    supply: FloatArray, price: FloatArray, abroad: FloatArray
) -> None:
    drivers = trade.ExportDrivers(supply, price, abroad, OPEN)
    sold = trade.export_volume(BASE, drivers, USUAL)
    assert np.all(sold >= 0.0)
    better = trade.export_volume(BASE, replace(drivers, supply=supply + 0.1), USUAL)
    assert np.all(better >= sold)
    dearer = trade.export_volume(BASE, replace(drivers, rivals_price=price + 0.1), USUAL)
    assert np.all(dearer >= sold)


def test_a_closed_road_sells_nothing() -> None:
    closed = OPEN.copy()
    closed[:, :, 1] = 0.0
    sold = trade.export_volume(BASE, replace(CALM, access=closed), USUAL)
    assert np.all(sold[:, :, 1] == 0.0)
    assert np.allclose(sold[:, :, 0], BASE[:, 0])


@given(numbers(0.1, 4.0))
def test_only_linked_sectors_sell_at_commodity_prices(oil: FloatArray) -> None:
    prices = trade.export_prices(oil, np.array([0.0, 0.35]))
    assert np.all(prices[:, 0] == 1.0)
    assert np.allclose(prices[:, 1], oil**0.35)


@given(levels(), levels(), levels())
def test_farm_trade_moves_towards_the_stance(
    access: FloatArray, stance: FloatArray, speed: FloatArray
) -> None:
    later = trade.advance_farm_trade(access, stance, speed)
    assert np.all(np.abs(stance - later) <= np.abs(stance - access) + 1e-12)


def test_a_share_of_nothing_is_nothing() -> None:
    assert np.all(trade.share(same(0.0), same(0.0)) == 0.0)
