"""Drawing pictures in a process of its own, which gets ready while an ensemble still runs."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType

from model.ensemble.pool import cores, spread
from model.output.pictures import Picture

_MOST_ARTISTS = 2


class Studio:
    """A context in which pictures are drawn side by side.

    Importing a plotting library takes half a second that nobody should wait for: the studio
    starts at once, imports it while the model is imported and run, and then shares out the work.
    Where it cannot be forked, or there is only one core, pictures are drawn here.
    """

    def __init__(self, open_it: bool = True) -> None:
        self._opens = open_it and sys.platform == "linux" and cores() > 1
        self._line: Connection | None = None

    def __enter__(self) -> Studio:
        if self._opens:
            self._line, theirs = multiprocessing.Pipe()
            context = multiprocessing.get_context("fork")
            context.Process(target=_serve, args=(self._line, theirs)).start()
            theirs.close()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._line is not None:
            self._line.close()

    def draw(self, pictures: Sequence[Picture]) -> list[Path]:
        """Draw the pictures, and return their files in the order given."""
        if self._line is None:
            return [picture.draw() for picture in pictures]
        self._line.send(pictures)
        failure = self._line.recv()
        if failure is not None:
            raise failure
        return [picture.path for picture in pictures]


def _serve(theirs: Connection, line: Connection) -> None:
    """In the studio's process: get ready, then draw what is asked for until nobody asks."""
    theirs.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import matplotlib.backends.backend_agg
    import matplotlib.figure  # noqa: F401

    while True:
        try:
            pictures = line.recv()
        except EOFError:
            return
        line.send(_failure(pictures))


def _failure(pictures: Sequence[Picture]) -> Exception | None:
    """Draw the pictures side by side, the largest first. Returns what went wrong, if anything."""
    try:
        largest_first = sorted(pictures, key=lambda picture: -picture.panels)
        list(spread(Picture.draw, largest_first, min(_MOST_ARTISTS, len(pictures) or 1)))
    except Exception as error:
        return error
    return None
