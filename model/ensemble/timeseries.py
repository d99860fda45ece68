"""The time series of an ensemble as a Parquet file: one row a run and quarter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from model.arrays import FloatArray, IntArray
from model.clock import Horizon
from model.ensemble.chunks import Chunk
from model.outcomes import Outcome

INDEX_COLUMNS = ("scenario", "run", "quarter", "year")
RUNS_A_GROUP = 100
"""Run indices a row group holds: fixed, so that the file does not tell how the work was cut."""

_Group = tuple[IntArray, tuple[str, ...], FloatArray]
"""Run indices, names of outcomes, and their values (outcomes, runs, quarters)."""


class TimeSeries:
    """The stored outcomes of a number of `runs` over a number of `quarters`."""

    def __init__(self, path: Path, runs: int, quarters: int) -> None:
        self._file = pq.ParquetFile(path)
        self._shape = (runs, quarters)

    @property
    def outcomes(self) -> tuple[str, ...]:
        """Names of the outcomes, in the order of the columns."""
        return tuple(n for n in self._file.schema_arrow.names if n not in INDEX_COLUMNS)

    def values(self, outcome: str) -> FloatArray:
        """Values of an outcome in its quarterly unit, (runs, quarters)."""
        column: FloatArray = self._file.read(columns=[outcome]).column(0).to_numpy()
        return column.reshape(self._shape)


def write_timeseries(
    path: Path,
    scenario: str,
    horizon: Horizon,
    outcomes: Mapping[str, Outcome],
    chunks: Iterable[Chunk],
) -> None:
    """Write the finished runs of `chunks` in order, with one float64 column an outcome.

    Titles and units go into the columns' metadata. Holds a few chunks in memory at a time.
    """
    writer: pq.ParquetWriter | None = None
    for runs, names, values in _groups(chunks):
        if writer is None:
            schema = _schema([outcomes[name] for name in names])
            writer = _writer(path, schema)
        figures = [pa.array(column.ravel()) for column in values]
        table = pa.Table.from_arrays([*_index(scenario, horizon, runs), *figures], schema=schema)
        writer.write_table(table, row_group_size=table.num_rows)
    if writer is not None:
        writer.close()


def _groups(chunks: Iterable[Chunk]) -> Iterator[_Group]:
    """The finished runs in order, cut where a new `RUNS_A_GROUP` of indices begins."""
    held: _Group | None = None
    for chunk in chunks:
        if not len(chunk.runs):
            continue
        held = _append(held, chunk)
        while held[0][0] // RUNS_A_GROUP < held[0][-1] // RUNS_A_GROUP:
            runs, names, values = held
            edge = int(np.searchsorted(runs, (runs[0] // RUNS_A_GROUP + 1) * RUNS_A_GROUP))
            yield runs[:edge], names, values[:, :edge]
            held = runs[edge:], names, values[:, edge:]
    if held is not None:
        yield held


def _append(held: _Group | None, chunk: Chunk) -> _Group:
    if held is None:
        return chunk.runs, chunk.outcomes, chunk.values
    runs, names, values = held
    if chunk.outcomes != names:
        raise ValueError("the chunks of an ensemble hold different outcomes")
    return (
        np.concatenate([runs, chunk.runs]),
        names,
        np.concatenate([values, chunk.values], axis=1),
    )


def _index(scenario: str, horizon: Horizon, runs: IntArray) -> list[pa.Array]:
    """The index columns of the rows of some runs."""
    quarters, number = len(horizon), len(runs)
    names = pa.array([scenario])
    labels = pa.array([str(quarter) for quarter in horizon])
    years = np.array([quarter.year for quarter in horizon], dtype=np.int32)
    return [
        pa.DictionaryArray.from_arrays(np.zeros(number * quarters, dtype=np.int32), names),
        pa.array(np.repeat(runs, quarters)),
        pa.DictionaryArray.from_arrays(
            np.tile(np.arange(quarters, dtype=np.int32), number), labels
        ),
        pa.array(np.tile(years, number)),
    ]


def _schema(outcomes: Iterable[Outcome]) -> pa.Schema:
    text = pa.dictionary(pa.int32(), pa.string())
    types = (text, pa.int64(), text, pa.int32())
    index = [pa.field(name, kind) for name, kind in zip(INDEX_COLUMNS, types, strict=True)]
    figures = [
        pa.field(o.name, pa.float64(), metadata={"title": o.title, "unit": o.unit})
        for o in outcomes
    ]
    return pa.schema([*index, *figures])


def _writer(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    """A writer whose encoding suits floats: their bytes are sorted by place, then packed."""
    floats = [name for name in schema.names if name not in INDEX_COLUMNS]
    return pq.ParquetWriter(
        path,
        schema,
        compression="zstd",
        use_dictionary=["scenario", "quarter"],
        use_byte_stream_split=floats,
        write_statistics=list(INDEX_COLUMNS),
    )
