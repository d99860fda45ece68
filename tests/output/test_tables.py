"""Laws of tables: they fit the line, and no spreadsheet takes a cell for a formula."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest

from model.analysis.compare import Comparison, compare
from model.ensemble.results import Results
from model.languages import LANGUAGES, load
from model.output.tables import comparison_csv, comparison_tables, summary_table
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
