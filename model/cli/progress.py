"""A line on the terminal that says how far an ensemble has come."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType

from model.cli.terminal import may_be_redrawn
from model.errors import printable

_BAR = 24
_CLEAR_LINE = "\r\033[K"


class ProgressLine:
    """Shows done out of total, the rate and the time left; silent where no one is looking.

    It writes to standard error, and only if that is a terminal that can draw a line anew. The line
    is gone at the end.
    """

    def __init__(self, label: str, unit: str = "runs") -> None:
        self._label = printable(label)
        self._unit = unit
        self._shown = may_be_redrawn(sys.stderr)
        self._started = time.perf_counter()
        self._at_start: int | None = None

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.clear()

    def update(self, done: int, total: int) -> None:
        """Show that `done` of `total` are finished."""
        if self._at_start is None:
            self._at_start, self._started = done, time.perf_counter()
        if self._shown:
            seconds = time.perf_counter() - self._started
            line = describe(done, total, done - self._at_start, seconds, self._unit)
            sys.stderr.write(f"{_CLEAR_LINE}{self._label}  {line}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write(_CLEAR_LINE)
            sys.stderr.flush()


def describe(done: int, total: int, new: int, seconds: float, unit: str = "runs") -> str:
    """A bar, the count, and from the `new` ones of the last `seconds` the rate and what is left."""
    filled = _BAR * done // max(total, 1)
    bar = "█" * filled + "░" * (_BAR - filled)
    text = f"{bar}  {done:,} of {total:,} {unit}"
    if not new or not seconds:
        return text
    rate = new / seconds
    pace = f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"
    return f"{text}  {pace} {unit}/s  {duration((total - done) / rate)} left"


def duration(seconds: float) -> str:
    """Seconds as ``42 s`` or ``3 min 05 s``."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"


def progress_of(label: str, unit: str = "runs") -> Callable[[int, int], object]:
    """A line that shows how far something has come, and that is gone once all of it is done."""
    line = ProgressLine(label, unit)

    def update(done: int, total: int) -> None:
        line.update(done, total)
        if done >= total:
            line.clear()

    return update


_COMPILING = "Compiling the model's loops, once on this machine"
_TOLD_IN_A_PIPE = 4
"""Times that a file or pipe is told how far compiling has come."""


def compiling_told(done: int, total: int) -> None:
    """Say how many of the model's loops are compiled: in a line drawn anew, or a few in a pipe."""
    if may_be_redrawn(sys.stderr):
        whole = done >= total
        line = "" if whole else f"{_COMPILING}  {describe(done, total, 0, 0.0, 'loops')}"
        sys.stderr.write(f"{_CLEAR_LINE}{line}")
    elif done % -(-total // _TOLD_IN_A_PIPE) == 0 or done == total:
        sys.stderr.write(f"{_COMPILING}: {done} of {total}\n")
    sys.stderr.flush()
