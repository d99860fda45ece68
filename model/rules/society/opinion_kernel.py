"""Belief, knowledge and opinion of all citizens: `rumour`, `knowledge` and `opinion`, compiled.

Citizens are (runs, regions, citizens), regional figures (runs, regions), national ones (runs,). One
run is taken through all rules before the next, while its citizens are in the fastest memory.
"""

from __future__ import annotations

import numpy as np

from model.arrays import FloatArray, IntArray
from model.compiled import compiled

Minds = tuple[FloatArray, FloatArray, FloatArray, FloatArray]
"""What citizens think: opinion, knowledge, ignorance and belief; the kernels change them."""
Traits = tuple[FloatArray, FloatArray, FloatArray]
"""What citizens are like: anchor, temper and attention."""
Meeting = tuple[IntArray, IntArray, FloatArray]
"""The region of partners, the offset (both regional) and how far a meeting moves people."""


@compiled
def believe(minds: Minds) -> FloatArray:
    """Set what each citizen would believe, by `rumour.belief`; returns the mean by region."""
    opinion, _, ignorance, belief = minds
    runs, regions, citizens = opinion.shape
    mean = np.empty((runs, regions))
    for run in range(runs):
        for region in range(regions):
            for citizen in range(citizens):
                distrust = 0.5 - 0.5 * opinion[run, region, citizen]
                belief[run, region, citizen] = ignorance[run, region, citizen] * distrust
            mean[run, region] = _mean(belief[run, region])
    return mean


@compiled
def means(values: FloatArray) -> FloatArray:
    """Mean over the citizens of each region, (runs, regions)."""
    runs, regions, _ = values.shape
    found = np.empty((runs, regions))
    for run in range(runs):
        for region in range(regions):
            found[run, region] = _mean(values[run, region])
    return found


@compiled
def learn(minds: Minds, target: FloatArray, kept: FloatArray, deficit: FloatArray) -> None:
    """Change knowledge by `knowledge.learn` and set the ignorance of `knowledge.ignorance`.

    What is known moves to `target`, of the distance to which the part `kept` is left.
    """
    _, knowledge, ignorance, _ = minds
    runs, regions, citizens = knowledge.shape
    for run in range(runs):
        for region in range(regions):
            for citizen in range(citizens):
                known = knowledge[run, region, citizen] - target[run]
                known = known * kept[run] + target[run]
                knowledge[run, region, citizen] = known
                unknown = (1.0 - known) * deficit[run]
                ignorance[run, region, citizen] = min(max(unknown, 0.0), 1.0)


@compiled
def form(
    minds: Minds,
    traits: Traits,
    meetings: tuple[Meeting, Meeting],
    bound: FloatArray,
    pull: tuple[FloatArray, FloatArray, FloatArray],
    rumour: tuple[FloatArray, FloatArray],
) -> None:
    """Change opinions by a quarter: citizens meet, react to what happens, and hear a rumour.

    `bound` is that of `opinion.meet`; `pull` holds what is left of the distance to the anchor,
    (runs,), and good and ill will of the quarter, regional; `rumour` the share that it has reached,
    regional, and what it costs. Belief is set to 0 where it has not reached.
    """
    opinion, _, _, belief = minds
    anchor, temper, attention = traits
    home, away = meetings
    kept, gain, fall = pull
    heard, loss = rumour
    moved = np.empty(opinion.shape[1:])
    for run in range(len(opinion)):
        now = opinion[run]
        _meet(now, home[0][run], home[1][run], bound[run], home[2][run], moved)
        _meet(moved, away[0][run], away[1][run], bound[run], away[2][run], now)
        _react(now, anchor[run], temper[run], kept[run], gain[run], fall[run])
        _disappoint(now, belief[run], attention[run], heard[run], loss[run])


@compiled
def _meet(
    opinion: FloatArray,
    region_partner: IntArray,
    offset: IntArray,
    bound: float,
    convergence: float,
    moved: FloatArray,
) -> None:
    """Set the opinions `moved` by talk with the partners of `opinion.partners`: `opinion.meet`."""
    regions, citizens = opinion.shape
    for region in range(regions):
        other = region_partner[region]
        own, theirs = opinion[region], opinion[other]
        first = offset[min(region, other)]  # whom the first citizen meets
        for half in range(2):
            start, stop = (0, first + 1) if half == 0 else (first + 1, citizens)
            partner = first if half == 0 else first + citizens
            for citizen in range(start, stop):
                gap = theirs[partner - citizen] - own[citizen]
                near = abs(gap) < bound
                moved[region, citizen] = (gap if near else 0.0) * convergence + own[citizen]


@compiled
def _react(
    opinion: FloatArray,
    anchor: FloatArray,
    temper: FloatArray,
    kept: float,
    gain: FloatArray,
    fall: FloatArray,
) -> None:
    """Change opinions by `opinion.settle` and `opinion.drift`."""
    regions, citizens = opinion.shape
    for region in range(regions):
        for citizen in range(citizens):
            base = anchor[region, citizen]
            settled = (opinion[region, citizen] - base) * kept + base
            moved = gain[region] * (1.0 - settled) + settled
            moved -= fall[region] * temper[region, citizen] * (1.0 + settled)
            opinion[region, citizen] = min(max(moved, -1.0), 1.0)


@compiled
def _disappoint(
    opinion: FloatArray,
    belief: FloatArray,
    attention: FloatArray,
    heard: FloatArray,
    loss: float,
) -> None:
    """Change the opinions of those whom a rumour reached, by `opinion.disappoint`."""
    regions, citizens = opinion.shape
    for region in range(regions):
        for citizen in range(citizens):
            reached = attention[region, citizen] < heard[region]
            believed = belief[region, citizen] if reached else 0.0
            belief[region, citizen] = believed
            now = opinion[region, citizen]
            opinion[region, citizen] = now - loss * believed * (1.0 + now)


@compiled
def _mean(values: FloatArray) -> float:
    """The mean of `values` (citizens,): four sums side by side, which is quicker than one."""
    one = two = three = four = 0.0
    whole = len(values) - len(values) % 4
    for place in range(0, whole, 4):
        one += values[place]
        two += values[place + 1]
        three += values[place + 2]
        four += values[place + 3]
    for place in range(whole, len(values)):
        one += values[place]
    return ((one + two) + (three + four)) / len(values)
