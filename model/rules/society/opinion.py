"""What citizens think of China: they talk to each other, and they react to what happens.

Opinion runs from -1 (hostile) to 1 (friendly). Arrays are (runs, regions, citizens) unless said
otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray, IntArray


def exposure(amount: FloatArray, half: FloatArray) -> FloatArray:
    """How much of something the public feels, in [0, 1): the first units matter most.

    `amount` is at least 0; at `half` of the same unit the exposure is one half
    (Michaelis-Menten form; diminishing sensitivity as in Weber's law).
    """
    return amount / (amount + half)


def feeling(exposures: Mapping[str, FloatArray], weights: Mapping[str, FloatArray]) -> FloatArray:
    """Good or ill will that a region's exposures add up to, opinion points a year.

    `exposures` are (runs, regions), `weights` (runs,), opinion points a year at full exposure;
    returns (runs, regions).
    """
    first, *others = exposures
    total = exposures[first] * weights[first][:, None]
    for name in others:
        total = total + exposures[name] * weights[name][:, None]
    return total


def partners(region_partner: IntArray, offset: IntArray, citizens: int) -> IntArray:
    """Whom each citizen meets, as places in the flattened opinions.

    Region r meets region ``region_partner[r]`` (runs, regions), itself included; within the two,
    citizen i meets citizen (offset - i) modulo `citizens`. `offset` (runs, regions) is taken from
    the lower of the two regions, so that the meeting is mutual and nobody meets two people.
    """
    runs, regions = region_partner.shape
    lower = np.minimum(np.arange(regions), region_partner)
    run = np.arange(runs)[:, None]
    shift = offset[run, lower]
    reflection = (np.arange(citizens)[:, None] - np.arange(citizens)) % citizens
    places = reflection.take(shift, axis=0)
    places += ((run * regions + region_partner) * citizens)[..., None]
    return places


def meet(
    opinion: FloatArray, partner: IntArray, bound: FloatArray, convergence: FloatArray
) -> FloatArray:
    """Opinions after each citizen has talked to one `partner` (flat places).

    Bounded confidence (Deffuant et al. 2000): two people whose opinions lie closer than `bound`
    (runs,) both move by `convergence` (runs,), at most one half, of the gap; others talk past each
    other. The mean of a pair does not change.
    """
    gap = opinion.take(partner)
    gap -= opinion
    gap *= np.abs(gap) < bound[:, None, None]
    gap *= convergence[:, None, None]
    gap += opinion
    return gap


def drift(
    opinion: FloatArray, good_will: FloatArray, ill_will: FloatArray, temper: FloatArray
) -> FloatArray:
    """Opinions after a quarter of what a region lives through.

    `good_will` and `ill_will` (runs, regions) are opinion points a year; ill will weighs with the
    citizen's `temper`. The nearer an opinion is to an end of the scale, the less it moves there.
    """
    moved = (good_will / QUARTERS_A_YEAR)[..., None] * (1.0 - opinion)
    moved += opinion
    fall = (ill_will / QUARTERS_A_YEAR)[..., None] * temper
    fall *= 1.0 + opinion
    moved -= fall
    return np.clip(moved, -1.0, 1.0, out=moved)


def settle(opinion: FloatArray, anchor: FloatArray, pull: FloatArray) -> FloatArray:
    """Opinions a quarter on, drawn back to each citizen's `anchor` at the rate `pull` a year."""
    gap = opinion - anchor
    gap *= np.exp(-pull / QUARTERS_A_YEAR)[:, None, None]
    gap += anchor
    return gap


def disappoint(opinion: FloatArray, believed: FloatArray, loss: FloatArray) -> FloatArray:
    """Opinions once a rumour is `believed` to a degree in [0, 1] (C35, C36, R34).

    Full belief costs a neutral citizen `loss` (runs,) opinion points, below 1; the worse the
    opinion, the less is left to lose.
    """
    cost = loss[:, None, None] * believed
    cost *= 1.0 + opinion
    return opinion - cost
