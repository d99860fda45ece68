"""Drawing pictures in a process of its own, which gets ready while an ensemble still runs."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType

from model.ensemble.executors.processes import results
from model.ensemble.pool import cores
from model.ensemble.progress import Progress, silent
from model.ensemble.storage import is_remote
from model.output.pictures import Picture

_MOST_ARTISTS = 2


class Studio:
    """A context in which pictures are drawn side by side.

    Importing a plotting library takes half a second that nobody should wait for: the studio
    starts at once, imports and tries it while the model is imported, and then shares out the work.
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

    def draw(self, pictures: Sequence[Picture], progress: Progress = silent) -> list[Path]:
        """Draw the pictures, and return their files in the order given.

        Those of results in an object store are drawn here, where the connection to it is.
        """
        if not pictures:
            return []
        progress(0, len(pictures))
        if self._line is None or any(map(_is_elsewhere, pictures)):
            for done, picture in enumerate(pictures, 1):
                picture.draw()
                progress(done, len(pictures))
        else:
            self._line.send(pictures)
            while isinstance(told := self._line.recv(), int):
                progress(told, len(pictures))
            if told is not None:
                raise told
        return [picture.path for picture in pictures]


def _is_elsewhere(picture: Picture) -> bool:
    return is_remote(picture.path) or is_remote(picture.source)


def _serve(theirs: Connection, line: Connection) -> None:
    """In the studio's process: get ready, then draw what is asked for until nobody asks."""
    theirs.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _get_ready()
    while True:
        try:
            pictures = line.recv()
            line.send(_failure(pictures, line))
        except (EOFError, BrokenPipeError):
            return


def _get_ready() -> None:
    """Import what drawing takes and read the fonts, which whoever draws then shares."""
    from io import BytesIO

    from model.output.frame import over_years, panels

    gc.disable()  # what is made from here on is kept, or not worth looking for
    figure, grid = panels()
    over_years(grid[0], (2010, 2035), "%", "0 to 100")
    figure.savefig(BytesIO(), format="png")
    gc.freeze()


def _failure(pictures: Sequence[Picture], line: Connection) -> Exception | None:
    """Draw the pictures side by side, the largest first, telling the `line` how many are done.

    Returns what went wrong, if anything.
    """
    try:
        largest_first = sorted(pictures, key=lambda picture: -picture.panels)
        artists = min(_MOST_ARTISTS, len(pictures))
        for done, _ in enumerate(results(Picture.draw, largest_first, artists), 1):
            line.send(done)
    except BrokenPipeError:
        raise
    except Exception as error:
        return error
    return None
