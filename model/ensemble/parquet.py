"""Writing Parquet files so that what goes wrong is told once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pyarrow.parquet as pq


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
