"""The cache of runs simulated for studies: its files, their size, and which are current."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from model.analysis.study.store import SUFFIX
from model.ensemble.checksummed_array import read_header
from model.ensemble.identity import versions
from model.ensemble.lock import alone
from model.ensemble.result_inventory import Size


@dataclass(frozen=True, slots=True)
class CachedRuns:
    """A file of cached runs. `is_stale` is none where it does not record its versions."""

    path: Path
    size: Size
    is_stale: bool | None


def cached_runs(folder: Path) -> list[CachedRuns]:
    """The files of runs in the folder of studies, by name; links are left aside."""
    if folder.is_symlink():
        return []
    return list(_cached(folder))


def _cached(folder: Path) -> Iterator[CachedRuns]:
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        if path.is_symlink() or not path.is_file():
            continue
        facts = path.stat()
        written = datetime.fromtimestamp(facts.st_mtime).astimezone()
        yield CachedRuns(path, Size(facts.st_size, written), _is_stale(path))


def _is_stale(path: Path) -> bool | None:
    header = read_header(path)
    if header is None:
        return True
    return None if "versions" not in header else header["versions"] != dict(versions())


def remove_cached(folder: Path, found: list[CachedRuns]) -> None:
    """Remove some files of runs. Each is whole in itself, so that none depends on another.

    Raises ``EnsembleError`` where a study is under way, which may yet read them.
    """
    with alone(folder):
        for each in found:
            each.path.unlink(missing_ok=True)
