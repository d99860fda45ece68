"""Belief, knowledge and opinion of a run's citizens: `rumour`, `knowledge` and `opinion`, compiled.

Citizens are (regions, citizens) of one run unless said otherwise; what is (citizens,) are those of
one region. `public_kernel` takes a run through these rules while it is in the fastest memory.

An unsigned place in an array is one that never counts from the end, for which the compiler would
else look at each step of a loop that runs backwards or from another start than 0.
"""

from __future__ import annotations

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray, IntArray
from model.numerics.compiled import compiled


@compiled
def believe(
    opinion: FloatArray, knowledge: FloatArray, deficit: FloatArray, spreading: FloatArray
) -> FloatArray:
    """Mean over each region's citizens of `rumour.belief`, (runs, regions), if a rumour is abroad.

    `opinion` and `knowledge` are (runs, regions, citizens), `deficit` (runs,) is that of
    `knowledge.ignorance`. Runs in which nobody is `spreading` (runs, regions) a rumour get 0.
    """
    runs, regions, citizens = opinion.shape
    mean, belief = np.zeros((runs, regions)), np.empty((regions, citizens))
    everybody, all_ears = np.ones(regions), np.zeros((regions, citizens))
    for run in range(runs):
        if spreading[run].any():
            mind = opinion[run], knowledge[run]
            hear(mind, all_ears, deficit[run], everybody, belief, mean[run])
    return mean


@compiled
def meet(
    opinion: FloatArray,
    partner: tuple[IntArray, FloatArray],
    listening: tuple[float, float],
    mirror: FloatArray,
    talked: FloatArray,
) -> None:
    """Set the opinions of all who have `talked` to somebody, by `opinion.meet`.

    `partner` holds the region whose people each region meets and the uniform draw of who they are,
    (regions,), of which that of the lower region counts; `listening` the bound and the convergence.
    `mirror` (2 citizens,) is overwritten.
    """
    abroad, draw = partner
    bound, convergence = listening
    regions, citizens = opinion.shape
    for region in range(regions):
        other = abroad[region]
        _turn(opinion, other, mirror)
        offset = int(draw[min(region, other)] * citizens)
        first = np.uint64(citizens - 1 - offset)
        for citizen in range(citizens):
            own = opinion[region, citizen]
            gap = mirror[first + np.uint64(citizen)] - own
            near = abs(gap) < bound
            talked[region, citizen] = (gap if near else 0.0) * convergence + own


@compiled
def _turn(opinion: FloatArray, region: int, mirror: FloatArray) -> None:
    """Let a region's opinions stand in `mirror` from the last to the first, twice in a row.

    Somewhere in there, in a row, stand the partners of the first, the second, ... citizen.
    """
    citizens = opinion.shape[1]
    last = np.uint64(citizens - 1)
    for citizen in range(citizens):
        mirror[citizen] = opinion[region, last - np.uint64(citizen)]
    for citizen in range(citizens):
        mirror[citizens + citizen] = mirror[citizen]


@compiled
def hear(
    mind: tuple[FloatArray, FloatArray],
    attention: FloatArray,
    deficit: float,
    heard: FloatArray,
    belief: FloatArray,
    mean: FloatArray,
) -> None:
    """Set the `belief` of citizens in a rumour, 0 where it has not reached them, and its `mean`.

    `mind` holds opinion and knowledge, `heard` (regions,) the share that the rumour has reached.
    """
    opinion, knowledge = mind
    regions, citizens = belief.shape
    for region in range(regions):
        reach = heard[region]
        if reach > 0.0:
            for citizen in range(citizens):
                ignorance = _ignorance(knowledge[region, citizen], deficit)
                believed = ignorance * (0.5 - 0.5 * opinion[region, citizen])
                reached = attention[region, citizen] < reach
                belief[region, citizen] = believed if reached else 0.0
            mean[region] = _mean(belief, region)
        else:
            for citizen in range(citizens):
                belief[region, citizen] = 0.0
            mean[region] = 0.0


@compiled
def react(
    talked: FloatArray,
    traits: tuple[FloatArray, FloatArray],
    kept: float,
    will: tuple[FloatArray, FloatArray],
    rumour: tuple[FloatArray, float],
    opinion: FloatArray,
) -> None:
    """Set opinions after what is lived through and heard: `settle`, `drift` and `disappoint`.

    `traits` are anchor and temper; `kept` is what is left of the distance to the anchor; `will`
    good and ill will, opinion points a year, (regions,); `rumour` the belief in it and its cost.
    """
    anchor, temper = traits
    good, ill = will
    belief, loss = rumour
    regions, citizens = opinion.shape
    for region in range(regions):
        rise, fall = good[region] / QUARTERS_A_YEAR, ill[region] / QUARTERS_A_YEAR
        for citizen in range(citizens):
            base = anchor[region, citizen]
            settled = (talked[region, citizen] - base) * kept + base
            moved = rise * (1.0 - settled) + settled
            moved -= fall * temper[region, citizen] * (1.0 + settled)
            moved = min(max(moved, -1.0), 1.0)
            cost = loss * belief[region, citizen]
            opinion[region, citizen] = moved - cost * (1.0 + moved)


@compiled
def learn(
    knowledge: FloatArray, tendency: tuple[float, float], deficit: float, ignorance: FloatArray
) -> None:
    """Change knowledge by `knowledge.learn`, and set the ignorance of `knowledge.ignorance`.

    What is known moves to the first of `tendency`, of the distance to which the second is left.
    """
    target, kept = tendency
    regions, citizens = knowledge.shape
    for region in range(regions):
        for citizen in range(citizens):
            known = (knowledge[region, citizen] - target) * kept + target
            knowledge[region, citizen] = known
            ignorance[region, citizen] = _ignorance(known, deficit)


@compiled
def average(values: FloatArray, mean: FloatArray) -> None:
    """Set the `mean` over the citizens of each region, (regions,)."""
    for region in range(len(mean)):
        mean[region] = _mean(values, region)


@compiled
def _mean(values: FloatArray, region: int) -> float:
    """The mean of a region's citizens: eight sums side by side, which is quicker than one."""
    one = two = three = four = five = six = seven = eight = 0.0
    citizens = values.shape[1]
    whole = citizens - citizens % 8
    for place in range(0, whole, 8):
        one += values[region, place]
        two += values[region, place + 1]
        three += values[region, place + 2]
        four += values[region, place + 3]
        five += values[region, place + 4]
        six += values[region, place + 5]
        seven += values[region, place + 6]
        eight += values[region, place + 7]
    for place in range(whole, citizens):
        one += values[region, place]
    return (((one + two) + (three + four)) + ((five + six) + (seven + eight))) / citizens


@compiled
def _ignorance(knowledge: float, deficit: float) -> float:
    return min(max((1.0 - knowledge) * deficit, 0.0), 1.0)
