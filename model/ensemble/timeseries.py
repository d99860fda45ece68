"""The time series of an ensemble as a Parquet file: one row a run and quarter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from model.clock import Horizon
from model.ensemble.checksum import SummedFile
from model.ensemble.chunks import Chunk
from model.ensemble.parquet import closing_quietly, column, words
from model.ensemble.storage import parquet_source
from model.ensemble.summary import annual_values, whole_years
from model.numerics.arrays import FloatArray, IntArray
from model.outcomes import Outcome

INDEX_COLUMNS = ("scenario", "run", "quarter", "year")
_RUNS_A_GROUP = 100
_LARGE = 100_000
"""Runs from which on row groups grow, so that their list does not."""
_RUNS_READ_AT_A_TIME = 10_000


@dataclass(frozen=True, slots=True)
class _Part:
    """Finished runs of one chunk: their indices, and values (runs, quarters) by outcome."""

    runs: IntArray
    values: Mapping[str, FloatArray]


_Group = list[_Part]
"""The runs of a row group."""


class TimeSeries:
    """The stored outcomes of a number of `runs` over a number of `quarters`."""

    def __init__(self, path: Path, runs: int, quarters: int) -> None:
        self._file = pq.ParquetFile(**parquet_source(path))
        self._shape = (runs, quarters)

    @property
    def outcomes(self) -> tuple[str, ...]:
        """Names of the outcomes, in the order of the columns."""
        return tuple(n for n in self._file.schema_arrow.names if n not in INDEX_COLUMNS)

    def values(self, outcome: str) -> FloatArray:
        """Values of an outcome in its quarterly unit, (runs, quarters)."""
        column: FloatArray = self._file.read(columns=[outcome]).column(0).to_numpy()
        return column.reshape(self._shape)

    def pieces(self, outcome: str) -> Iterator[FloatArray]:
        """The same a bounded number of runs at a time: (some runs, quarters) each."""
        groups = self._file.num_row_groups
        a_time = max(1, groups * _RUNS_READ_AT_A_TIME // max(1, self._shape[0]))
        for first in range(0, groups, a_time):
            wanted = range(first, min(first + a_time, groups))
            table = self._file.read_row_groups(wanted, columns=[outcome])
            yield table.column(0).to_numpy().reshape(-1, self._shape[1])

    def annual(self, outcome: Outcome, horizon: Horizon) -> FloatArray:
        """Values of an outcome in its annual unit, (runs, years), read in bounded memory."""
        values = np.empty((self._shape[0], len(whole_years(horizon))))
        first = 0
        for piece in self.pieces(outcome.name):
            values[first : first + len(piece)] = annual_values(piece, horizon, outcome.aggregation)
            first += len(piece)
        return values


def write_timeseries(
    path: Path,
    scenario: str,
    horizon: Horizon,
    outcomes: Mapping[str, Outcome],
    chunks: Iterable[Chunk],
    runs_a_group: int = _RUNS_A_GROUP,
) -> str:
    """Write the finished runs of `chunks` in order, with one float64 column an outcome.

    Titles and units go into the columns' metadata. Holds a few chunks in memory at a time. Returns
    the checksum of the file.
    """
    writer: pq.ParquetWriter | None = None
    with SummedFile(path) as file, ExitStack() as stack:
        for group in _groups(chunks, runs_a_group):
            if writer is None:
                schema = _schema([outcomes[name] for name in group[0].values])
                writer = stack.enter_context(closing_quietly(_writer(file, schema)))
            _write_group(writer, scenario, horizon, group)
            del group  # a large one need not be in memory while the next is read
    return file.checksum()


def _write_group(writer: pq.ParquetWriter, scenario: str, horizon: Horizon, group: _Group) -> None:
    runs = np.concatenate([part.runs for part in group])
    columns = [*_index(scenario, horizon, runs), *_figures(group)]
    table = pa.Table.from_arrays(columns, schema=writer.schema)
    writer.write_table(table, row_group_size=table.num_rows)


def runs_a_group(runs: int) -> int:
    """Run indices a row group holds in an ensemble of a number of `runs`.

    It depends on nothing else, so that the file does not tell how the work was cut.
    """
    return _RUNS_A_GROUP * -(-max(runs, 1) // _LARGE)


def _groups(chunks: Iterable[Chunk], size: int) -> Iterator[_Group]:
    """The finished runs in order, parted where a new group of `size` indices begins."""
    held: _Group = []
    for chunk in chunks:
        for part in _cut(chunk, size):
            if held and held[0].runs[0] // size != part.runs[0] // size:
                yield held
                held = []
            held.append(part)
    if held:
        yield held


def _cut(chunk: Chunk, size: int) -> Iterator[_Part]:
    """The finished runs of a chunk, those of each group apart."""
    if not len(chunk.runs):
        return
    inner = np.flatnonzero(np.diff(chunk.runs // size)) + 1
    for start, stop in pairwise([0, *inner.tolist(), len(chunk.runs)]):
        values = {name: column[start:stop] for name, column in chunk.values.items()}
        yield _Part(chunk.runs[start:stop], values)


def _figures(group: _Group) -> list[pa.Array]:
    """A column for each outcome of the runs of a group."""
    names = list(group[0].values)
    if any(list(part.values) != names for part in group):
        raise ValueError("the chunks of an ensemble hold different outcomes")
    return [column([part.values[name] for part in group]) for name in names]


def _index(scenario: str, horizon: Horizon, runs: IntArray) -> list[pa.Array]:
    """The index columns of the rows of some runs."""
    quarters, number = len(horizon), len(runs)
    names = words([scenario])
    labels = words([str(quarter) for quarter in horizon])
    years = np.array([quarter.year for quarter in horizon], dtype=np.int32)
    return [
        pa.DictionaryArray.from_arrays(
            column([np.zeros(number * quarters, dtype=np.int32)]), names
        ),
        column([np.repeat(runs, quarters)]),
        pa.DictionaryArray.from_arrays(
            column([np.tile(np.arange(quarters, dtype=np.int32), number)]), labels
        ),
        column([np.tile(years, number)]),
    ]


def _schema(outcomes: Iterable[Outcome]) -> pa.Schema:
    text = pa.dictionary(pa.int32(), pa.string())
    types = (text, pa.int64(), text, pa.int32())
    index = [pa.field(name, kind, False) for name, kind in zip(INDEX_COLUMNS, types, strict=True)]
    figures = [
        pa.field(o.name, pa.float64(), False, {"title": o.title, "unit": o.unit}) for o in outcomes
    ]
    return pa.schema([*index, *figures])


def _writer(file: SummedFile, schema: pa.Schema) -> pq.ParquetWriter:
    """A writer in a hurry: bytes sorted by place pack a seventh smaller, at twice the time."""
    return pq.ParquetWriter(
        file,
        schema,
        compression="lz4",
        use_dictionary=["scenario", "quarter"],
        write_statistics=list(INDEX_COLUMNS),
    )
