"""Libraries that only some users need."""

from __future__ import annotations

from collections.abc import Iterator
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
        raise MissingExtraError(
            f'{purpose} needs {library}, which is not installed: pip install ".[{extra}]"'
        ) from None
