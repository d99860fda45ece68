"""An Excel workbook: summary, runs, parameters, units and provenance, a sheet each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from model.ensemble.atomic import drafted
from model.ensemble.input_units import input_description, input_unit
from model.ensemble.summary import FIGURES
from model.errors import printable
from model.output.export.content import INPUTS, QUANTILES, RUNS, Content, UnfitError
from model.output.provenance import provenance

MOST_ROWS = 1_048_576
"""Rows that a sheet may have, its header among them."""
_Row = Sequence[Any]
_WIDTHS = {"title": 44, "description": 90, "outcome": 30, "name": 34, "unit": 24, "scenario": 24}
_USUAL_WIDTH = 14
_FROZEN = {"summary": 5, "runs": 3, "parameters": 2, "units": 2, "provenance": 1}
"""Columns of each sheet that stay in sight, beside its header."""


def write_workbook(path: Path, content: Content) -> None:
    """Write a workbook in which numbers are numbers, to 16 digits, and nothing is a formula.

    Raises ``UnfitError`` where a sheet cannot hold all rows.
    """
    _require_room(content)
    with drafted(path) as draft, _book(draft) as book:
        for name, head, rows in _sheets(content):
            _write_sheet(book, name, head, rows)


def _sheets(content: Content) -> Iterator[tuple[str, _Row, Iterable[_Row]]]:
    if QUANTILES in content.kinds:
        head = ("scenario", "outcome", "title", "unit", "year", *FIGURES)
        yield "summary", head, _summary(content)
    if RUNS in content.kinds:
        yield "runs", ("scenario", "run", "year", *content.outcomes), _runs(content)
    if INPUTS in content.kinds:
        yield "parameters", ("scenario", "run", *_input_names(content)), _parameters(content)
    yield "units", ("sheet", "name", "unit", "title", "description"), _units(content)
    yield "provenance", ("what", *content.ensembles), _provenance(content)


def _summary(content: Content) -> Iterator[_Row]:
    for label, results in content:
        for name in content.outcomes:
            about, summary = results.about(name), results.summary(name)
            for year in results.years:
                yield (
                    label, name, about.title, about.annual_unit, year, *summary.at(year).values()
                )  # fmt: skip


def _runs(content: Content) -> Iterator[_Row]:
    for label, results in content:
        columns = [results.annual(name) for name in content.outcomes]
        for row, run in enumerate(results.runs.tolist()):
            for place, year in enumerate(results.years):
                yield label, run, year, *(float(column[row, place]) for column in columns)


def _parameters(content: Content) -> Iterator[_Row]:
    names = _input_names(content)
    for label, results in content:
        inputs = results.inputs()
        for row, run in enumerate(results.runs.tolist()):
            yield label, run, *(float(inputs[n][row]) if n in inputs else "" for n in names)


def _input_names(content: Content) -> list[str]:
    return list(dict.fromkeys(name for _, results in content for name in results.inputs()))


def _units(content: Content) -> Iterator[_Row]:
    """What the columns of the sheets of runs and parameters, and the rows of the summary, are."""
    first = next(iter(content.ensembles.values()))
    for name in content.outcomes:
        about = first.about(name)
        yield "summary, runs", name, about.annual_unit, about.title, about.description
    if INPUTS in content.kinds:
        for name in _input_names(content):
            yield "parameters", name, input_unit(name), "", input_description(name)


def _provenance(content: Content) -> Iterator[_Row]:
    told = [provenance(results) for _, results in content]
    for what in told[0]:
        yield what, *(each.get(what, "") for each in told)
    yield "finished", *(str(results.manifest.get("finished", "unknown")) for _, results in content)


def _require_room(content: Content) -> None:
    rows = sum(len(results.runs) * len(results.years) for _, results in content)
    if RUNS in content.kinds and rows >= MOST_ROWS:
        allowed = f"up to {MOST_ROWS - 1:,} in a sheet; csv and netcdf hold any number"
        raise UnfitError(f"{rows:,} rows of runs; allowed: {allowed}")


@contextmanager
def _book(path: Path) -> Iterator[Any]:
    """A workbook that is written as its rows come, and in which text is never more than text."""
    import xlsxwriter

    plain = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers")
    book = xlsxwriter.Workbook(path, {"constant_memory": True, **dict.fromkeys(plain, False)})
    try:
        yield book
    finally:
        book.close()


def _write_sheet(book: Any, name: str, head: _Row, rows: Iterable[_Row]) -> None:
    sheet = book.add_worksheet(name)
    for place, title in enumerate(head):
        sheet.set_column(place, place, _WIDTHS.get(str(title), max(_USUAL_WIDTH, len(title) + 2)))
    sheet.freeze_panes(1, _FROZEN[name])
    _write_row(sheet, 0, head, book.add_format({"bold": True, "bottom": 1}))
    last = 0
    for last, row in enumerate(rows, start=1):
        _write_row(sheet, last, row)
    sheet.autofilter(0, 0, last, len(head) - 1)


def _write_row(sheet: Any, place: int, row: _Row, look: Any = None) -> None:
    for column, cell in enumerate(row):
        if isinstance(cell, str):
            sheet.write_string(place, column, printable(cell), look)
        else:
            sheet.write_number(place, column, cell, look)
