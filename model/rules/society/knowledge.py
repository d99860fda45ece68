"""What citizens know of the Belt and Road, and so how easily they are misled (R49, B30, C43).

Arrays are (runs, regions, citizens) in [0, 1].
"""

from __future__ import annotations

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray


def learn(
    knowledge: FloatArray, information: FloatArray, rate: FloatArray, forgetting: FloatArray
) -> FloatArray:
    """Knowledge after a quarter.

    Think tanks, expert clubs and public outreach inform at the intensity `information` (runs,) in
    [0, 1]: at 1, a share `rate` a year of what people do not know reaches them. They forget at the
    rate `forgetting` a year, both (runs,). The equation is linear, so the split of a region into
    citizens does not matter to its mean.
    """
    target, kept = tendency(information, rate, forgetting)
    known = knowledge - target[:, None, None]
    known *= kept[:, None, None]
    known += target[:, None, None]
    return known


def tendency(
    information: FloatArray, rate: FloatArray, forgetting: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Where `learn` leads in the end, and the part of the way left after a quarter, (runs,)."""
    gain = information * rate
    total = np.maximum(gain + forgetting, 1e-12)
    return gain / total, np.exp(-total / QUARTERS_A_YEAR)


def ignorance(knowledge: FloatArray, deficit: FloatArray) -> FloatArray:
    """How far citizens can be misled, in [0, 1].

    `deficit` (runs,) scales what people do not know: 0 means that whatever they need to judge a
    rumour is at hand, 1 is as polled.
    """
    unknown = 1.0 - knowledge
    unknown *= deficit[:, None, None]
    return np.clip(unknown, 0.0, 1.0, out=unknown)
