"""Finished runs on disk, a chunk at a time, while their ensemble is still under way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from model.ensemble.checksummed_array import read_array, write_stacked
from model.ensemble.failures import Failure
from model.numerics.arrays import FloatArray, IntArray

_SUFFIX = ".chunk"
Span = tuple[int, int]
"""The first of some runs, and the one after the last."""


class DamagedChunkError(Exception):
    """A chunk that can no longer be read; its `path` says which."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} is damaged")


@dataclass(frozen=True, slots=True)
class Chunk:
    """The runs from `start` up to `stop`: those that finished, and those that failed.

    `values` holds (runs, quarters) of the finished `runs` by outcome, each in its quarterly unit.
    """

    start: int
    stop: int
    runs: IntArray
    values: Mapping[str, FloatArray]
    failures: tuple[Failure, ...] = ()

    @classmethod
    def of_failure(cls, failure: Failure) -> Chunk:
        """A chunk of one run, which failed."""
        none = np.empty(0, dtype=np.int64)
        return cls(failure.run, failure.run + 1, none, {}, (failure,))


def write_chunk(folder: Path, key: str, chunk: Chunk) -> Path:
    """Store a chunk under the ensemble's `key`: whole and with its checksum, or not at all."""
    header = {
        "start": chunk.start,
        "stop": chunk.stop,
        "runs": chunk.runs.tolist(),
        "outcomes": list(chunk.values),
        "failures": [asdict(failure) for failure in chunk.failures],
    }
    path = _path(folder, chunk.start, chunk.stop)
    return write_stacked(path, key, header, list(chunk.values.values()))


def read_chunk(path: Path, key: str) -> Chunk | None:
    """The chunk in a file; none where it is damaged or belongs to another ensemble."""
    found = read_array(path, key)
    if found is None:
        return None
    header, values = found
    return Chunk(
        start=header["start"],
        stop=header["stop"],
        runs=np.array(header["runs"], dtype=np.int64),
        values=dict(zip(header["outcomes"], values, strict=True)),
        failures=tuple(Failure(**failure) for failure in header["failures"]),
    )


def keep_valid(folder: Path, key: str, runs: int) -> list[Span]:
    """Runs (start, stop) that lie finished in `folder`, in order.

    Chunks that are damaged or foreign are deleted; those beyond `runs`, or that overlap an earlier
    one, are left aside.
    """
    covered: list[Span] = []
    for path in sorted(folder.glob(f"*{_SUFFIX}")):
        chunk = read_chunk(path, key)
        last = covered[-1][1] if covered else 0
        if chunk is None:
            path.unlink(missing_ok=True)
        elif last <= chunk.start and chunk.stop <= runs:
            covered.append((chunk.start, chunk.stop))
    return covered


def spans(folder: Path) -> list[Span]:
    """The runs (start, stop) that chunks in `folder` are of, by their names, read or not."""
    found = [path.stem.split("-") for path in sorted(folder.glob(f"*{_SUFFIX}"))]
    return [(int(each[0]), int(each[1])) for each in found if _are_numbers(each)]


def _are_numbers(words: list[str]) -> bool:
    return len(words) == 2 and all(map(str.isdecimal, words))


def missing(covered: list[Span], runs: int, size: int) -> list[Span]:
    """The runs (start, stop) below `runs` that are not `covered`, in pieces of at most `size`."""
    edges = [(0, 0), *covered, (runs, runs)]
    gaps = [(left[1], right[0]) for left, right in pairwise(edges)]
    return [
        (start, min(start + size, stop)) for gap, stop in gaps for start in range(gap, stop, size)
    ]


def stored_chunk(folder: Path, key: str, span: Span) -> Chunk:
    """The chunk of some runs.

    Raises ``DamagedChunkError`` where it has been damaged or lost since it was written.
    """
    path = _path(folder, *span)
    chunk = read_chunk(path, key)
    if chunk is None:
        raise DamagedChunkError(path)
    return chunk


def _path(folder: Path, start: int, stop: int) -> Path:
    return folder / f"{start:09d}-{stop:09d}{_SUFFIX}"
