"""The colours of all figures, told apart by people with any colour vision.

Okabe and Ito (2008), "Color universal design".
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

REFERENCE = "#7A7A7A"
INK = "#222222"
FAINT = "#D9D9D9"
SERIES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
CORRIDORS = {
    "kazakhstan_russia_khorgos": "#0072B2",
    "kazakhstan_russia_dostyk": "#56B4E9",
    "kazakhstan_russia_bakhty": "#9CCBEA",
    "trans_caspian": "#009E73",
    "southern": "#66C2A4",
    "central_asian": "#CC79A7",
    "road": "#F0E442",
    "trans_siberian": "#D55E00",
    "mongolia": "#E69F00",
}
"""Corridors through Kazakhstan to Russia in blues, to the south in greens, around it in oranges."""
_OWN = {"baseline": SERIES[0]}


def scenario_colours(scenarios: Sequence[str]) -> dict[str, str]:
    """A colour a scenario: the same in every figure, unless two of one figure would share it.

    The colour follows from the scenario's name; where it is taken already, the next one is used,
    and past six scenarios colours come again.
    """
    given: dict[str, str] = {}
    for name in dict.fromkeys(scenarios):
        free = [colour for colour in SERIES if colour not in given.values()] or list(SERIES)
        first = _OWN.get(name) or SERIES[_number(name) % len(SERIES)]
        given[name] = first if first in free else free[_number(name) % len(free)]
    return given


def _number(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=4).digest(), "big")
