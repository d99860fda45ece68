"""A lock that keeps two programs from writing the same results at once."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TextIO

from model.ensemble.failures import EnsembleError
from model.ensemble.lease import leased
from model.ensemble.storage import is_remote, make_folder

try:
    import fcntl
except ImportError:  # not on this system, where two programs must be kept apart by hand
    fcntl = None  # type: ignore[assignment]

_NAME = "lock"


def locked(folder: Path) -> AbstractContextManager[None]:
    """Hold `folder`, made where there is none, alone.

    On this machine the system lets go of it when the program ends, however it ends; elsewhere a
    lease lapses. Raises ``EnsembleError`` where another program holds it, saying which.
    """
    return leased(folder) if is_remote(folder) else _locked(folder)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    file = _opened(folder)
    try:
        file.truncate(0)
        file.write(f"process {os.getpid()} on {socket.gethostname()} since {_now()}\n")
        file.flush()
        yield
    finally:
        file.close()


def is_held(folder: Path) -> bool:
    """Whether a program holds a folder of this machine alone."""
    try:
        with (folder / _NAME).open("r+") as file:
            _hold(file, folder)
    except EnsembleError:
        return True
    except OSError:  # there is no lock, or none of ours
        return False
    return False


@contextmanager
def shared(folder: Path) -> Iterator[None]:
    """Use `folder`, made where there is none, with others, so that nobody has it `alone`.

    Where no lock can be had it is used all the same: each file in it is whole in itself.
    """
    make_folder(folder)
    with ExitStack() as stack:
        with suppress(OSError):
            file = stack.enter_context((folder / _NAME).open("a+"))
            _share(file, together=True)
        yield


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Have a folder that is otherwise `shared`. Raises ``EnsembleError`` where others use it."""
    with (folder / _NAME).open("a+") as file:
        try:
            _share(file, together=False)
        except BlockingIOError:
            raise EnsembleError(f"a study is under way in {folder}; wait for it") from None
        yield


def _share(file: TextIO, together: bool) -> None:
    """Hold an open file with others or alone; the hold ends when it is closed.

    It belongs to the open file, not to the process, of which several threads may study.
    """
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_SH if together else fcntl.LOCK_EX | fcntl.LOCK_NB)


def _opened(folder: Path) -> TextIO:
    """The lock file, held. One that its last holder is about to delete is passed over."""
    while True:
        make_folder(folder)
        try:
            file = (folder / _NAME).open("a+")
        except FileNotFoundError:
            continue  # the holder finished and removed the folder just now
        try:
            _hold(file, folder)
            if _is_in_place(file, folder / _NAME):
                return file
        except BaseException:
            file.close()
            raise
        file.close()


def _hold(file: TextIO, folder: Path) -> None:
    if fcntl is None:
        return
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.seek(0)
        holder = file.read().strip() or "another process"
        raise EnsembleError(
            f"another run is writing to {folder.parent} ({holder}); wait for it or choose "
            "another folder with --out"
        ) from None


def _is_in_place(file: TextIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
