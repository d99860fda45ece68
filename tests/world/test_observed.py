"""The record of the drivers: complete, and a year stands for its quarters."""

from __future__ import annotations

import numpy as np
import pytest

from model.clock import FIRST_QUARTER, Horizon
from model.data_files import read_table
from model.world.drivers import MARKETS
from model.world.observed import LAST_OBSERVED, observed_drivers, yearly

NEEDED = {
    "oil_price",
    "sea_rate",
    "air_rate",
    "exchange_rate",
    "china_growth",
    "russia_growth",
    "eu_growth",
    "rivalry",
    "discord",
    "subsidy_cap",
    "nurly_zhol_spending",
    *(f"trade_{market}" for market in MARKETS),
}


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_every_driver_is_known_in_every_observed_quarter(name: str) -> None:
    series = observed_drivers()[name]
    assert len(series) == len(Horizon(FIRST_QUARTER, LAST_OBSERVED))
    assert np.all(np.isfinite(series))


@pytest.mark.parametrize("name", ["oil_price", "sea_rate", "air_rate", "exchange_rate"])
def test_prices_are_above_zero(name: str) -> None:
    assert np.all(observed_drivers()[name] > 0.0)


@pytest.mark.parametrize("market", MARKETS)
def test_trade_is_an_index_of_2013(market: str) -> None:
    assert np.isclose(observed_drivers()[f"trade_{market}"][:4].mean(), 1.0, atol=0.02)


def test_every_figure_has_a_unit_a_source_and_a_confidence() -> None:
    for row in read_table("drivers.csv"):
        assert row["unit"]
        assert row["source"]
        assert row["confidence"] in ("high", "medium", "low")


def test_figures_stand_once() -> None:
    places = [(row["variable"], row["period"]) for row in read_table("drivers.csv")]
    assert len(set(places)) == len(places)


def test_a_year_is_the_mean_of_its_quarters() -> None:
    assert yearly(np.array([1.0, 2.0, 3.0, 4.0, 9.0])).tolist() == [2.5]
