"""How work that takes long says how far it has come."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], object]
"""Told how much is done, out of how much."""


def silent(done: int, total: int) -> None:
    """Progress that nobody looks at."""


_listener: Progress = silent


def listen_to_compiling(listener: Progress) -> None:
    """Have `listener` told how many of the model's loops are compiled when they have to be."""
    global _listener
    _listener = listener


def compiling(done: int, total: int) -> None:
    """So many of the model's loops are compiled, out of how many."""
    _listener(done, total)
