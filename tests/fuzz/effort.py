"""How much is tried, and what counts as hanging."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from hypothesis import HealthCheck, settings

EFFORT = int(os.environ.get("FUZZ_EFFORT", "1"))
"""Factor of the number of inputs; from 2 on they are not those of last time."""
PATIENCE = 60
"""Seconds after which one input counts as hanging: hundreds of times what any should take."""


def tried(examples: int) -> settings:
    """Settings that try so many inputs, the same ones each time unless more effort is asked for."""
    return settings(
        max_examples=examples * EFFORT,
        derandomize=EFFORT == 1,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


class HangError(AssertionError):
    """An input took longer than anyone would wait."""


@contextmanager
def watched() -> Iterator[None]:
    """Fail where what is done inside does not come to an end."""

    def bark(number: int, frame: FrameType | None) -> None:
        raise HangError(f"no answer in {PATIENCE} s")

    before = signal.signal(signal.SIGALRM, bark)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
