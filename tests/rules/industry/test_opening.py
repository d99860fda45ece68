"""Laws of the start: sectors are divided without loss, and markets meet the record of 2013."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from model.data_files import read_table
from model.numerics.arrays import FloatArray
from model.rules.industry import opening, slots
from model.rules.industry.sectors import sector_table
from tests.arrays import RUNS, numbers, same

ROWS = read_table("sectors.csv")
SECTORS = sector_table(ROWS)
REGIONS = [row["name"] for row in read_table("regions.csv")]
SHAPE = (len(ROWS), slots.SLOTS)
DRAWS = numbers(-4.0, 4.0, *SHAPE)
SPREADS = opening.Spreads(same(0.25), same(0.1), same(0.15))


def firms(size: FloatArray) -> opening.FirmStocks:
    draws = opening.OpeningDraws(size, 0.5 * size, -0.5 * size)
    return opening.open_firms(SECTORS, same(1.5), SPREADS, draws)


@given(DRAWS)
def test_a_sectors_capital_is_divided_without_loss(size: FloatArray) -> None:
    stocks = firms(size)
    capital = stocks.capital.sum(axis=-1)
    assert np.allclose(capital, 1.5 * SECTORS.value_added_2013_usd_2018_m)
    assert np.all((stocks.capital > 0.0) == stocks.alive)


@given(DRAWS)
def test_owners_hold_the_shares_of_the_record(size: FloatArray) -> None:
    stocks = firms(size)
    total = stocks.capital.sum(axis=-1)
    joint = stocks.capital[:, :, slots.JOINT].sum(axis=-1) / total
    chinese = stocks.capital[:, :, slots.CHINESE].sum(axis=-1) / total
    assert np.allclose(joint, SECTORS.joint_venture_share)
    assert np.allclose(chinese, SECTORS.chinese_share)


def test_slots_stand_for_all_real_firms() -> None:
    stocks = firms(np.zeros((RUNS, *SHAPE)))
    local = stocks.alive[:, :, slots.LOCAL] * stocks.weight[:, :, slots.LOCAL]
    assert np.allclose(local.sum(axis=-1), SECTORS.firms_2013)
    assert np.all(stocks.weight[:, :, slots.PLANTS] >= stocks.alive[:, :, slots.PLANTS])


def test_every_slot_lies_in_one_region() -> None:
    place = slots.regions_of_slots(ROWS, REGIONS)
    assert np.all(place.sum(axis=-1) == 1.0)


def test_regional_shares_in_the_table_sum_to_one() -> None:
    for row in ROWS:
        for column in ("regions", "plant_regions"):
            shares = [float(entry.split(":")[1]) for entry in row[column].split()]
            assert sum(shares) == pytest.approx(1.0), (row["name"], column)


@given(numbers(0.5, 1.2), numbers(0.05, 0.08), numbers(0.1, 0.4))
def test_markets_of_2013_meet_the_record(
    rate: FloatArray, tariff: FloatArray, west: FloatArray
) -> None:
    markets = opening.open_markets(SECTORS, rate, tariff, west)
    bought = markets.imports * SECTORS.home_sales[:, None]
    assert np.allclose(markets.spending, SECTORS.home_sales + bought.sum(axis=-1))
    dollars = bought / rate[:, None, None]
    chinese = (dollars[:, :, 0] + dollars[:, :, 1]) / (1.0 + tariff)[:, None]
    assert np.allclose(chinese, SECTORS.imports_china_2013_usd_2018_m)
    assert np.allclose(dollars[:, :, 2], SECTORS.imports_russia_2013_usd_2018_m)


def test_the_table_agrees_with_the_national_figures() -> None:
    assert SECTORS.value_added_2013_usd_2018_m.sum() == pytest.approx(18_000.0)
    metallurgy = [row["name"] for row in ROWS].index("metallurgy")
    share = SECTORS.value_added_2013_usd_2018_m[metallurgy] / 18_000.0
    assert share == pytest.approx(0.4, abs=0.01)


def test_a_sector_that_exports_more_than_it_makes_is_refused() -> None:
    broken = [dict(row) for row in ROWS]
    broken[0]["exports_rest_2013_usd_2018_m"] = "99999"
    with pytest.raises(ValueError, match="exports more than it makes"):
        sector_table(broken)
