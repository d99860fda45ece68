"""Yearly values of a finished scenario on disk, so that they need not be simulated again."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np

from model.ensemble.atomic import write_whole
from model.ensemble.yearly import Yearly

SUFFIX = ".yearly"


def store(folder: Path, key: str, values: Yearly) -> Path:
    """Write the `values` of a scenario under its `key`: whole and with a checksum, or not at all.

    `values` holds (runs, years) of each outcome, all of the same shape.
    """
    names = list(values)
    table = np.ascontiguousarray([values[name] for name in names])
    header = {"key": key, "outcomes": names, "shape": table.shape}
    body = json.dumps(header).encode() + b"\n" + table.tobytes()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{key}{SUFFIX}"
    write_whole(path, [hashlib.sha256(body).hexdigest().encode(), b"\n", body])
    return path


def stored(folder: Path, key: str) -> Yearly | None:
    """What was stored under a key; none where nothing was, or where it is damaged."""
    try:
        checksum, body = (folder / f"{key}{SUFFIX}").read_bytes().split(b"\n", 1)
        if checksum.decode() != hashlib.sha256(body).hexdigest():
            return None
        head, values = body.split(b"\n", 1)
        header = json.loads(head)
    except (OSError, ValueError):
        return None
    if header["key"] != key:
        return None
    table = np.frombuffer(values).reshape(header["shape"])
    return dict(zip(header["outcomes"], table, strict=True))
