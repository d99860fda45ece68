"""Disk space: recognising a full disk among other errors, and saying how much is needed."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from model.ensemble.failures import EnsembleError
from model.ensemble.storage import is_remote

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_BYTES_A_FIGURE = 8
_COPIES = 2.25
"""Runs are on disk twice for a while, in chunks and in the tables these are merged into; a quarter
as much is taken by their annual values."""


class DiskFullError(EnsembleError):
    """A disk is full, or a quota or a limit of file size is reached."""


@contextmanager
def reporting_full_disk(folder: Path, needed: int = 0) -> Iterator[None]:
    """Where the disk runs full inside the block, say which one, and that `needed` bytes are needed.

    Raises ``DiskFullError``.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise DiskFullError(_message(folder, needed, error)) from None


def bytes_needed(runs: int, quarters: int, outcomes: int) -> int:
    """About what an ensemble needs on disk until it is finished; tables are packed, so less."""
    return int(_COPIES * runs * quarters * outcomes * _BYTES_A_FIGURE)


def _message(folder: Path, needed: int, error: OSError) -> str:
    text = f"no room left for {folder}: {(error.strerror or str(error)).lower()}"
    if needed:
        text += f"; the ensemble needs up to {_size(needed)} until it is finished"
    if not is_remote(folder) and folder.exists():
        text += f", and {_size(shutil.disk_usage(folder).free)} are free"
    return text


def _size(number: int) -> str:
    return f"{number / 1e9:,.1f} GB" if number >= 1e9 else f"{number / 1e6:,.1f} MB"
