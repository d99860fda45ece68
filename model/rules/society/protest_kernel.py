"""Grievance and the crowd, citizen by citizen: the rules of `protest`, compiled.

Citizens are (runs, regions, citizens), regions (runs, regions), parameters (runs,).
"""

from __future__ import annotations

import math

import numpy as np

from model.arrays import FloatArray
from model.rules.compiled import compiled
from model.rules.society.protest import ROUNDS, Crowd

_TRICKLE = 1e-3


@compiled
def grieve(
    grievance: FloatArray,
    alarm: FloatArray,
    temper: FloatArray,
    opinion: FloatArray,
    shock: FloatArray,
    believed: FloatArray,
    kept: FloatArray,
) -> None:
    """Change `grievance` by a quarter: the rule is `protest.grieve`.

    A citizen's alarm is that of the region, `alarm` (runs, regions) a quarter, times `temper` times
    the distance of `opinion` from the friendly end; the shock of a rumour `shock` (runs,) times how
    far it is `believed`. The part `kept` (runs,) of the old grievance is left.
    """
    runs, regions, citizens = grievance.shape
    for run in range(runs):
        for region in range(regions):
            for citizen in range(citizens):
                felt = alarm[run, region] * temper[run, region, citizen]
                felt *= 1.0 - opinion[run, region, citizen]
                felt += shock[run] * believed[run, region, citizen]
                felt = min(max(felt, 0.0), 1.0)
                left = grievance[run, region, citizen] * kept[run]
                grievance[run, region, citizen] = felt * (1.0 - left) + left


def cascade(
    threshold: FloatArray,
    heat: FloatArray,
    grievance: FloatArray,
    contacts: FloatArray,
    crowd: Crowd,
) -> FloatArray:
    """Share of each region's citizens who end up protesting, (runs, regions): `protest.cascade`.

    A citizen's resistance is `threshold` less `heat` (runs,) times `grievance`.
    """
    arrest = crowd.arrest_constant * crowd.police
    terms = crowd.imitation, crowd.outside, crowd.fear, arrest
    return _cascade(threshold, heat, grievance, contacts, *terms)


@compiled
def _cascade(
    threshold: FloatArray,
    heat: FloatArray,
    grievance: FloatArray,
    contacts: FloatArray,
    imitation: FloatArray,
    outside: FloatArray,
    fear: FloatArray,
    arrest: FloatArray,
) -> FloatArray:
    runs, regions, citizens = threshold.shape
    active = np.zeros((runs, regions))
    resistance = np.empty((regions, citizens))
    joined = np.empty(regions)
    for run in range(runs):
        crowd = active[run]
        for region in range(regions):
            for citizen in range(citizens):
                resistance[region, citizen] = (
                    threshold[run, region, citizen] - heat[run] * grievance[run, region, citizen]
                )
        for _ in range(ROUNDS):
            changed = False
            for region in range(regions):
                elsewhere = 0.0
                for other in range(regions):
                    elsewhere += contacts[region, other] * crowd[other]
                seen = crowd[region] + outside[run] * (elsewhere - crowd[region])
                risk = fear[run] * (1.0 - math.exp(-arrest[run] / (seen + _TRICKLE)))
                push = imitation[run] * seen - risk
                count = 0
                for citizen in range(citizens):
                    count += resistance[region, citizen] < push
                joined[region] = count / citizens
                changed |= joined[region] != crowd[region]
            if not changed:
                break
            crowd[:] = joined
    return active
