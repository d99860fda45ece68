"""A lock that keeps two programs from writing the same results at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from model.ensemble.failures import EnsembleError

try:
    import fcntl
except ImportError:  # not on this system, where two programs must be kept apart by hand
    fcntl = None  # type: ignore[assignment]


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold `folder` alone; the system lets go of it when the program ends, however it ends.

    Raises ``EnsembleError`` where another program holds it.
    """
    with (folder / "lock").open("w") as file:
        if fcntl is not None:
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise EnsembleError(f"another run is writing to {folder.parent}") from None
        yield
