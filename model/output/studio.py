"""Drawing pictures in processes of their own, which get ready while an ensemble still runs."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType

from model.ensemble.pool import cores
from model.output.pictures import Picture

_MOST_ARTISTS = 2


class Studio:
    """A context in which pictures are drawn side by side.

    Importing a plotting library and drawing take a second that nobody should wait for: the
    artists start at once, import while the model is imported and run, and then share the work.
    Where processes cannot be forked, or only one core is free, pictures are drawn here.
    """

    def __init__(self, open_it: bool = True) -> None:
        can_fork = sys.platform == "linux" and cores() > 1
        self._artists = _MOST_ARTISTS if open_it and can_fork else 0
        self._lines: list[Connection] = []

    def __enter__(self) -> Studio:
        for _ in range(self._artists):
            ours, theirs = multiprocessing.Pipe()
            context = multiprocessing.get_context("fork")
            context.Process(target=_draw_on_demand, args=(theirs,), daemon=True).start()
            theirs.close()
            self._lines.append(ours)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for line in self._lines:
            line.close()

    def draw(self, pictures: Sequence[Picture]) -> list[Path]:
        """Draw the pictures, the largest first, and return their files in the order given."""
        ahead = sorted(pictures, key=lambda picture: picture.panels)
        busy = [line for line in self._lines if _hand_out(line, ahead)]
        while busy:
            for line in _answering(busy):
                answer = line.recv()
                if isinstance(answer, Exception):
                    raise answer
                if not _hand_out(line, ahead):
                    busy.remove(line)
        for picture in ahead:
            picture.draw()
        return [picture.path for picture in pictures]


def _answering(lines: Sequence[Connection]) -> list[Connection]:
    """The lines on which an answer has come, once there is one."""
    answering = wait(lines)
    return [line for line in lines if line in answering]


def _hand_out(line: Connection, ahead: list[Picture]) -> bool:
    """Give an artist the next picture. Returns whether there was one."""
    if ahead:
        line.send(ahead.pop())
        return True
    return False


def _draw_on_demand(line: Connection) -> None:
    """In an artist's process: get ready, then draw what is asked for until nobody asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import matplotlib.backends.backend_agg
    import matplotlib.figure  # noqa: F401

    while True:
        try:
            picture = line.recv()
        except EOFError:
            return
        try:
            line.send(picture.draw())
        except Exception as error:
            line.send(error)
