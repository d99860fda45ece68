"""The page on data: its queries run as they stand and agree, its columns are those of the files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from model import load_scenario, simulate
from model.ensemble.results import Results
from tests.docs.columns import columns_table

PAGE = Path(__file__).parents[2] / "docs" / "data.md"
BASELINE = Path("results/baseline")


@pytest.fixture
def results(workplace: Path) -> Results:
    """The results that the page asks."""
    simulate(load_scenario("baseline"), runs=20, store="results")
    simulate(load_scenario("stagnation", engineer_shortage=1), runs=20, store="results")
    return Results.open(BASELINE)


def blocks(text: str) -> list[str]:
    """The pieces of Python in a page."""
    return re.findall(r"```python\n(.*?)```", text, re.DOTALL)


def carried_out(word: str) -> dict[str, Any]:
    """What is there after the piece of the page with a word in it was carried out."""
    (code,) = (block for block in blocks(PAGE.read_text(encoding="utf-8")) if word in block)
    found: dict[str, Any] = {}
    exec(compile(code, str(PAGE), "exec"), found)
    return found


def test_the_unit_of_a_column_is_where_the_page_looks_for_it(results: Results) -> None:
    assert carried_out("read_schema")["unit"] == results.about("transit_revenue").unit


def test_pandas_polars_and_duckdb_find_the_numbers_of_the_summary(results: Results) -> None:
    expected = results.summary("transit_revenue").percentiles[[0, 2, 4]].T
    pandas = carried_out("read_parquet(")["table"]
    polars = carried_out("scan_parquet")["table"]
    duckdb = carried_out("quantile_cont")["table"]
    assert pandas.index.tolist() == polars["year"].to_list() == [year for year, _ in duckdb]
    for found in (pandas.to_numpy(), polars[:, 1:].to_numpy(), np.array([q for _, q in duckdb])):
        assert found == pytest.approx(expected, rel=1e-12)


def test_scenarios_are_joined_by_run(results: Results) -> None:
    (folder,) = Path("results").glob("stagnation~*")
    worse = Results.open(folder)
    place = results.years.index(2030)
    loss = (results.annual("transit_revenue") - worse.annual("transit_revenue"))[:, place]
    trend = results.inputs()["growth_trend"]
    expected = (np.median(loss), np.corrcoef(loss, trend)[0, 1])
    (found,) = carried_out("USING (run)")["table"]
    assert found == pytest.approx(expected, rel=1e-9)


def test_the_columns_of_the_page_are_those_of_the_file(results: Results) -> None:
    text = PAGE.read_text(encoding="utf-8")
    (written,) = re.findall(r"<!-- columns: .*?-->\n(.*?)\n<!-- end", text, re.DOTALL)
    assert written.splitlines() == columns_table(BASELINE)
