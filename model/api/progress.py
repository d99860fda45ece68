"""A bar that shows how far an ensemble has come, in a terminal or a notebook."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from model.ensemble.progress import Progress, silent


@contextmanager
def watched(progress: bool | Progress, label: str) -> Iterator[Progress]:
    """What to tell of progress: a bar for ``True``, nobody for ``False``, else the caller's own."""
    if callable(progress):
        yield progress
    elif not progress:
        yield silent
    else:
        with _bar(label) as update:
            yield update


@contextmanager
def _bar(label: str) -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(label.replace("[", r"\["), total=None)

        def update(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield update
