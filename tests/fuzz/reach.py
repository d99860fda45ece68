"""Which files the program reads and writes, as the interpreter itself reports."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_CHANGES = {
    "os.mkdir",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.truncate",
}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_NOTHING_STAYS = (Path("/dev"), Path("/proc"))


@dataclass
class Reach:
    """The files opened to be read, and those written, made, moved or deleted."""

    read: set[Path] = field(default_factory=set)
    written: set[Path] = field(default_factory=set)

    def note(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Keep what an audit event says of a file."""
        if event == "open" and isinstance(arguments[0], str | bytes):
            files = self.written if arguments[2] & _WRITING else self.read
            files.add(_resolved(arguments[0]))
        elif event in _CHANGES:
            paths = [each for each in arguments if isinstance(each, str | bytes | os.PathLike)]
            self.written.update(map(_resolved, paths))

    def written_outside(self, *folders: Path) -> set[Path]:
        """What was written elsewhere than in some folders; where nothing stays aside."""
        return _outside(self.written, [*folders, *_NOTHING_STAYS])

    def read_outside(self, *folders: Path) -> set[Path]:
        """What was read elsewhere than in some folders; where nothing stays aside."""
        return _outside(self.read, [*folders, *_NOTHING_STAYS])


@contextmanager
def observed() -> Iterator[Reach]:
    """What is read and written while inside, in this process."""
    global _current
    if not _hooked:
        sys.addaudithook(_hook)
        _hooked.append(True)
    _current = Reach()
    try:
        yield _current
    finally:
        _current = None


_current: Reach | None = None
_hooked: list[bool] = []
"""A hook stays for good, so that there must be no second one."""


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if _current is not None:
        _current.note(event, arguments)


def _resolved(path: str | bytes | os.PathLike[Any]) -> Path:
    return Path(os.path.realpath(os.fsdecode(path)))


def _outside(paths: set[Path], folders: list[Path]) -> set[Path]:
    homes = [folder.resolve() for folder in folders]
    return {path for path in paths if not any(path.is_relative_to(home) for home in homes)}
