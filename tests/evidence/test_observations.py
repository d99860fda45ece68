"""Laws of the observed figures: each has a source, and of those that conflict one is used."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

import pytest

from model import data_files
from model.clock import FIRST_QUARTER
from model.data_files import DATA_FOLDER, read_table
from model.evidence.observations import ERROR, Observation, observations, targets
from model.evidence.series import LAST_FITTED_YEAR, price, series_registry
from model.outcomes import outcome_registry

HEADER = [
    *("series", "period", "value", "low", "high", "unit", "used", "reason"),
    *("source", "source_type", "confidence", "note"),
]
SOURCE_TYPES = ("found", "recalled", "derived", "judgement")
PERIOD = re.compile(r"\d{4}(-(H[12]|Q[1-4]|\d{4}|\d\d(-\d\d)?|\d\d\.\.\d\d|\d\d\.\.\d{4}-\d\d))?")
"""2016, 2018-H1, 2024-Q1, 2022-2024, 2024-06, 2022-03-17, 2018-01..10, 2018-01..2024-07."""
PUBLISHED = [
    *("name", "quantity", "unit", "place", "value", "low", "high"),
    *("source", "source_type", "confidence", "note"),
    *("outcome", "sign", "comparison"),
]
ROW = {
    "series": "gdp_growth",
    "period": "2018",
    "value": "4.07",
    "low": "",
    "high": "",
    "unit": "percent",
    "used": "yes",
    "reason": "",
    "source": "A yearbook",
    "source_type": "found",
    "confidence": "high",
    "note": "",
}


def name(observation: Observation) -> str:
    return f"{observation.series} {observation.period}"


def spoken(observation: Observation) -> str:
    """What a figure speaks to: an outcome, or its series where there is none."""
    return series_registry()[observation.series].outcome or observation.series


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder of evidence; the registers are those of the project."""
    series_registry()
    price("current_kzt", 2018)
    (tmp_path / "evidence").mkdir()
    monkeypatch.setattr(data_files, "DATA_FOLDER", tmp_path)
    monkeypatch.setattr(import_module("model.evidence.observations"), "DATA_FOLDER", tmp_path)
    observations.cache_clear()
    targets.cache_clear()
    yield tmp_path / "evidence"
    observations.cache_clear()
    targets.cache_clear()


def write(folder: Path, *rows: Mapping[str, str]) -> None:
    with (folder / "economy.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADER)
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize("path", sorted((DATA_FOLDER / "evidence").glob("*.csv")), ids=str)
def test_every_table_has_the_columns_and_no_missing_cell(path: Path) -> None:
    rows = read_table(str(path.relative_to(DATA_FOLDER)))
    assert rows
    assert all(list(row) == HEADER and None not in row.values() for row in rows)


@pytest.mark.parametrize("observation", observations(), ids=name)
def test_a_figure_has_a_period_a_unit_a_source_and_a_confidence(observation: Observation) -> None:
    assert PERIOD.fullmatch(observation.period)
    assert observation.unit
    assert len(observation.source) > 5
    assert observation.source_type in SOURCE_TYPES
    assert observation.confidence in ERROR


@pytest.mark.parametrize("observation", observations(), ids=name)
def test_a_figure_lies_within_its_range(observation: Observation) -> None:
    assert math.isfinite(observation.value)
    assert observation.low is None or observation.low <= observation.value
    assert observation.high is None or observation.value <= observation.high


@pytest.mark.parametrize("observation", observations(), ids=name)
def test_what_was_worked_out_shows_its_arithmetic_or_its_rule(observation: Observation) -> None:
    series = series_registry()[observation.series]
    if observation.used and observation.source_type == "derived":
        assert observation.note, series.title


def test_a_used_figure_meets_an_outcome_in_a_whole_year_that_the_model_runs() -> None:
    for observation in observations():
        if observation.used:
            assert series_registry()[observation.series].outcome, name(observation)
            assert observation.year is not None, name(observation)
            assert observation.year >= FIRST_QUARTER.year, name(observation)


def test_an_unused_figure_that_could_meet_an_outcome_has_a_reason() -> None:
    for observation in observations():
        if series_registry()[observation.series].outcome and not observation.used:
            assert observation.reason, name(observation)


def test_of_figures_that_conflict_one_is_used_and_the_others_say_why_not() -> None:
    used = {(spoken(o), o.period) for o in observations() if o.used}
    for observation in observations():
        if not observation.used and (spoken(observation), observation.period) in used:
            assert observation.reason, name(observation)


def test_a_total_is_not_used_where_its_parts_are() -> None:
    used = {(t.series.outcome, t.year) for t in targets()}
    for partner in ("china", "russia"):
        parts = (f"exports_to_{partner}", f"imports_from_{partner}")
        for outcome, year in used:
            if outcome == f"trade_with_{partner}":
                assert not all((part, year) in used for part in parts)


def test_a_target_leads_back_to_the_published_figure() -> None:
    published = {(o.series, o.year): o.value for o in observations() if o.used}
    for target in targets():
        series = target.series
        back = target.value * price(series.money, target.year) / series.factor
        assert back == pytest.approx(published[series.name, target.year])


def test_targets_are_finite_with_positive_errors() -> None:
    for target in targets():
        assert math.isfinite(target.value)
        assert math.isfinite(target.error)
        assert target.error > 0.0
        assert target.unit
        assert target.series.scale == "linear" or target.value > 0.0


def test_there_are_targets_enough_to_fit_and_to_test() -> None:
    unseen = [target for target in targets() if not target.seen]
    assert len(targets()) >= 60
    assert len(unseen) >= 25
    assert all(target.year > LAST_FITTED_YEAR for target in unseen)


def test_targets_stand_by_series_and_year_each_once() -> None:
    places = [(target.series.name, target.year) for target in targets()]
    assert places == sorted(set(places))


def test_growth_and_level_of_gdp_agree() -> None:
    level = {o.year: o.value for o in observations() if o.series == "gdp_real"}
    growth = {o.year: o.value for o in observations() if o.series == "gdp_growth"}
    for year in range(2014, 2025):
        assert 100.0 * (level[year] / level[year - 1] - 1.0) == pytest.approx(
            growth[year], abs=0.01
        )


def test_a_figure_in_a_period_that_is_no_year_is_no_target(folder: Path) -> None:
    write(folder, {**ROW, "period": "2018-H1"})
    assert len(observations()) == 1
    assert observations()[0].year is None
    assert targets() == ()


def test_a_wide_range_makes_a_wide_error(folder: Path) -> None:
    write(folder, {**ROW, "low": "1", "high": "7"}, {**ROW, "period": "2017"})
    narrow, wide = targets()
    assert (narrow.year, wide.year) == (2017, 2018)
    assert narrow.error == pytest.approx(0.03 * 0.0407)
    assert wide.error == pytest.approx(0.06 / (2 * 1.645))


def test_a_range_on_the_scale_of_logarithms_is_one_of_ratios(folder: Path) -> None:
    row = {**ROW, "series": "gdp_real", "unit": "USD_2018 m"}
    write(folder, {**row, "value": "20", "low": "10", "high": "40"})
    assert targets()[0].error == pytest.approx(math.log(4.0) / (2 * 1.645))


def test_two_figures_of_one_period_stand_side_by_side_if_one_is_used(folder: Path) -> None:
    write(folder, ROW, {**ROW, "value": "4.1", "used": "no", "reason": "rounded"})
    assert [o.used for o in observations()] == [True, False]
    assert len(targets()) == 1


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{**ROW, "series": "weather"}], "the evidence names weather, which is no series"),
        ([{**ROW, "unit": "miles"}], "gdp_growth 2018: its unit is percent"),
        ([{**ROW, "confidence": "sure"}], "gdp_growth 2018: confidence"),
        ([{**ROW, "used": "Yes"}], "gdp_growth 2018: used is yes or no"),
        ([ROW, {**ROW, "value": "4"}], "two figures of gdp_growth for 2018 are used"),
        (
            [
                {**ROW, "series": "gdp_real", "unit": "USD_2018 m"},
                {**ROW, "series": "gdp_current_usd", "unit": "USD bn"},
            ],
            "two figures of gdp for 2018 are used",
        ),
    ],
)
def test_figures_that_contradict_the_register_or_each_other_are_refused(
    rows: list[dict[str, str]], message: str, folder: Path
) -> None:
    write(folder, *rows)
    with pytest.raises(ValueError, match=message):
        observations()


def test_a_published_estimate_has_a_place_a_unit_a_source_and_lies_within_its_range() -> None:
    rows = read_table("published.csv")
    assert len({row["name"] for row in rows}) == len(rows)
    for row in rows:
        assert list(row) == PUBLISHED
        assert all(row[key] for key in ("name", "quantity", "unit", "place", "source"))
        assert row["source_type"] in SOURCE_TYPES
        assert row["confidence"] in ERROR
        bounds = [float(row[key]) for key in ("low", "value", "high") if row[key]]
        assert bounds
        assert bounds == sorted(bounds)
        assert not row["outcome"] or row["outcome"] in outcome_registry()
        assert row["sign"] in (("1", "-1") if row["outcome"] else ("",))
        assert row["comparison"]
