"""How work that takes long says how far it has come."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], object]
"""Told how much is done, out of how much."""


def silent(done: int, total: int) -> None:
    """Progress that nobody looks at."""
