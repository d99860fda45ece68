"""Opinion, belief and knowledge of all citizens in one pass: the rules of `opinion`, `rumour` and
`knowledge`, compiled.

Citizens are (runs, regions, citizens), regional figures (runs, regions), national ones (runs,).
"""

from __future__ import annotations

import numpy as np

from model.arrays import FloatArray, IntArray
from model.rules.compiled import compiled


@compiled
def meet(
    opinion: FloatArray,
    region_partner: IntArray,
    offset: IntArray,
    bound: FloatArray,
    convergence: FloatArray,
) -> FloatArray:
    """Opinions after each citizen has talked to the one named by `opinion.partners`.

    `region_partner` and `offset` are (runs, regions); the rule is `opinion.meet`.
    """
    runs, regions, citizens = opinion.shape
    moved = np.empty_like(opinion)
    for run in range(runs):
        pull = convergence[run]
        for region in range(regions):
            other = region_partner[run, region]
            own, theirs = opinion[run, region], opinion[run, other]
            first = offset[run, min(region, other)]  # whom the first citizen meets
            for half in range(2):
                start, stop = (0, first + 1) if half == 0 else (first + 1, citizens)
                partner = first if half == 0 else first + citizens
                for citizen in range(start, stop):
                    gap = theirs[partner - citizen] - own[citizen]
                    near = abs(gap) < bound[run]
                    moved[run, region, citizen] = (gap if near else 0.0) * pull + own[citizen]
    return moved


@compiled
def believe(
    ignorance: FloatArray, opinion: FloatArray, belief: FloatArray, mean: FloatArray
) -> None:
    """Set `belief`, of each citizen, and its `mean` by region: the rule is `rumour.belief`."""
    runs, regions, citizens = opinion.shape
    for run in range(runs):
        for region in range(regions):
            total = 0.0
            for citizen in range(citizens):
                believed = ignorance[run, region, citizen] * (
                    0.5 - 0.5 * opinion[run, region, citizen]
                )
                belief[run, region, citizen] = believed
                total += believed
            mean[run, region] = total / citizens


@compiled
def learn(
    knowledge: FloatArray,
    ignorance: FloatArray,
    target: FloatArray,
    kept: FloatArray,
    deficit: FloatArray,
) -> None:
    """Change `knowledge` by a quarter and set the `ignorance` that follows.

    The rules are `knowledge.learn` and `knowledge.ignorance`: what is known moves to `target`, of
    the distance to which the part `kept` is left after a quarter.
    """
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
def react(
    opinion: FloatArray,
    anchor: FloatArray,
    temper: FloatArray,
    kept: FloatArray,
    gain: FloatArray,
    fall: FloatArray,
) -> None:
    """Change `opinion` by what a quarter brings: the rules are `opinion.settle` and `drift`.

    The part `kept` (runs,) of the distance to the `anchor` is left; `gain` and `fall` (runs,
    regions) are good and ill will of the quarter.
    """
    runs, regions, citizens = opinion.shape
    for run in range(runs):
        for region in range(regions):
            for citizen in range(citizens):
                base = anchor[run, region, citizen]
                settled = (opinion[run, region, citizen] - base) * kept[run] + base
                moved = gain[run, region] * (1.0 - settled) + settled
                moved -= fall[run, region] * temper[run, region, citizen] * (1.0 + settled)
                opinion[run, region, citizen] = min(max(moved, -1.0), 1.0)


@compiled
def disappoint(
    opinion: FloatArray,
    belief: FloatArray,
    attention: FloatArray,
    heard: FloatArray,
    loss: FloatArray,
) -> None:
    """Change `opinion` by the rumour that was `heard`: the rule is `opinion.disappoint`.

    Those whose `attention` is below the share `heard` (runs, regions) are reached; of the others
    the `belief` is set to 0.
    """
    runs, regions, citizens = opinion.shape
    for run in range(runs):
        for region in range(regions):
            for citizen in range(citizens):
                if attention[run, region, citizen] < heard[run, region]:
                    now = opinion[run, region, citizen]
                    cost = loss[run] * belief[run, region, citizen] * (1.0 + now)
                    opinion[run, region, citizen] = now - cost
                else:
                    belief[run, region, citizen] = 0.0
