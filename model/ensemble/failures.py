"""What can go wrong while an ensemble runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


class EnsembleError(Exception):
    """An ensemble that could not be run, read or finished; the message says what to do."""


class InterruptedEnsembleError(EnsembleError):
    """An ensemble stopped by its user; what was finished waits to be taken up again."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A run that could not be finished, with all that is needed to repeat it alone."""

    run: int
    seed: int
    error: str
    parameters: Mapping[str, float]
