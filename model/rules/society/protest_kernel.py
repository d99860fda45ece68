"""Grievance, the crowd and the number of protests: the rules of `protest`, compiled.

Citizens are (runs, regions, citizens), regions (runs, regions), parameters (runs,).
"""

from __future__ import annotations

import math

import numpy as np

from model.arrays import FloatArray
from model.compiled import compiled
from model.rules.society.protest import MOST_EVENTS, ROUNDS, TRICKLE, Crowd


def rally(
    citizens: tuple[FloatArray, FloatArray, FloatArray, FloatArray, FloatArray],
    alarm: FloatArray,
    memory: tuple[FloatArray, FloatArray, FloatArray],
    contacts: FloatArray,
    crowd: Crowd,
) -> FloatArray:
    """Share of each region's citizens who end up protesting, (runs, regions), this quarter.

    `citizens` are grievance, which is changed, opinion, belief, temper and threshold. A citizen's
    alarm is the regional `alarm` of the quarter, weighed by temper and by the distance of opinion
    from the friendly end. `memory` holds the shock of a believed rumour, the part of the old
    grievance that is left, and the weight of grievance against the threshold. The rules are
    `protest.grieve` and `protest.cascade`.
    """
    arrest = crowd.arrest_constant * crowd.police
    pull = crowd.imitation, crowd.outside, crowd.fear, arrest
    return _rally(citizens, alarm, memory, contacts, pull)


@compiled
def _rally(
    citizens: tuple[FloatArray, FloatArray, FloatArray, FloatArray, FloatArray],
    alarm: FloatArray,
    memory: tuple[FloatArray, FloatArray, FloatArray],
    contacts: FloatArray,
    crowd: tuple[FloatArray, FloatArray, FloatArray, FloatArray],
) -> FloatArray:
    grievance, opinion, belief, temper, threshold = citizens
    shock, kept, heat = memory
    imitation, outside, fear, arrest = crowd
    active = np.zeros(alarm.shape)
    resistance = np.empty(threshold[0].shape)
    for run in range(len(alarm)):
        own = grievance[run]
        _grieve(own, alarm[run], temper[run], opinion[run], shock[run], belief[run], kept[run])
        for region in range(len(resistance)):
            for citizen in range(resistance[region].size):
                pressed = heat[run] * own[region, citizen]
                resistance[region, citizen] = threshold[run, region, citizen] - pressed
        pull = imitation[run], outside[run], fear[run], arrest[run]
        _cascade(resistance, contacts, pull, active[run])
    return active


@compiled
def _grieve(
    grievance: FloatArray,
    alarm: FloatArray,
    temper: FloatArray,
    opinion: FloatArray,
    shock: float,
    belief: FloatArray,
    kept: float,
) -> None:
    """Change the grievance of one run's citizens by a quarter."""
    regions, citizens = grievance.shape
    for region in range(regions):
        for citizen in range(citizens):
            felt = alarm[region] * temper[region, citizen] * (1.0 - opinion[region, citizen])
            felt = min(max(felt + shock * belief[region, citizen], 0.0), 1.0)
            left = grievance[region, citizen] * kept
            grievance[region, citizen] = felt * (1.0 - left) + left


@compiled
def _cascade(
    resistance: FloatArray,
    contacts: FloatArray,
    pull: tuple[float, float, float, float],
    active: FloatArray,
) -> None:
    """Set the share `active` of one run's citizens, once nobody changes their mind any more."""
    imitation, outside, fear, arrest = pull
    regions, citizens = resistance.shape
    joined = np.empty(regions)
    for _ in range(ROUNDS):
        changed = False
        for region in range(regions):
            elsewhere = 0.0
            for other in range(regions):
                elsewhere += contacts[region, other] * active[other]
            seen = active[region] + outside * (elsewhere - active[region])
            push = imitation * seen - fear * (1.0 - math.exp(-arrest / (seen + TRICKLE)))
            count = 0
            for citizen in range(citizens):
                count += resistance[region, citizen] < push
            joined[region] = count / citizens
            changed |= joined[region] != active[region]
        if not changed:
            break
        active[:] = joined


@compiled
def count_events(expected: FloatArray, draw: FloatArray) -> FloatArray:
    """Number of protests by region, `protest.event_count`: one by one, as long as there are more.

    Both are (runs, regions).
    """
    runs, regions = expected.shape
    count = np.zeros((runs, regions))
    for run in range(runs):
        for region in range(regions):
            mass = math.exp(-expected[run, region])
            below = mass
            while draw[run, region] >= below and count[run, region] < MOST_EVENTS:
                count[run, region] += 1.0
                mass *= expected[run, region] / count[run, region]
                below += mass
    return count
