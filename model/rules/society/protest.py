"""From grievance to the square: who joins a protest, and how many protests there are."""

from __future__ import annotations

import math
from typing import NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.compiled import rule
from model.numerics.exponential import exponential_of

ROUNDS = 6
"""Times that people look at the crowd and decide again; a wave of 2016 took about a week."""
MOST_EVENTS = 12
"""Most protests that a region can count in a quarter."""
_TRICKLE = 1e-3
"""Share of active people at which the chance of arrest is one in all but name."""


class Crowd(NamedTuple):
    """How a crowd draws people in and the police keep them away."""

    imitation: float
    """Pull of a full square on somebody who watches, in units of grievance."""
    fear: float
    """Weight of the risk of arrest, in units of grievance."""
    arrest: float
    """The k of Epstein's arrest probability, times the police over the crowd that could come."""


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    crowd_imitation: float
    arrest_fear: float
    repression_effect: float
    arrest_constant: float
    police_presence: float


@rule
def alarm(ill_will: float, gain: float) -> float:
    """Grievance that a quarter of `ill_will`, opinion points a year, brings a neutral citizen of
    average sensitivity: so much (`gain`) for each point."""
    return ill_will * gain / QUARTERS_A_YEAR


@rule
def felt(alarm: float, sensitivity: float, opinion: float, shock: float) -> float:
    """What a quarter adds to a citizen's grievance: a share of what is not yet aggrieved, [0, 1].

    The region's `alarm` weighs with `sensitivity` and with the distance of `opinion` from the
    friendly end; a rumour that is believed adds its `shock`.
    """
    return min(max(alarm * sensitivity * (1.0 - opinion) + shock, 0.0), 1.0)


@rule
def grieved(grievance: float, left: float, felt: float) -> float:
    """A citizen's grievance in [0, 1], of which the share `left` remains, once more is `felt`."""
    old = grievance * left
    return felt * (1.0 - old) + old


@rule
def resistance(threshold: float, grievance: float, legitimacy: float) -> float:
    """What a crowd must pull with before a citizen joins it: `threshold` less grievance that the
    state's `legitimacy`, [0, 1], does not offset (Epstein 2002)."""
    return threshold - (1.0 - legitimacy) * grievance


@rule
def crowd(p: Parameters, fear: float) -> Crowd:
    """How crowds work where `fear` of the police, [0, 1], has built up."""
    return Crowd(
        imitation=p.crowd_imitation,
        fear=p.arrest_fear * (1.0 + p.repression_effect * fear),
        arrest=p.arrest_constant * p.police_presence,
    )


@rule
def safety(seen: float, arrest: float) -> float:
    """Perceived chance not to be arrested: exp(-k police / active) (Epstein 2002).

    The larger the active share `seen`, the safer everyone in it; `arrest` is that of `Crowd`.
    """
    return exponential_of(-arrest / (seen + _TRICKLE))


@rule
def push(crowd: Crowd, seen: float, safety: float) -> float:
    """How a crowd that is `seen` pulls, less the fear of arrest, in units of grievance.

    Whose resistance is below it joins (Granovetter 1978).
    """
    return crowd.imitation * seen - crowd.fear * (1.0 - safety)


@rule
def expected_events(active: float, residents: float, per_million: float) -> float:
    """Protests to be expected in a region in a quarter.

    Their number rises with the square root of the `active` share: a larger movement holds larger
    rallies more than it holds more of them. `per_million` is the number a quarter per million
    `residents` (persons) with everybody active.
    """
    return per_million * math.sqrt(active) * (residents / 1e6)


@rule
def events(expected: float, draw: float) -> float:
    """Number of protests: the Poisson quantile of the uniform `draw`, up to a most."""
    count, mass = 0.0, math.exp(-expected)
    below = mass
    while draw >= below and count < MOST_EVENTS:
        count += 1.0
        mass *= expected / count
        below += mass
    return count
