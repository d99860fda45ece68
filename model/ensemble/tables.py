"""The small tables of an ensemble: the summary of its outcomes and the inputs of its runs."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from model.batch import Batch
from model.csv_export import csv_text
from model.ensemble.atomic import write_whole
from model.ensemble.input_units import input_description, input_unit
from model.ensemble.parquet import closing_quietly, column
from model.ensemble.storage import parquet_source
from model.ensemble.summary import FIGURES, Summary
from model.numerics.arrays import FloatArray


def write_summary(path: Path, summaries: Iterable[Summary]) -> None:
    """Write one line a year and outcome: mean and percentiles over the runs, in annual units."""
    lines = [
        {"year": year, "outcome": summary.outcome, "unit": summary.unit, **summary.at(year)}
        for summary in summaries
        for year in summary.years
    ]
    write_whole(path, [csv_text(lines).encode()])


class InputsTable:
    """A context that writes the inputs of each run: its index, its parameters, ``dial.x`` and
    ``policy.x``. Units go into the columns' metadata."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._open = ExitStack()
        self._writer: pq.ParquetWriter | None = None

    def __enter__(self) -> InputsTable:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.__exit__(kind, error, trace)

    def put(self, batch: Batch) -> None:
        """Write those of the next runs, which become a row group."""
        page = _page(batch)
        if self._writer is None:
            writer = pq.ParquetWriter(
                self._path, page.schema, compression="lz4", use_dictionary=False
            )
            self._writer = self._open.enter_context(closing_quietly(writer))
        self._writer.write_table(page)


def read_summary(path: Path) -> dict[str, Summary]:
    """The summaries of a file by outcome, to the last bit as they were written."""
    with path.open("r", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    by_outcome: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        by_outcome.setdefault(row["outcome"], []).append(row)
    return {outcome: _summary(outcome, rows) for outcome, rows in by_outcome.items()}


def _summary(outcome: str, rows: list[dict[str, str]]) -> Summary:
    """The summary of an outcome from its rows, one a year."""
    figures = np.array([[float(row[name]) for name in FIGURES] for row in rows]).T
    years = tuple(int(row["year"]) for row in rows)
    return Summary(outcome, rows[0]["unit"], years, figures[0], figures[1:])


def read_inputs(path: Path) -> dict[str, FloatArray]:
    """The inputs of the runs by name, (runs,) each."""
    table = pq.read_table(**parquet_source(path))
    return {name: table.column(name).to_numpy() for name in table.column_names if name != "run"}


def _page(batch: Batch) -> pa.Table:
    """The inputs of a batch, each column with its unit and what it stands for."""
    inputs = _inputs(batch)
    fields = [
        pa.field(name, pa.float64(), False, {"unit": unit, "title": input_description(name)})
        for name, unit in zip(inputs, map(input_unit, inputs), strict=True)
    ]
    schema = pa.schema([pa.field("run", pa.int64(), False), *fields])
    columns = [column([values]) for values in (batch.runs, *inputs.values())]
    return pa.Table.from_arrays(columns, schema=schema)


def _inputs(batch: Batch) -> dict[str, FloatArray]:
    return {
        **batch.parameters,
        **{f"dial.{name}": values for name, values in batch.dials.items()},
        **{f"policy.{name}": values for name, values in batch.policies.items()},
    }
