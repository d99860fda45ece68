"""Peak memory of a command and of all the processes it starts."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_INTERVAL = 0.05
"""Seconds between two looks at the processes, at least."""
_LOOKING = 0.02
"""Part of the time that may be spent looking, which takes from what the processes have."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a command took: wall time in seconds, and peak memory in bytes where it was watched."""

    seconds: float
    peak_bytes: int


def measure(
    command: Sequence[str],
    watch: bool,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    must_pass: bool = True,
) -> Usage:
    """Run a command to its end in a fresh process. Raises where it fails and `must_pass`.

    It starts in a `folder` and with the variables of an `environment`, by default this one's.
    Watched memory is the proportional set size of the process and all its descendants, in which a
    page that several of them share counts once. Watching slows the command down a little.
    """
    started = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, env=environment, cwd=folder
    ) as process:
        peak = 0
        while watch and process.poll() is None:
            looked = time.perf_counter()
            peak = max(peak, sum(map(_proportional_bytes, _family(process.pid))))
            time.sleep(max(_INTERVAL, (time.perf_counter() - looked) / _LOOKING))
        if process.wait() != 0 and must_pass:
            raise SystemExit(f"{' '.join(command)} ended with status {process.returncode}")
    return Usage(time.perf_counter() - started, peak)


def _family(process: int) -> Iterator[int]:
    """A process and its descendants, as the system knows them now."""
    yield process
    for child in _children(process):
        yield from _family(child)


def _children(process: int) -> list[int]:
    """The processes that a process started; none of one that has ended meanwhile."""
    try:
        threads = list(Path(f"/proc/{process}/task").iterdir())
        return [int(it) for thread in threads for it in (thread / "children").read_text().split()]
    except OSError:
        return []


def _proportional_bytes(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))
