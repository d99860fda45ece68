"""Laws of chunks: what is written is read back, and what is missing is what is not covered."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.ensemble.chunks import (
    Chunk,
    DamagedChunkError,
    keep_valid,
    missing,
    read_chunk,
    spans,
    stored_chunk,
    write_chunk,
)
from model.ensemble.failures import Failure


def chunk(start: int, stop: int) -> Chunk:
    runs = np.arange(start, stop)
    values = {
        name: runs[:, None] * factor + np.zeros(3) for name, factor in (("a", 1.0), ("b", 2.0))
    }
    return Chunk(start, stop, runs, values, (Failure(start, 1, "it broke", {"x": 0.5}),))


def same(one: Chunk | None, other: Chunk) -> bool:
    return (
        one is not None
        and (one.start, one.stop, one.failures) == (other.start, other.stop, other.failures)
        and one.runs.tolist() == other.runs.tolist()
        and {k: v.tolist() for k, v in one.values.items()}
        == {k: v.tolist() for k, v in other.values.items()}
    )


def test_a_chunk_is_read_back_and_only_by_its_key(tmp_path: Path) -> None:
    path = write_chunk(tmp_path, "key", chunk(5, 8))
    assert same(read_chunk(path, "key"), chunk(5, 8))
    assert read_chunk(path, "other") is None
    assert spans(tmp_path) == [(5, 8)]
    assert same(stored_chunk(tmp_path, "key", (5, 8)), chunk(5, 8))
    with pytest.raises(DamagedChunkError):
        stored_chunk(tmp_path, "key", (5, 9))


def test_a_chunk_of_a_failure_holds_that_run_alone() -> None:
    found = Chunk.of_failure(Failure(7, 1, "it broke", {}))
    assert (found.start, found.stop, len(found.runs), dict(found.values)) == (7, 8, 0, {})
    assert [failure.run for failure in found.failures] == [7]


def test_valid_chunks_are_kept_in_order_and_overlaps_left_aside(tmp_path: Path) -> None:
    for start, stop in ((0, 4), (2, 6), (4, 8), (8, 12)):
        write_chunk(tmp_path, "key", chunk(start, stop))
    damaged = write_chunk(tmp_path, "other", chunk(12, 13))
    assert keep_valid(tmp_path, "key", 11) == [(0, 4), (4, 8)]
    assert keep_valid(tmp_path, "key", 12) == [(0, 4), (4, 8), (8, 12)]
    assert not damaged.exists()
    assert (tmp_path / "000000002-000000006.chunk").exists()


@given(st.lists(st.integers(1, 5), max_size=6), st.data(), st.integers(1, 4), st.integers(0, 5))
def test_what_is_covered_and_what_is_missing_are_all_runs_once(
    lengths: list[int], data: st.DataObject, size: int, beyond: int
) -> None:
    edges = [0, *np.cumsum(lengths).tolist()]
    every = list(pairwise(edges))
    covered = [span for span in every if data.draw(st.booleans())]
    runs = edges[-1] + beyond
    found = missing(covered, runs, size)
    assert all(0 < stop - start <= size for start, stop in found)
    own = [run for start, stop in [*covered, *found] for run in range(start, stop)]
    assert sorted(own) == list(range(runs))
