"""Libraries that only some users need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from model.ensemble.failures import EnsembleError


class MissingExtraError(EnsembleError):
    """A library that was asked for, if only by an option, and is not installed."""


@contextmanager
def required(library: str, purpose: str, extra: str = "scale") -> Iterator[None]:
    """Import libraries of an extra within. Raises ``MissingExtraError`` without them."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] not in {library, "fsspec"}:
            raise
        raise MissingExtraError(lacking(purpose, [library], extra)) from None


def lacking(purpose: str, libraries: Sequence[str], extra: str) -> str:
    """Says which libraries a purpose needs that are not installed, and what to type."""
    are = "is" if len(libraries) == 1 else "are"
    needed = " and ".join(libraries)
    return f'{purpose} needs {needed}, which {are} not installed: pip install ".[{extra}]"'
