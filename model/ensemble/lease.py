"""A lease, the lock of remote stores, which have no file locks: an object naming the writer.

A store that can create an object only where there is none (S3, Google, Azure) lets exactly one of
two programs in. The holder renews its lease while it writes; a lease that was not renewed for a
while belongs to a program that died, and is taken over. Even if that is wrong, nothing is mixed up:
chunks lie under the identity of their ensemble and are the same whoever writes them, and the
manifest, written last, records size and checksum of the tables.
"""

from __future__ import annotations

import json
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

from model.ensemble.failures import EnsembleError
from model.ensemble.storage import put_bytes

_NAME = "lease.json"
LAPSE = 60.0
"""Seconds after which a lease that was not renewed is void; clocks may differ by some of them."""
_RENEWAL = 15.0


@contextmanager
def leased(folder: Path) -> Iterator[None]:
    """Hold the remote `folder` alone. Raises ``EnsembleError`` where another program does."""
    path, token = folder / _NAME, uuid4().hex
    _take(path, token)
    ended = threading.Event()
    renewing = threading.Thread(target=_renew, args=(path, token, ended), daemon=True)
    renewing.start()
    try:
        yield
    finally:
        ended.set()
        renewing.join()
        if _holder(path).get("token") == token:
            path.unlink(missing_ok=True)


def _take(path: Path, token: str) -> None:
    try:
        put_bytes(path, _lease(token), anew=True)
        return
    except FileExistsError:
        holder = _holder(path)
    if not _is_void(holder):
        left = max(0.0, holder["renewed"] + LAPSE - time.time())
        raise EnsembleError(
            f"another run is writing to {path.parent.parent} (process {holder['process']} on "
            f"{holder['host']}); if it is no longer alive, its lease lapses in {left:.0f} s"
        )
    path.unlink(missing_ok=True)
    try:
        put_bytes(path, _lease(token), anew=True)
    except FileExistsError:
        raise EnsembleError(f"another run has just begun in {path.parent.parent}") from None


def _is_void(holder: dict[str, Any]) -> bool:
    """Whether the holder of a lease has let it lapse, or is known to be dead."""
    if not holder or holder["renewed"] + LAPSE < time.time():
        return True
    return holder["host"] == socket.gethostname() and not _is_alive(holder["process"])


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _renew(path: Path, token: str, ended: threading.Event) -> None:
    while not ended.wait(_RENEWAL):
        with suppress(Exception):  # a store out of reach for a while; the lease lasts longer
            if _holder(path).get("token") == token:
                put_bytes(path, _lease(token))


def _lease(token: str) -> bytes:
    who = {"host": socket.gethostname(), "process": os.getpid()}
    return json.dumps({"token": token, **who, "renewed": time.time()}).encode()


def _holder(path: Path) -> dict[str, Any]:
    """What a lease says; nothing where there is none or it cannot be read."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
