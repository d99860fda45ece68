"""Yearly values of a finished scenario on disk, so that they need not be simulated again."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from model.ensemble.sealed import read_sealed, write_sealed
from model.ensemble.yearly import Yearly

SUFFIX = ".yearly"


def store(folder: Path, key: str, values: Yearly) -> Path:
    """Write the `values` of a scenario under its `key`: whole and with a checksum, or not at all.

    `values` holds (runs, years) of each outcome, all of the same shape.
    """
    names = list(values)
    folder.mkdir(parents=True, exist_ok=True)
    table = np.array([values[name] for name in names])
    return write_sealed(folder / f"{key}{SUFFIX}", key, {"outcomes": names}, table)


def stored(folder: Path, key: str) -> Yearly | None:
    """What was stored under a key; none where nothing was, or where it is damaged."""
    found = read_sealed(folder / f"{key}{SUFFIX}", key)
    if found is None:
        return None
    header, table = found
    return dict(zip(header["outcomes"], table, strict=True))
