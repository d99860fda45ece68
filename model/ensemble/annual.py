"""The annual values of an ensemble: put down chunk by chunk, taken up outcome by outcome."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

import numpy as np

from model.clock import Horizon
from model.ensemble.chunks import Chunk
from model.ensemble.summary import annual_values, whole_years
from model.numerics.arrays import FloatArray
from model.outcomes import Outcome

_BYTES_A_FIGURE = 8


class AnnualValues:
    """A context that keeps the annual values of all `outcomes` in a file without a name, in
    `folder`; those of one chunk or one outcome are in memory at a time."""

    def __init__(self, folder: Path, horizon: Horizon, outcomes: Mapping[str, Outcome]) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 (closed by the context)
        self._horizon = horizon
        self.years = whole_years(horizon)
        self._outcomes = outcomes
        self._runs: list[int] = []

    def __enter__(self) -> AnnualValues:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def put(self, chunk: Chunk) -> None:
        """Put down those of the next chunk."""
        block = np.empty((len(chunk.values), len(chunk.runs), len(self.years)))
        for place, (name, values) in enumerate(chunk.values.items()):
            how = self._outcomes[name].aggregation
            block[place] = annual_values(values, self._horizon, how)
        self._file.write(block.data)
        self._runs.append(len(chunk.runs))

    def of(self, place: int, outcomes: int) -> FloatArray:
        """Those of the outcome at a place among so many, (runs, years), once all are put down."""
        values = np.empty((sum(self._runs), len(self.years)))
        first = 0
        for runs in self._runs:
            rows = first * outcomes + place * runs  # that lie before, each of all years
            self._file.seek(rows * len(self.years) * _BYTES_A_FIGURE)
            block = values[first : first + runs].data
            if self._file.readinto(block) != block.nbytes:
                raise OSError(f"{self._file.name} has been cut short")
            first += runs
        return values
