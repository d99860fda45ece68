"""Laws of the register of series: each says what it measures and how that meets an outcome."""

from __future__ import annotations

import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.data_files import DATA_FOLDER, read_table
from model.evidence import series as register
from model.evidence.observations import observations
from model.evidence.series import LAST_FITTED_YEAR, MONEY, Series, price, series_registry
from model.ledger import claims
from model.outcomes import outcome_registry

COMPLETE = {
    "title": "Trains",
    "description": "Trains.",
    "unit": "number",
    "outcome": "projects_finished",
    "structure": 0.1,
    "fitted": True,
    "ledger": [],
}


def read(monkeypatch: pytest.MonkeyPatch, fields: dict[str, object]) -> Series:
    monkeypatch.setattr(register, "read_entries", lambda _: [("part", "trains", fields)])
    return series_registry.__wrapped__()["trains"]


@pytest.mark.parametrize("name", series_registry())
def test_a_series_says_what_it_measures_in_which_unit(name: str) -> None:
    series = series_registry()[name]
    assert re.fullmatch(r"[a-z][a-z0-9_]*", name)
    assert series.title
    assert series.unit
    assert series.description.endswith(".")
    assert set(series.ledger) <= set(claims())


@pytest.mark.parametrize("name", series_registry())
def test_a_series_that_meets_an_outcome_says_how_far_the_model_may_be_off(name: str) -> None:
    series = series_registry()[name]
    if series.outcome:
        assert series.structure > 0.0
        assert series.factor > 0.0


def test_a_series_stands_in_the_file_of_its_part() -> None:
    """The rows of ``evidence/transit.csv`` belong to series of ``evidence/series/transit.yaml``."""
    for path in sorted((DATA_FOLDER / "evidence").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            named = {row["series"] for row in csv.DictReader(file)}
        assert named == {s.name for s in series_registry().values() if s.part == path.stem}


def test_every_series_has_a_figure() -> None:
    assert {observation.series for observation in observations()} == set(series_registry())


def test_a_fitted_series_has_a_used_figure_that_the_fit_may_see() -> None:
    for series in series_registry().values():
        years = [o.year for o in observations() if o.series == series.name and o.used]
        if series.fitted:
            assert [year for year in years if year is not None and year <= LAST_FITTED_YEAR], series


def test_one_series_of_an_outcome_at_most_is_fitted_unless_they_differ_in_money() -> None:
    """Two fitted series would count one observation twice."""
    fitted = [s for s in series_registry().values() if s.fitted]
    assert len({(s.outcome, s.money) for s in fitted}) == len(fitted)


def test_a_dollar_of_2018_costs_a_dollar_in_2018_and_more_later() -> None:
    assert price("none", 2030) == 1.0
    assert price("current_usd", 2018) == 1.0
    assert price("current_usd", 2013) < 1.0 < price("current_usd", 2024)


def test_a_dollar_of_2018_costs_in_tenge_what_it_costs_in_dollars_at_the_rate() -> None:
    for year in (2013, 2016, 2020):
        tenge = [
            float(row["value"])
            for row in read_table("drivers.csv")
            if row["variable"] == "tenge_per_dollar" and row["period"] == str(year)
        ]
        assert [price("current_kzt", year) / price("current_usd", year)] == pytest.approx(tenge)


@given(
    value=st.floats(1e-3, 1e6),
    factor=st.floats(1e-3, 1e6),
    money=st.sampled_from(MONEY),
    year=st.integers(2010, 2024),
)
def test_the_unit_of_the_outcome_leads_back_to_the_published_value(
    value: float, factor: float, money: str, year: int
) -> None:
    series = Series(
        "trains", "part", "T", "T.", "number", "gdp", factor, money, "log", 0.1, False, False, ()
    )
    converted = series.in_outcome_unit(value, year)
    assert converted * price(money, year) / factor == pytest.approx(value)


def test_money_of_the_year_belongs_to_outcomes_in_money() -> None:
    for series in series_registry().values():
        if series.outcome:
            in_money = "USD" in outcome_registry()[series.outcome].annual_unit
            assert in_money or series.money == "none", series.name


def test_a_complete_series_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    series = read(monkeypatch, COMPLETE)
    assert (series.part, series.factor, series.money, series.scale) == ("part", 1.0, "none", "log")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"outcome": "happiness"}, "series trains: no outcome happiness"),
        ({"money": "gold"}, "series trains: money is one of"),
        ({"scale": "cubic"}, "scale one of"),
        ({"structure": 0.0}, "series trains is fitted, so it needs an outcome and a structure"),
        ({"outcome": ""}, "series trains is fitted, so it needs an outcome and a structure"),
    ],
)
def test_a_series_that_cannot_be_compared_is_refused(
    change: dict[str, object], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ValueError, match=message):
        read(monkeypatch, {**COMPLETE, **change})
