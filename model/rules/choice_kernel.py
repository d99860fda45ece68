"""How a decision maker picks one of three options: `choice`, compiled."""

from __future__ import annotations

import math

from model.numerics.compiled import compiled


@compiled
def pick_of_three(one: float, two: float, three: float, precision: float, draw: float) -> int:
    """The option, 0 to 2, that a `draw` selects from the quantal response to three utilities."""
    one, two, three = precision * one, precision * two, precision * three
    best = max(one, two, three)
    odds = math.exp(one - best), math.exp(two - best), math.exp(three - best)
    total = odds[0] + odds[1] + odds[2]
    first = odds[0] / total
    return int(draw >= first) + int(draw >= first + odds[1] / total)
