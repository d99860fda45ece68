"""Files that appear whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from model.ensemble.storage import is_remote, put_bytes

_DRAFTS = ".draft-*"


def write_whole(path: Path, pieces: Iterable[bytes | memoryview]) -> None:
    """Write `pieces` to a file beside `path`, then give it its name.

    So it is whole even if the program is killed. What a power cut may still undo, checksums find.
    An object store needs no draft: there, nothing is seen of an object before all of it is stored.
    """
    if is_remote(path):
        put_bytes(path, b"".join(pieces))
        return
    with drafted(path) as draft, draft.open("wb") as file:
        file.writelines(pieces)


@contextmanager
def drafted(path: Path) -> Iterator[Path]:
    """A file beside `path`, of this machine, to write to; it gets that name once that is done."""
    draft = path.with_name(_DRAFTS.replace("*", f"{uuid4().hex}-{path.name}"))
    try:
        yield draft
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def remove_drafts(folder: Path) -> None:
    """Remove what programs that were killed left half-written in a folder."""
    for draft in folder.glob(_DRAFTS):
        draft.unlink(missing_ok=True)
