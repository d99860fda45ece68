"""What a terminal shows: whether text may be styled, and whether a line may be drawn anew."""

from __future__ import annotations

import os
from typing import TextIO

_NO_COLOUR, _FORCE_COLOUR = "NO_COLOR", "FORCE_COLOR"
"""Variables that a user sets to anything: https://no-color.org and https://force-color.org."""


def may_be_styled(stream: TextIO) -> bool:
    """Whether colours and bold letters may go to a stream: to a terminal that knows them, unless
    ``NO_COLOR`` forbids it, or wherever ``FORCE_COLOR`` asks for them."""
    if os.environ.get(_NO_COLOUR):
        return False
    return bool(os.environ.get(_FORCE_COLOUR)) or may_be_redrawn(stream)


def may_be_redrawn(stream: TextIO) -> bool:
    """Whether a stream is a terminal that obeys codes at all, which a dumb one does not."""
    return stream.isatty() and os.environ.get("TERM", "") not in ("dumb", "unknown")
