"""The colours of all figures, told apart by people with any colour vision.

Okabe and Ito (2008), "Color universal design".
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence

from model.corridors import by_land

REFERENCE = "#7A7A7A"
INK = "#222222"
FAINT = "#D9D9D9"
SERIES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
TO_WORST, TO_ABSENCE = "#D55E00", "#0072B2"
"""What turning a risk up does, and what taking it away does."""
CORRIDORS = {
    corridor.name: corridor.colour
    for corridor in sorted(by_land().values(), key=lambda corridor: corridor.better != "higher")
}
"""Corridors by land, those through Kazakhstan before those round it: to Russia in blues, to the
south in greens, round it in oranges and wine red."""
_OF_BASELINE, *_OF_OTHERS = SERIES


def scenario_colours(scenarios: Sequence[str]) -> dict[str, str]:
    """A colour a scenario: the same in every figure, unless two of one figure would share it.

    The baseline has one of its own. That of another follows from its name; where it is taken, one
    that is free is used, and where none is left, colours come again.
    """
    given: dict[str, str] = {}
    for name in dict.fromkeys(scenarios):
        given[name] = _OF_BASELINE if name == "baseline" else _colour(name, given.values())
    return given


def _colour(name: str, taken: Collection[str]) -> str:
    free = [colour for colour in _OF_OTHERS if colour not in taken] or _OF_OTHERS
    number = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=4).digest(), "big")
    first = _OF_OTHERS[number % len(_OF_OTHERS)]
    return first if first in free else free[number % len(free)]
