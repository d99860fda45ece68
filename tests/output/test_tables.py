"""Laws of tables: they fit the line, and no spreadsheet takes a cell for a formula."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from model.analysis.compare import Comparison, Difference, compare
from model.analysis.risk_measures import Risk
from model.analysis.significance import HIGHER, LOWER, UNCLEAR, PairedDifference
from model.ensemble.results import Results
from model.ensemble.summary import Summary
from model.languages import LANGUAGES, load
from model.output.tables import (
    _summary_rows,
    aligned,
    comparison_csv,
    comparison_tables,
    narrowed,
    shown_years,
    summary_table,
)
from model.output.widths import width
from model.risks import dial_registry
from tests.ensemble.toy import ToyScenario, run_toy


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    return run_toy(tmp_path_factory.mktemp("toy"))


@pytest.fixture(scope="module")
def comparison(results: Results, tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    worst = ToyScenario(name="worst", dials=dict.fromkeys(dial_registry(), 1.0))
    other = run_toy(tmp_path_factory.mktemp("worst"), worst)
    return compare(results, [other], results.outcomes, 2016)


def test_tables_fit_a_line_of_a_hundred_characters(
    results: Results, comparison: Comparison
) -> None:
    for language in map(load, LANGUAGES):
        text = summary_table(results, results.outcomes, language)
        text += f"\n{comparison_tables(comparison, language)}"
        assert max(map(width, text.splitlines())) <= 100


@pytest.mark.parametrize("code", LANGUAGES)
def test_columns_line_up_in_every_language(comparison: Comparison, code: str) -> None:
    table = comparison_tables(comparison, load(code)).split("\n\n")[1]
    assert len(set(map(width, table.splitlines()))) == 1


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_comparison_says_the_same_in_every_language(comparison: Comparison, code: str) -> None:
    english, other = (comparison_tables(comparison, load(each)) for each in ("en", code))
    assert _figures(other.split("\n\n")[1]) == _figures(english.split("\n\n")[1])


def _figures(table: str) -> list[list[str]]:
    """The digits in each cell of a table, but for heads, titles and verdicts."""
    cells = [re.split(r"\s{2,}", line)[1:-1] for line in table.splitlines()[1:]]
    return [["".join(filter(str.isdecimal, cell)) for cell in row] for row in cells]


def test_a_table_names_every_outcome_and_verdict(comparison: Comparison) -> None:
    text = comparison_tables(comparison)
    assert "worst against toy in 2016 (20 paired runs, seed 1)" in text
    assert text.count("lower") >= len(comparison.differences)


def test_the_csv_holds_the_differences(comparison: Comparison) -> None:
    rows = list(csv.DictReader(io.StringIO(comparison_csv(comparison))))
    assert len(rows) == len(comparison.differences)
    for row, difference in zip(rows, comparison.differences, strict=True):
        assert float(row["mean_difference"]) == difference.figures.mean_difference


def test_no_cell_of_the_csv_can_become_a_formula(comparison: Comparison) -> None:
    first = replace(comparison.differences[0], title="=HYPERLINK(0)", scenario="@sum")
    text = comparison_csv(replace(comparison, differences=(first,)))
    row = next(csv.DictReader(io.StringIO(text)))
    assert (row["title"], row["scenario"]) == ("'=HYPERLINK(0)", "'@sum")


def test_results_without_a_whole_year_say_so(tmp_path: Path) -> None:
    from model.clock import Horizon, Quarter

    short = run_toy(tmp_path, ToyScenario(horizon=Horizon(end=Quarter(2013, 2))))
    assert "no whole year" in summary_table(short, short.outcomes)


ABOUT = {"scenario": "worst", "outcome": "x", "title": "Output", "unit": "fraction", "year": 2016}


def test_a_row_of_differences_holds_each_figure_in_its_column() -> None:
    figures = PairedDifference(0.5, 0.4, -0.1, -0.3, 0.2, -0.15, 0.01, 0.7, 0.65, LOWER)
    difference = Difference(**ABOUT, figures=figures)  # type: ignore[arg-type]
    text = comparison_tables(Comparison("toy", 3, 20, 2016, (difference,), ()))
    head, row = (re.split(r"\s{2,}", line.strip()) for line in text.split("\n\n")[1].splitlines())
    assert head == ["reference", "scenario", "change", "5 % .. 95 %", "below", "verdict"]
    assert row == ["Output, %", "50.0", "40.0", "-10.0", "-30.0 .. +20.0", "70 %", "lower"]
    assert "worst against toy in 2016 (20 paired runs, seed 3)" in text


@pytest.mark.parametrize("verdict", [HIGHER, LOWER, UNCLEAR])
def test_a_verdict_is_called_by_its_name(verdict: str) -> None:
    figures = PairedDifference(1, 1, 1, 1, 1, 1, 1, 0.5, 0.5, verdict)
    difference = Difference(**ABOUT, figures=figures)  # type: ignore[arg-type]
    table = comparison_tables(Comparison("toy", 3, 20, 2016, (difference,), ()))
    assert table.split("\n\n")[1].split()[-1] == {HIGHER: "higher", LOWER: "lower"}.get(
        verdict, "unclear"
    )


def test_a_row_of_risks_holds_each_measure_in_its_column() -> None:
    measures = (0.95, 0.2, 0.3, 9.0, 0.4, 0.06, 8.0, 0.07)
    risk = Risk("worst", "x", "Output", "fraction", 2016, *measures)
    figures = PairedDifference(1, 1, 1, 1, 1, 1, 1, 0.5, 0.5, LOWER)
    difference = Difference(**ABOUT, figures=figures)  # type: ignore[arg-type]
    text = comparison_tables(Comparison("toy", 3, 20, 2016, (difference,), (risk,)))
    blocks = text.split("\n\n")
    assert blocks[2] == "Risk against the reference"
    head, row = (re.split(r"\s{2,}", line.strip()) for line in blocks[3].splitlines())
    assert head == ["VaR 95 %", "CVaR 95 %", "shortfall", "drawdown", "reference's"]
    assert row == ["Output, %", "20.0", "30.0", "40 %", "6.00", "7.00"]


def test_a_summary_shows_medians_above_the_bands_of_the_years_asked_for() -> None:
    rows = np.arange(5.0)[:, None] + np.array([0.0, 10.0, 20.0])
    summary = Summary("x", "TEU (boxes)", (2013, 2020, 2021), rows[2], rows)
    medians, bands_ = _summary_rows("Boxes", summary, shown_years(summary.years), load("en"))
    assert medians == ["Boxes", "12.0", "22.0"]
    assert bands_ == ["  TEU", "10.0 .. 14.0", "20.0 .. 24.0"]
    in_per_cent = replace(summary, unit="fraction")
    medians, _ = _summary_rows("Boxes", in_per_cent, (2013,), load("en"))
    assert medians == ["Boxes", "200"]


def test_a_summary_shows_every_fifth_year_and_the_last() -> None:
    assert shown_years(range(2013, 2034)) == [2020, 2025, 2030, 2033]
    assert shown_years(range(2013, 2021)) == [2020]
    assert shown_years([]) == []


def test_columns_are_flush_right_but_for_the_first() -> None:
    assert aligned([["a", "1"], ["bb", "200"]]) == "a     1\nbb  200"
    long = [["x" * 120, "12345"], ["y", "1"]]
    first, second = narrowed(long).splitlines()
    assert len(first) == len(second) == 100
    assert first.endswith("…  12345")
