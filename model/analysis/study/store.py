"""Records of runs on disk, so that these need not be simulated again."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from model.analysis.study.record import Record
from model.ensemble.checksummed_array import read_array, write_array
from model.ensemble.identity import versions

SUFFIX = ".yearly"


def store(folder: Path, key: str, record: Record) -> Path:
    """Write a record under its `key`: whole and with a checksum, or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    header = {
        "outcomes": list(record.values),
        "errors": list(record.errors.items()),
        "versions": dict(versions()),
    }
    table = np.array(list(record.values.values()))
    return write_array(folder / f"{key}{SUFFIX}", key, header, table)


def stored(folder: Path, key: str) -> Record | None:
    """What was stored under a key; none where nothing was, or where it is damaged."""
    found = read_array(folder / f"{key}{SUFFIX}", key)
    if found is None:
        return None
    header, table = found
    return Record(dict(zip(header["outcomes"], table, strict=True)), dict(header["errors"]))
