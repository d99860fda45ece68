"""An array in a file under a key and with a checksum: it is read whole, or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np

from model.arrays import FloatArray
from model.ensemble.atomic import write_whole


def write_sealed(path: Path, key: str, header: Mapping[str, Any], values: FloatArray) -> Path:
    """Write `values` of any shape with a `header` of plain data. Returns the path."""
    whole = {"key": key, **header, "shape": values.shape}
    body: list[bytes | memoryview] = [json.dumps(whole).encode(), b"\n"]
    body.append(np.ascontiguousarray(values).ravel().view(np.uint8).data)
    checksum = hashlib.sha256()
    for part in body:
        checksum.update(part)
    write_whole(path, [checksum.hexdigest().encode(), b"\n", *body])
    return path


def read_sealed(path: Path, key: str) -> tuple[dict[str, Any], FloatArray] | None:
    """Header and values of a file; none where there is none, it is damaged, or of another key."""
    try:
        whole = path.read_bytes()
        lines, view = BytesIO(whole), memoryview(whole)  # neither of which is a copy
        checksum = lines.readline().decode().strip()
        if checksum != hashlib.sha256(view[lines.tell() :]).hexdigest():
            return None
        header: dict[str, Any] = json.loads(lines.readline())
    except (OSError, ValueError):
        return None
    if header["key"] != key:
        return None
    return header, np.frombuffer(view[lines.tell() :]).reshape(header["shape"])


def read_header(path: Path) -> dict[str, Any] | None:
    """The header alone, its checksum not tested; none where it cannot be read."""
    try:
        with path.open("rb") as file:
            file.readline()
            header = json.loads(file.readline())
    except (OSError, ValueError):
        return None
    return header if isinstance(header, dict) else None
