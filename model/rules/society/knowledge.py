"""What citizens know of the Belt and Road, and so how easily they are misled (R49, B30, C43)."""

from __future__ import annotations

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import rule

_NO_PACE = 1e-12
"""Learning and forgetting a year that are taken for none: a guard against 0 / 0."""


def tendency(
    information: FloatArray, rate: FloatArray, forgetting: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Where `learned` leads in the end, and the part of the way left after a quarter, (runs,).

    Think tanks, expert clubs and public outreach inform at the intensity `information` in [0, 1]:
    at 1, a share `rate` a year of what people do not know reaches them. They forget at the rate
    `forgetting` a year. The equation is linear, so it is solved exactly, and the split of a region
    into citizens does not matter to its mean.
    """
    gain = information * rate
    total = np.maximum(gain + forgetting, _NO_PACE)
    return gain / total, np.exp(-total / QUARTERS_A_YEAR)


@rule
def learned(knowledge: float, target: float, left: float) -> float:
    """What a citizen knows after a quarter, [0, 1], by the `tendency` of the country."""
    return (knowledge - target) * left + target


@rule
def ignorance(knowledge: float, deficit: float) -> float:
    """How far a citizen can be misled, [0, 1].

    The `deficit` scales what people do not know: 0 means that whatever they need to judge a rumour
    is at hand, 1 is as polled.
    """
    return min(max((1.0 - knowledge) * deficit, 0.0), 1.0)
