"""An array in a file with a key and a checksum: it is read complete, or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from model.ensemble.atomic import write_whole
from model.ensemble.storage import is_remote
from model.numerics.arrays import FloatArray


def write_array(path: Path, key: str, header: Mapping[str, Any], values: FloatArray) -> Path:
    """Write `values` of any shape with a `header` of plain data. Returns the path."""
    return _write(path, key, header, values.shape, [values])


def write_stacked(
    path: Path, key: str, header: Mapping[str, Any], rows: Sequence[FloatArray]
) -> Path:
    """Write the array that `rows`, of one shape, make when stacked, without stacking them."""
    shape = (len(rows), *(rows[0].shape if rows else (0,)))
    return _write(path, key, header, shape, rows)


def _write(
    path: Path,
    key: str,
    header: Mapping[str, Any],
    shape: tuple[int, ...],
    parts: Sequence[FloatArray],
) -> Path:
    whole = {"key": key, **header, "shape": shape}
    body: list[bytes | memoryview] = [json.dumps(whole).encode(), b"\n"]
    body += [np.ascontiguousarray(part).ravel().view(np.uint8).data for part in parts]
    checksum = hashlib.sha256()
    for part in body:
        checksum.update(part)
    write_whole(path, [checksum.hexdigest().encode(), b"\n", *body])
    return path


def read_array(path: Path, key: str) -> tuple[dict[str, Any], FloatArray] | None:
    """Header and values of a file; none where there is none, it is damaged, or of another key."""
    try:
        checksum, line, values = _parts(path)
        found = hashlib.sha256(line)
        found.update(values.data)
        if checksum.decode().strip() != found.hexdigest():
            return None
        header: dict[str, Any] = json.loads(line)
    except (OSError, ValueError):
        return None
    if header["key"] != key:
        return None
    return header, values.view(np.float64).reshape(header["shape"])


def _parts(path: Path) -> tuple[bytes, bytes, NDArray[np.uint8]]:
    """The two lines of a file, and the bytes that follow: in memory that is aligned for floats."""
    with path.open("rb") as file:
        checksum, header = file.readline(), file.readline()
        if is_remote(path):
            return checksum, header, np.frombuffer(file.read(), np.uint8)
        return checksum, header, np.fromfile(file, np.uint8)


def read_header(path: Path) -> dict[str, Any] | None:
    """The header alone, its checksum not tested; none where it cannot be read."""
    try:
        with path.open("rb") as file:
            file.readline()
            header = json.loads(file.readline())
    except (OSError, ValueError):
        return None
    return header if isinstance(header, dict) else None
