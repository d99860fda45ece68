"""Laws of the workbook, read with openpyxl: numbers are numbers, text is text, and all is there."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from model.output.export import workbook
from model.output.export.content import QUANTILES, Content, UnfitError
from model.output.export.workbook import write_workbook

SHEETS = ["summary", "runs", "parameters", "units", "provenance"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, everything: Content) -> Path:
    path = tmp_path_factory.mktemp("books") / "x.xlsx"
    write_workbook(path, everything)
    return path


@pytest.fixture(scope="module")
def book(written: Path) -> Any:
    return openpyxl.load_workbook(written)


def test_each_sheet_has_a_frozen_header_and_no_empty_row(book: Any) -> None:
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert sheet.freeze_panes.endswith("2")
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.bold and cell.value for cell in sheet[1])
        assert all(cell.value not in (None, "") for (cell, *_) in sheet.iter_rows(max_col=1))


def test_numbers_are_numbers_and_nothing_is_a_formula(book: Any) -> None:
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds == {"n", "s"}
    for sheet, first in (("summary", 5), ("runs", 2), ("parameters", 2)):
        rows = book[sheet].iter_rows(min_row=2, min_col=first)
        assert {cell.data_type for row in rows for cell in row} == {"n"}


def test_every_yearly_value_and_input_is_there_to_sixteen_digits(
    written: Path, everything: Content
) -> None:
    runs = pd.read_excel(written, "runs").set_index(["scenario", "run", "year"])
    inputs = pd.read_excel(written, "parameters").set_index(["scenario", "run"])
    for label, results in everything:
        for name in everything.outcomes:
            found = runs.loc[label, name].unstack("year").to_numpy()
            assert found == pytest.approx(results.annual(name), rel=1e-15, abs=0)
        for name, values in results.inputs().items():
            assert inputs.loc[label, name].to_numpy() == pytest.approx(values, rel=1e-15, abs=0)


def test_the_summary_is_that_of_the_results(written: Path, everything: Content) -> None:
    table = pd.read_excel(written, "summary")
    table = table.set_index(["scenario", "outcome", "year"]).sort_index()
    for label, results in everything:
        for name in everything.outcomes:
            for year, row in table.loc[(label, name)].iterrows():
                expected = results.summary(name).at(year)
                assert {key: row[key] for key in expected} == pytest.approx(expected, rel=1e-15)


def test_every_column_of_runs_and_parameters_has_a_unit(written: Path) -> None:
    units = pd.read_excel(written, "units", keep_default_na=False)
    assert (units["unit"].str.strip() != "").all()
    for sheet, index in (("runs", 3), ("parameters", 2)):
        columns = pd.read_excel(written, sheet, nrows=0).columns[index:]
        assert set(columns) <= set(units.loc[units["sheet"].str.contains(sheet), "name"])


def test_provenance_is_enough_to_run_it_again(written: Path, everything: Content) -> None:
    table = pd.read_excel(written, "provenance", index_col="what")
    for label, results in everything:
        assert table.loc["scenario_digest", label] == results.digest
        assert (table.loc["seed", label], table.loc["runs", label]) == (
            results.seed,
            len(results.runs),
        )


def test_text_that_looks_like_something_else_stays_text(
    tmp_path: Path, everything: Content
) -> None:
    odd = ["=1+1", "+1", "http://example.org", "1e3", "#N/A", "a\x1b[31m", "{=1}"]
    results = next(iter(everything.ensembles.values()))
    content = Content(dict.fromkeys(odd, results), everything.outcomes[:1], (QUANTILES,))
    write_workbook(tmp_path / "x.xlsx", content)
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    cells = [cell for (cell,) in book["summary"].iter_rows(min_row=2, max_col=1)]
    shown = {"a\x1b[31m": "a\\x1b[31m"}
    assert list(dict.fromkeys(cell.value for cell in cells)) == [shown.get(t, t) for t in odd]
    with zipfile.ZipFile(tmp_path / "x.xlsx") as parts:
        sheets = [parts.read(n) for n in parts.namelist() if n.startswith("xl/worksheets/sheet")]
        assert not any(re.search(rb"<f[ >]", sheet) for sheet in sheets)
        assert not any("rels" in name and "sheet" in name for name in parts.namelist())


def test_more_rows_than_a_sheet_holds_are_refused(
    tmp_path: Path, everything: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 50)
    with pytest.raises(UnfitError, match="allowed: up to 49 in a sheet; csv and netcdf"):
        write_workbook(tmp_path / "x.xlsx", everything)
    write_workbook(tmp_path / "y.xlsx", replace(everything, kinds=(QUANTILES,)))
    assert [path.name for path in tmp_path.iterdir()] == ["y.xlsx"]
