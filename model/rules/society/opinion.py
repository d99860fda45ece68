"""What a citizen thinks of China: people talk to each other, and react to what happens.

Opinion runs from -1 (hostile) to 1 (friendly).
"""

from __future__ import annotations

from typing import NamedTuple

from model.numerics.compiled import rule


class Ear(NamedTuple):
    """How people listen to each other."""

    bound: float
    """Difference of opinion from which on two talk past each other, opinion points."""
    convergence: float
    """Share of the gap by which both move, at most one half."""


@rule
def talked(own: float, other: float, ear: Ear) -> float:
    """A citizen's opinion after talk with somebody of an `other` opinion.

    Bounded confidence (Deffuant et al. 2000): two whose opinions lie closer than the bound both
    move by a share of the gap, so that their mean stays; others do not move.
    """
    gap = other - own
    return (gap if abs(gap) < ear.bound else 0.0) * ear.convergence + own


@rule
def settled(opinion: float, anchor: float, left: float) -> float:
    """An opinion drawn back to its `anchor`, of the distance to which the share `left` remains."""
    return (opinion - anchor) * left + anchor


@rule
def drifted(opinion: float, good_will: float, ill_will: float, sensitivity: float) -> float:
    """An opinion after what its region lives through.

    Good and ill will are opinion points of the quarter; ill will weighs with the citizen's
    `sensitivity`. The nearer an opinion is to an end of the scale, the less it moves there.
    """
    moved = good_will * (1.0 - opinion) + opinion
    moved -= ill_will * sensitivity * (1.0 + opinion)
    return min(max(moved, -1.0), 1.0)


@rule
def disappointed(opinion: float, believed: float, loss: float) -> float:
    """An opinion once a rumour is `believed` to a degree in [0, 1] (C35, C36, R34).

    Full belief costs a neutral citizen `loss` opinion points, below 1; the worse the opinion, the
    less is left to lose.
    """
    return opinion - loss * believed * (1.0 + opinion)
