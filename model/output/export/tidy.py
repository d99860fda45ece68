"""Tidy tables as CSV: one value a row, every row with its unit."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from model.csv_export import harmless
from model.ensemble.atomic import write_whole
from model.ensemble.input_units import input_unit
from model.ensemble.results import Results
from model.ensemble.summary import FIGURES
from model.output.export.content import INPUTS, QUANTILES, RUNS, Content, UnfitError

RUN = "run"
"""The statistic of a row that holds the value of a single run."""
_Row = tuple[Any, ...]


def write_csv(path: Path, content: Content) -> None:
    """Write one table of all ensembles.

    Quantiles are rows of (scenario, outcome, unit, year, statistic, value), runs of (scenario,
    outcome, unit, year, run, value), and both have both columns. Inputs are rows of (scenario,
    input, unit, run, value). Raises ``UnfitError`` for inputs beside anything else.
    """
    if INPUTS in content.kinds and len(content.kinds) > 1:
        raise UnfitError(f"{INPUTS} beside other values; allowed: {INPUTS} in a file of their own")
    if INPUTS in content.kinds:
        head: _Row = ("scenario", "input", "unit", "run", "value")
        tables = (_inputs(label, results) for label, results in content)
    else:
        keep = [name for name, kind in _COLUMNS if kind is None or kind in content.kinds]
        head = tuple(keep)
        tables = (
            _chosen(_outcome(label, results, name, content.kinds), keep)
            for label, results in content
            for name in content.outcomes
        )
    write_whole(path, csv_pieces([head], *tables))


_COLUMNS = (
    ("scenario", None),
    ("outcome", None),
    ("unit", None),
    ("year", None),
    ("statistic", QUANTILES),
    ("run", RUNS),
    ("value", None),
)
"""The columns of outcomes, and the kind of values that alone asks for one."""


def csv_pieces(*tables: Iterable[_Row]) -> Iterator[bytes]:
    """Tables as CSV, one after the other: text quoted and no formula, numbers bare and exact."""
    for table in tables:
        text = io.StringIO()
        lines = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
        lines.writerows(map(harmless, row) for row in table)
        yield text.getvalue().encode()


def _chosen(rows: Iterable[_Row], keep: list[str]) -> Iterator[_Row]:
    places = [place for place, (name, _) in enumerate(_COLUMNS) if name in keep]
    return (tuple(row[place] for place in places) for row in rows)


def _outcome(label: str, results: Results, outcome: str, kinds: Iterable[str]) -> Iterator[_Row]:
    """All values of an outcome, with every column."""
    named = (label, outcome, results.about(outcome).annual_unit)
    if QUANTILES in kinds:
        summary = results.summary(outcome)
        for year in results.years:
            figures = summary.at(year)
            yield from ((*named, year, statistic, "", figures[statistic]) for statistic in FIGURES)
    if RUNS in kinds:
        for run, row in zip(results.runs.tolist(), results.annual(outcome), strict=True):
            values = zip(results.years, row.tolist(), strict=True)
            yield from ((*named, year, RUN, run, value) for year, value in values)


def _inputs(label: str, results: Results) -> Iterator[_Row]:
    runs = results.runs.tolist()
    for name, values in results.inputs().items():
        unit = input_unit(name)
        for run, value in zip(runs, values.tolist(), strict=True):
            yield label, name, unit, run, value
