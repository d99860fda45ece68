"""Where results lie: a folder of this machine, or an address in an object store or the like.

A local folder is a ``pathlib.Path``; anything else a ``UPath``, which has the same methods, so that
what reads and writes results need not tell them apart but in the few functions here.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, cast

from model.ensemble.extras import required

_SCHEME = "://"
_LOCAL = ("file://", "local://")
_FLAT = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl", "memory"})
"""Stores that know no folders, only names with slashes in them."""


class AddressError(ValueError):
    """An address at which nothing can be stored; the message says why."""


def locate(address: str) -> Path:
    """The folder at an address: a path, or a URL that fsspec knows, as ``s3://bucket/results``.

    Raises ``AddressError`` where there can be no such place, and ``MissingExtraError`` where the
    library that reaches it is not installed.
    """
    for scheme in _LOCAL:
        if address.startswith(scheme):
            return Path(address.removeprefix(scheme))
    if _SCHEME not in address:
        return Path(address)
    with required("upath", "an address instead of a folder"):
        from upath import UPath
    try:
        found = UPath(address, use_listings_cache=False)
        _store(found)  # which is connected to only when it is asked for
    except Exception as error:  # each kind of store has errors of its own
        raise AddressError(f"{address}: {error}") from None
    return cast(Path, found)


def is_remote(path: Path) -> bool:
    """Whether a path lies elsewhere than in this machine's file system."""
    return not isinstance(path, Path)


def is_private(path: Path) -> bool:
    """Whether only this process sees what is stored at a path."""
    return is_remote(path) and cast(Any, path).protocol == "memory"


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where the place has folders."""
    if not is_remote(folder) or cast(Any, folder).protocol not in _FLAT:
        folder.mkdir(parents=True, exist_ok=True)


def remove_folder(folder: Path) -> None:
    """Remove a folder with all that is in it, as far as that is possible."""
    if not is_remote(folder):
        shutil.rmtree(folder, ignore_errors=True)
    elif folder.exists():
        _store(folder).rm(_name(folder), recursive=True)


def hand_over(local: Path, target: Path) -> None:
    """Move a file of this machine to `target`, where it appears whole or not at all."""
    if is_remote(target):
        _store(target).put_file(str(local), _name(target))
        local.unlink()
    else:
        local.replace(target)


def put_bytes(target: Path, content: bytes, anew: bool = False) -> None:
    """Store an object of a remote place, whole or not at all.

    With `anew`, raises ``FileExistsError`` where there is one of that name already.
    """
    _store(target).pipe_file(_name(target), content, mode="create" if anew else "overwrite")


def parquet_source(path: Path) -> dict[str, Any]:
    """How pyarrow is told to read a file: the arguments `source` and `filesystem`."""
    if is_remote(path):
        return {"source": _name(path), "filesystem": _store(path)}
    return {"source": path}


def _store(path: Any) -> Any:
    """The file system, as fsspec sees it, of a remote path."""
    return path.fs


def _name(path: Path) -> str:
    """What a remote path is called in its own file system."""
    return str(cast(Any, path).path)
