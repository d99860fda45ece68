"""From grievance to the square: who joins a protest, and how many protests there are.

Citizens are (runs, regions, citizens), regions (runs, regions), parameters (runs,).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray

ROUNDS = 6
"""Times that people look at the crowd and decide again; a wave of 2016 took about a week."""
TRICKLE = 1e-3
"""Share of active people at which the chance of arrest is one in all but name."""
MOST_EVENTS = 12
"""Most protests that a region can count in a quarter."""


@dataclass(frozen=True)
class Crowd:
    """How a crowd draws people in and the police keep them away; each (runs,)."""

    imitation: FloatArray
    """Pull of a full square on somebody who watches, in units of grievance."""
    outside: FloatArray
    """Weight of what happens in other regions in what people see, 0..1."""
    fear: FloatArray
    """Weight of the risk of arrest, in units of grievance."""
    police: FloatArray
    """Police presence, as a share of the reachable crowd."""
    arrest_constant: FloatArray
    """The k of Epstein's arrest probability."""


def grieve(
    grievance: FloatArray, alarm: FloatArray, shock: FloatArray, fading: FloatArray
) -> FloatArray:
    """Grievances in [0, 1] after a quarter.

    `alarm` adds a share a year, `shock` at once, both to what is not yet aggrieved; grievance
    fades at the rate `fading` (runs,) a year.
    """
    felt = alarm * (1.0 / QUARTERS_A_YEAR)
    felt += shock
    np.clip(felt, 0.0, 1.0, out=felt)
    kept = grievance * np.exp(-fading / QUARTERS_A_YEAR)[:, None, None]
    felt *= 1.0 - kept
    felt += kept
    return felt


def arrest_risk(active: FloatArray, police: FloatArray, constant: FloatArray) -> FloatArray:
    """Perceived chance of arrest: 1 - exp(-k police / active) (Epstein 2002).

    The larger the share `active` (runs, regions), the safer everyone in it. A trickle of active
    people is put at one in a thousand, where the chance is one in all but name.
    """
    return 1.0 - np.exp(-(constant * police)[:, None] / (active + TRICKLE))


def cascade(resistance: FloatArray, contacts: FloatArray, crowd: Crowd) -> FloatArray:
    """Share of each region's citizens who end up protesting, (runs, regions).

    A citizen joins when the crowd's pull less the fear of arrest beats the citizen's `resistance`:
    threshold less grievance that is not offset by the state's legitimacy. People decide in rounds,
    each time looking at the last crowd at home and, through `contacts` (regions, regions), in
    other regions (Granovetter 1978 with the risk of Epstein 2002). Starting from an empty square,
    more grievance never yields a smaller crowd. Once nobody changes their mind, further rounds
    change nothing and are left out.
    """
    mixing = np.ascontiguousarray(contacts.T)
    # Citizens first: whole numbers add up exactly in any order, and quickest in this one.
    hurdle = np.ascontiguousarray(np.moveaxis(resistance, -1, 0))
    before = np.zeros(hurdle.shape[1:], dtype=np.int16)
    active = np.zeros(hurdle.shape[1:])
    outside = crowd.outside[:, None]
    for _ in range(ROUNDS):
        elsewhere = np.matmul(active[:, None, :], mixing)[:, 0, :]
        seen = active + outside * (elsewhere - active)
        risk = crowd.fear[:, None] * arrest_risk(seen, crowd.police, crowd.arrest_constant)
        push = crowd.imitation[:, None] * seen - risk
        joined = np.add.reduce(hurdle < push, axis=0, dtype=np.int16)
        if np.array_equal(joined, before):
            break
        active, before = joined / len(hurdle), joined
    return active


def event_rate(active: FloatArray, population: FloatArray, per_million: FloatArray) -> FloatArray:
    """Expected protests in a quarter, (runs, regions).

    Their number rises with the square root of the active share: a larger movement holds larger
    rallies more than it holds more of them. `per_million` (runs,) is the number a quarter per
    million residents with everybody active; `population` (regions,) is in persons.
    """
    return per_million[:, None] * np.sqrt(active) * (population / 1e6)


def event_count(expected: FloatArray, draw: FloatArray) -> FloatArray:
    """Number of protests: the Poisson quantile of the uniform `draw`, same shape as `expected`."""
    mass = np.exp(-expected)
    below = mass.copy()
    count = (draw >= below).astype(float)
    for events in range(1, MOST_EVENTS):
        mass = mass * expected / events
        below = below + mass
        count += draw >= below
    return count
