"""Removing results so that nothing half gone can be taken for whole, and nothing else goes."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from model.ensemble.failures import EnsembleError
from model.ensemble.lock import locked
from model.ensemble.manifest import NAME
from model.ensemble.result_inventory import foreign_files, is_result_folder
from model.ensemble.staging import WORK
from model.ensemble.storage import remove_folder

_GOING = ".removing-"


class NotRemovedError(EnsembleError):
    """Results that stay where they are, or some of which do; the message says why."""


def remove_results(folder: Path) -> None:
    """Remove a folder of results, finished or not.

    It is held alone, as by a run, and first taken out of the way as a whole under a name that
    nothing reads: a program killed meanwhile leaves it there, for `remove_leftovers`. Raises
    ``NotRemovedError`` for what is no folder of results, for a link, for a folder that holds other
    files too, and ``EnsembleError`` where a run is writing to it.
    """
    _require_own(folder)
    with locked(folder / WORK):
        going = folder.with_name(f"{_GOING}{uuid4().hex}")
        folder.rename(going)
        (going / NAME).unlink(missing_ok=True)
    _clear(going)


def remove_unfinished(folder: Path) -> None:
    """Remove the attempts at an ensemble that were cut short, and leave finished results be."""
    _require_own(folder)
    work = folder / WORK
    with locked(work):
        for each in [path for path in work.iterdir() if path.is_dir() and not path.is_symlink()]:
            going = folder.with_name(f"{_GOING}{uuid4().hex}")
            each.rename(going)
            _clear(going)
        remove_folder(work)  # with the lock: who opened it meanwhile notices


def leftovers(root: Path) -> list[Path]:
    """What programs that were killed had taken out of the way and not removed."""
    return sorted(path for path in root.glob(f"{_GOING}*") if not path.is_symlink())


def remove_leftovers(root: Path) -> None:
    """Remove what programs that were killed had begun to remove."""
    for path in leftovers(root):
        remove_folder(path)


def _require_own(folder: Path) -> None:
    if not is_result_folder(folder):
        raise NotRemovedError(f"{folder} is no folder of results")
    others = list(foreign_files(folder))
    if others:
        raise NotRemovedError(f"{folder} holds what no run wrote: {', '.join(others)}")


def _clear(going: Path) -> None:
    remove_folder(going)
    if going.exists():
        raise NotRemovedError(f"not all of it could be removed; the rest lies in {going}")
