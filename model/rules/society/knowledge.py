"""What citizens know of the Belt and Road, and so how easily they are misled (R49, B30, C43)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import bare, rule
from model.numerics.records import Records

_NO_PACE = 1e-12
"""Learning and forgetting a year that are taken for none: a guard against 0 / 0."""


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    learning_rate: float
    forgetting_rate: float


class Tendency(NamedTuple):
    """Where what people know leads."""

    target: float
    """What they know in the end, [0, 1]."""
    pace: float
    """How quickly they get there, 1/year."""


@rule
def informed(outreach: float, information: float) -> float:
    """Intensity of public information about the Belt and Road, [0, 1] (I18-I21, D24).

    The state's `outreach`, and the `information` that the calendar adds.
    """
    return min(max(outreach + information, 0.0), 1.0)


@rule
def tendency(p: Parameters, informed: float) -> Tendency:
    """Where people tend to who are `informed` by think tanks, expert clubs and outreach, [0, 1].

    At 1, the learning rate's share of what people do not know reaches them in a year, and they
    forget at a rate of its own. The equation is linear, so it is solved exactly, and the split of a
    region into citizens does not matter to its mean.
    """
    gain = informed * p.learning_rate
    total = max(gain + p.forgetting_rate, _NO_PACE)
    return Tendency(gain / total, total)


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


def tendencies(p: Records, nation: Records) -> tuple[FloatArray, FloatArray]:
    """The target of each run's `tendency`, and the part of the way left after a quarter, (runs,).

    The exponential is numpy's, which takes all runs at once.
    """
    target, left = np.empty(len(p)), np.empty(len(p))
    _tend(p, nation, target, left)
    return target, np.exp(left, out=left)


@bare
def _tend(p: Records, nation: Records, target: FloatArray, exponent: FloatArray) -> None:
    for run in range(len(p)):
        now = informed(nation[run].outreach, nation[run].information)
        towards = tendency(p[run].knowledge, now)
        target[run], exponent[run] = towards.target, -towards.pace / QUARTERS_A_YEAR
