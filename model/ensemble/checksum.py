"""Checksums of files: of what lies there, or of what is being written."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any


def checksum(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class SummedFile(io.FileIO):
    """A new file of which the checksum is known once it is written, without reading it again.

    It is written from front to back.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, "w")
        self._found = hashlib.sha256()

    def write(self, content: Any) -> int:
        """Write all of some bytes, which a plain file may not do at once."""
        self._found.update(content)
        left = memoryview(content).cast("B")
        while left:
            left = left[super().write(left) :]
        return len(content)

    def checksum(self) -> str:
        """The SHA-256 of what was written, in hexadecimal digits."""
        return self._found.hexdigest()
