"""Inventory of result folders: their scenario, whether complete and current, their size."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from model.ensemble.chunks import spans
from model.ensemble.identity import differences, versions
from model.ensemble.lock import is_held
from model.ensemble.manifest import NAME, is_whole, read_manifest
from model.ensemble.merge import TABLES
from model.ensemble.naming import scenario_in
from model.ensemble.staging import IDENTITY, WORK
from model.ensemble.staleness import staleness_reasons

_OF_A_RUN = (".png", ".svg", ".pdf")
"""Endings of the figures that lie beside results."""


class State(StrEnum):
    """The state of a folder of results."""

    CURRENT = "current"
    STALE = "stale"
    DAMAGED = "damaged"
    INTERRUPTED = "interrupted"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class Size:
    """The size of some files in bytes, and when the last of them was written."""

    bytes: int
    written: datetime | None


@dataclass(frozen=True, slots=True)
class ResultFolder:
    """The results of one ensemble in a folder, finished or not.

    `runs` are those of the finished results, `unfinished` those of an ensemble that is running or
    was interrupted. `reasons` say why it is out of date; `foreign` are files that no run writes.
    """

    folder: Path
    scenario: str
    runs: int | None
    seed: int | None
    state: State
    reasons: tuple[str, ...]
    unfinished: int
    size: Size
    foreign: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of its folder."""
        return self.folder.name

    @property
    def is_stale(self) -> bool:
        """Whether running its scenario now would give other numbers, or must start from scratch."""
        return self.state in (State.STALE, State.DAMAGED) or bool(self.reasons)


def result_folders(root: Path) -> list[ResultFolder]:
    """All folders of results right below `root`, by name; links are not followed."""
    return [inspect_folder(folder) for folder in sorted(_folders(root)) if is_result_folder(folder)]


def is_result_folder(folder: Path) -> bool:
    """Whether a folder, not a link to one, holds results, finished or not."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    return _manifest_is_ours(folder) or bool(_identities(folder))


def inspect_folder(folder: Path) -> ResultFolder:
    """Read the state of a folder of results."""
    manifest, begun = read_manifest(folder), _identities(folder)
    last = begun[-1] if begun else {}
    unfinished = sum(
        stop - start for each in _staging_folders(folder) for start, stop in spans(each)
    )
    state, why = _state(folder, manifest, last)
    return ResultFolder(
        folder=folder,
        scenario=manifest["scenario"]["name"] if manifest else scenario_in(folder.name),
        runs=manifest["runs"] if manifest else None,
        seed=manifest["seed"] if manifest else last.get("seed"),
        state=state,
        reasons=tuple(why),
        unfinished=unfinished,
        size=size_of(folder),
        foreign=tuple(foreign_files(folder)),
    )


def _state(
    folder: Path, manifest: dict[str, Any] | None, begun: dict[str, Any]
) -> tuple[State, list[str]]:
    if is_held(folder / WORK):
        return State.RUNNING, []
    if manifest is None:
        if not begun:
            return State.DAMAGED, ["its manifest cannot be read"]
        apart = differences(versions(), begun["versions"])
        return State.INTERRUPTED, [apart] if apart else []
    if not is_whole(folder, manifest, checksums=False):
        return State.DAMAGED, ["its tables are not those of its manifest"]
    why = staleness_reasons(folder.name, manifest)
    return (State.STALE if why else State.CURRENT), why


def size_of(folder: Path) -> Size:
    """The size of a folder with all its content; a link counts as itself."""
    total, last = 0, 0.0
    for place, _, files in os.walk(folder):
        for name in files:
            try:
                found = os.lstat(Path(place) / name)
            except OSError:  # gone meanwhile
                continue
            total, last = total + found.st_size, max(last, found.st_mtime)
    return Size(total, datetime.fromtimestamp(last).astimezone() if last else None)


def foreign_files(folder: Path) -> Iterator[str]:
    """The names of what lies in a folder of results and was written by no run."""
    for path in sorted(folder.iterdir()):
        ours = path.name in (NAME, *TABLES, WORK) or path.suffix in _OF_A_RUN
        ours = ours or path.name.startswith((".draft-", ".probe-"))
        if path.is_symlink() or not ours or path.is_dir() != (path.name == WORK):
            yield path.name


def _folders(root: Path) -> Iterator[Path]:
    if root.is_dir():
        yield from (path for path in root.iterdir() if not path.name.startswith("."))


def _manifest_is_ours(folder: Path) -> bool:
    """Whether a folder has a manifest, readable or not, beside tables as runs write them."""
    if read_manifest(folder) is not None:
        return True
    return (folder / NAME).is_file() and all((folder / name).is_file() for name in TABLES)


def _staging_folders(folder: Path) -> list[Path]:
    """The staging folders of unfinished ensembles, the most recently started last."""
    work = folder / WORK
    if work.is_symlink():
        return []
    found = [path.parent for path in work.glob(f"*/{IDENTITY}")]
    return sorted(found, key=lambda each: (each / IDENTITY).stat().st_mtime)


def _identities(folder: Path) -> list[dict[str, Any]]:
    return [read for each in _staging_folders(folder) if (read := _identity(each / IDENTITY))]


def _identity(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and found.keys() >= {"versions", "seed"} else {}
