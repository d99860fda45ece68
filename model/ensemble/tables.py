"""The small tables of an ensemble: the summary of its outcomes and the inputs of its runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from model.arrays import FloatArray
from model.batch import Batch
from model.ensemble.atomic import write_whole
from model.ensemble.summary import FIGURES, Summary


def write_summary(path: Path, summaries: Iterable[Summary]) -> None:
    """Write one line a year and outcome: mean and percentiles over the runs, in annual units."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(["year", "outcome", "unit", *FIGURES])
    for summary in summaries:
        for year in summary.years:
            figures = summary.at(year)
            lines.writerow([year, summary.outcome, summary.unit, *figures.values()])
    write_whole(path, [text.getvalue().encode()])


def write_inputs(path: Path, batches: Iterable[Batch]) -> None:
    """Write the inputs of each run: its index, its parameters, ``dial.x`` and ``policy.x``."""
    writer: pq.ParquetWriter | None = None
    for batch in batches:
        table = pa.table({"run": batch.runs, **_inputs(batch)})
        if writer is None:
            writer = pq.ParquetWriter(path, table.schema, compression="zstd")
        writer.write_table(table)
    if writer is not None:
        writer.close()


def read_inputs(path: Path) -> dict[str, FloatArray]:
    """The inputs of the runs by name, (runs,) each."""
    table = pq.read_table(path)
    return {name: table.column(name).to_numpy() for name in table.column_names if name != "run"}


def _inputs(batch: Batch) -> dict[str, FloatArray]:
    return {
        **batch.parameters,
        **{f"dial.{name}": values for name, values in batch.dials.items()},
        **{f"policy.{name}": values for name, values in batch.policies.items()},
    }
