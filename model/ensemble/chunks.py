"""Finished runs on disk, a chunk at a time, while their ensemble is still under way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from model.arrays import FloatArray, IntArray
from model.ensemble.failures import Failure
from model.ensemble.sealed import read_sealed, write_sealed

_SUFFIX = ".chunk"


@dataclass(frozen=True, slots=True)
class Chunk:
    """The runs from `start` up to `stop`: those that finished, and those that failed.

    `values` holds (outcomes, runs, quarters) of the finished `runs`, each in its quarterly unit.
    """

    start: int
    stop: int
    runs: IntArray
    outcomes: tuple[str, ...]
    values: FloatArray
    failures: tuple[Failure, ...] = ()


def write_chunk(folder: Path, key: str, chunk: Chunk) -> Path:
    """Store a chunk under the ensemble's `key`: whole and with its checksum, or not at all."""
    header = {
        "start": chunk.start,
        "stop": chunk.stop,
        "runs": chunk.runs.tolist(),
        "outcomes": chunk.outcomes,
        "failures": [asdict(failure) for failure in chunk.failures],
    }
    path = folder / f"{chunk.start:09d}-{chunk.stop:09d}{_SUFFIX}"
    return write_sealed(path, key, header, chunk.values)


def read_chunk(path: Path, key: str) -> Chunk | None:
    """The chunk in a file; none where it is damaged or belongs to another ensemble."""
    found = read_sealed(path, key)
    if found is None:
        return None
    header, values = found
    return Chunk(
        start=header["start"],
        stop=header["stop"],
        runs=np.array(header["runs"], dtype=np.int64),
        outcomes=tuple(header["outcomes"]),
        values=values,
        failures=tuple(Failure(**failure) for failure in header["failures"]),
    )


def keep_valid(folder: Path, key: str, runs: int) -> list[tuple[int, int]]:
    """Runs (start, stop) that lie finished in `folder`, in order.

    Chunks that are damaged, foreign, beyond `runs` or that overlap an earlier one are deleted.
    """
    covered: list[tuple[int, int]] = []
    for path in sorted(folder.glob(f"*{_SUFFIX}")):
        chunk = read_chunk(path, key)
        last = covered[-1][1] if covered else 0
        if chunk is None or chunk.start < last or chunk.stop > runs:
            path.unlink(missing_ok=True)
        else:
            covered.append((chunk.start, chunk.stop))
    return covered


def missing(covered: list[tuple[int, int]], runs: int, size: int) -> list[tuple[int, int]]:
    """The runs (start, stop) below `runs` that are not `covered`, in pieces of at most `size`."""
    edges = [(0, 0), *covered, (runs, runs)]
    gaps = [(left[1], right[0]) for left, right in pairwise(edges)]
    return [
        (start, min(start + size, stop)) for gap, stop in gaps for start in range(gap, stop, size)
    ]


def stored_chunks(folder: Path, key: str) -> Iterator[Chunk]:
    """The chunks of an ensemble in the order of their runs, read one at a time.

    Raises ``OSError`` where one has been damaged since it was written.
    """
    for path in sorted(folder.glob(f"*{_SUFFIX}")):
        chunk = read_chunk(path, key)
        if chunk is None:
            raise OSError(f"{path} was damaged while the ensemble ran")
        yield chunk
