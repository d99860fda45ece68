"""Grievance, the crowd and the number of protests: the rules of `protest`, compiled.

Citizens are (regions, citizens) of one run, which `public_kernel` takes through these rules.
"""

from __future__ import annotations

import math

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled
from model.numerics.exponential import exponentiate
from model.rules.society.protest import MOST_EVENTS, ROUNDS, TRICKLE


@compiled
def grieve(
    citizens: tuple[FloatArray, FloatArray, FloatArray, FloatArray],
    alarm: tuple[FloatArray, float],
    rumour: tuple[FloatArray, float],
    kept: float,
    heat: float,
    resistance: FloatArray,
) -> None:
    """Change grievances by a quarter, by `protest.grieve`, and set the `resistance` to protest.

    `citizens` are grievance, temper, opinion and threshold. Their alarm is the ill will (regions,)
    times its weight, both of `alarm`, weighed by temper and by the distance of opinion from the
    friendly end; `rumour` is the belief in it and its weight; `kept` the part of the old grievance
    that is left, and `heat` the weight of grievance against the threshold.
    """
    grievance, temper, opinion, threshold = citizens
    ill_will, gain = alarm
    belief, shock = rumour
    regions, count = grievance.shape
    for region in range(regions):
        alarming = ill_will[region] * gain / QUARTERS_A_YEAR
        for citizen in range(count):
            felt = alarming * temper[region, citizen] * (1.0 - opinion[region, citizen])
            felt = min(max(felt + shock * belief[region, citizen], 0.0), 1.0)
            left = grievance[region, citizen] * kept
            aggrieved = felt * (1.0 - left) + left
            grievance[region, citizen] = aggrieved
            resistance[region, citizen] = threshold[region, citizen] - heat * aggrieved


@compiled
def cascade(
    resistance: FloatArray,
    mixing: FloatArray,
    crowd: tuple[float, float, float, float],
    room: tuple[FloatArray, FloatArray, FloatArray],
    active: FloatArray,
) -> None:
    """Set the share `active` of each region, once nobody changes their mind: `protest.cascade`.

    `mixing` are the contacts, turned round so that a column is a region's own; `crowd` imitation,
    outside contacts, fear and the arrest constant. `room`, each (regions,), is overwritten.
    """
    imitation, outside, fear, arrest = crowd
    seen, joined, spare = room
    regions, citizens = resistance.shape
    for region in range(regions):
        active[region] = 0.0
    for _ in range(ROUNDS):
        _look_around(active, mixing, outside, seen)
        for region in range(regions):
            joined[region] = -arrest / (seen[region] + TRICKLE)
        exponentiate(joined, spare)
        changed = False
        for region in range(regions):
            push = imitation * seen[region] - fear * (1.0 - joined[region])
            count = 0
            for citizen in range(citizens):
                count += resistance[region, citizen] < push
            joined[region] = count / citizens
            changed |= joined[region] != active[region]
        if not changed:
            break
        for region in range(regions):
            active[region] = joined[region]


@compiled
def _look_around(active: FloatArray, mixing: FloatArray, outside: float, seen: FloatArray) -> None:
    """Set the active share `seen` by the people of each region, among their own and elsewhere."""
    regions = len(active)
    for region in range(regions):
        seen[region] = 0.0
    for other in range(regions):
        there = active[other]
        for region in range(regions):
            seen[region] += mixing[other, region] * there
    for region in range(regions):
        seen[region] = active[region] + outside * (seen[region] - active[region])


@compiled
def count_events(
    active: FloatArray, residents: FloatArray, per_million: FloatArray, draw: FloatArray
) -> FloatArray:
    """Number of protests by region, (runs, regions), by `protest.event_rate` and `event_count`.

    They are counted one by one, as long as there are more. `active` and the uniform `draw` are
    (runs, regions), `residents` (regions,) and `per_million` (runs,).
    """
    runs, regions = active.shape
    count = np.zeros((runs, regions))
    for run in range(runs):
        for region in range(regions):
            expected = per_million[run] * math.sqrt(active[run, region])
            expected *= residents[region] / 1e6
            mass = math.exp(-expected)
            below = mass
            while draw[run, region] >= below and count[run, region] < MOST_EVENTS:
                count[run, region] += 1.0
                mass *= expected / count[run, region]
                below += mass
    return count
