"""Writing Parquet files: columns that are not copied, and errors that are told once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq


def column(parts: Sequence[np.ndarray[Any, Any]]) -> pa.Array:
    """Numbers one after another as a column without gaps; those of one array are not copied.

    pyarrow's own way from an array to a column imports pandas first, a third of a second.
    """
    values = np.ascontiguousarray(parts[0] if len(parts) == 1 else np.concatenate(parts))
    kind = pa.from_numpy_dtype(values.dtype)
    return pa.Array.from_buffers(kind, values.size, [None, pa.py_buffer(values)])


def words(texts: Sequence[str]) -> pa.Array:
    """A column of texts, without pandas too."""
    encoded = [text.encode() for text in texts]
    ends = np.cumsum([0, *map(len, encoded)], dtype=np.int32)
    return pa.StringArray.from_buffers(
        len(texts), pa.py_buffer(ends), pa.py_buffer(b"".join(encoded))
    )


@contextmanager
def closing_quietly(writer: pq.ParquetWriter) -> Iterator[pq.ParquetWriter]:
    """Close a writer in the end; after an error, without the one that closing then meets too."""
    try:
        yield writer
    except BaseException:
        with suppress(Exception):
            writer.close()
        raise
    writer.close()
