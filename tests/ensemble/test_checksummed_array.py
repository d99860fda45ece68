"""Sealed arrays: read whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.ensemble.checksummed_array import read_array, write_array, write_stacked

VALUES = np.arange(24.0).reshape(2, 3, 4)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = write_array(tmp_path / "a", "key", {"names": ["x", "y"]}, VALUES)
    found = read_array(path, "key")
    assert found is not None
    header, values = found
    assert header["names"] == ["x", "y"]
    assert np.array_equal(values, VALUES)


@pytest.mark.parametrize("rows", [list(VALUES), list(VALUES[:1]), []])
def test_rows_are_written_as_the_array_they_make(tmp_path: Path, rows: list[np.ndarray]) -> None:
    path = write_stacked(tmp_path / "a", "key", {}, rows)
    found = read_array(path, "key")
    assert found is not None
    assert np.array_equal(found[1], np.stack(rows) if rows else np.empty((0, 0)))
    assert found[1].flags.aligned


def test_nothing_is_read_of_another_key_or_of_no_file(tmp_path: Path) -> None:
    path = write_array(tmp_path / "a", "key", {}, VALUES)
    assert read_array(path, "other") is None
    assert read_array(tmp_path / "b", "key") is None


@given(st.integers(0, 2**20), st.integers(1, 255))
def test_a_byte_that_differs_is_noticed_wherever_it_is(
    tmp_path_factory: pytest.TempPathFactory, place: int, change: int
) -> None:
    path = write_array(tmp_path_factory.getbasetemp() / "sealed", "key", {}, VALUES)
    content = bytearray(path.read_bytes())
    content[place % len(content)] ^= change
    path.write_bytes(content)
    assert read_array(path, "key") is None


@given(st.integers(0, 2**20))
def test_a_file_cut_short_is_noticed(tmp_path_factory: pytest.TempPathFactory, length: int) -> None:
    path = write_array(tmp_path_factory.getbasetemp() / "sealed", "key", {}, VALUES)
    content = path.read_bytes()
    path.write_bytes(content[: length % len(content)])
    assert read_array(path, "key") is None
