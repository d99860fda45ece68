"""Checksums: those of what is written are those of what then lies there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.ensemble.checksum import SummedFile, checksum


@given(st.lists(st.binary(max_size=50)))
def test_the_checksum_while_writing_is_that_of_the_file(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes]
) -> None:
    path = tmp_path_factory.getbasetemp() / "summed"
    with SummedFile(path) as file:
        for piece in pieces:
            assert file.write(piece) == len(piece)
    assert path.read_bytes() == b"".join(pieces)
    assert file.checksum() == checksum(path)
