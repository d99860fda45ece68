"""The small tables of an ensemble: the summary of its outcomes and the inputs of its runs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from model.arrays import FloatArray
from model.batch import Batch
from model.csv_export import csv_text
from model.ensemble.atomic import write_whole
from model.ensemble.summary import Summary


def write_summary(path: Path, summaries: Iterable[Summary]) -> None:
    """Write one line a year and outcome: mean and percentiles over the runs, in annual units."""
    lines = [
        {"year": year, "outcome": summary.outcome, "unit": summary.unit, **summary.at(year)}
        for summary in summaries
        for year in summary.years
    ]
    write_whole(path, [csv_text(lines).encode()])


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
