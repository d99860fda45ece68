"""A quarter in the life of the citizens: what they hear, learn, think, feel and do, compiled.

Citizens are (runs, regions, citizens), regional figures (runs, regions), national ones (runs,). One
run is taken through all rules before the next, and within it one region, while its citizens are in
the fastest memory; the rules themselves are in `opinion_kernel` and `protest_kernel`.
"""

from __future__ import annotations

import math

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray, IntArray
from model.numerics.compiled import compiled
from model.rules.society.opinion_kernel import average, hear, learn, meet, react
from model.rules.society.protest_kernel import cascade, grieve

Minds = tuple[FloatArray, FloatArray, FloatArray]
"""What citizens think and feel: opinion, knowledge and grievance; the kernel changes them."""
Traits = tuple[FloatArray, FloatArray, FloatArray, FloatArray]
"""What citizens are like: anchor, temper, attention and threshold."""
Meetings = tuple[FloatArray, FloatArray, IntArray]
"""Uniform draws of whom people meet at home and away, and the region they travel to: regional."""
Talk = tuple[FloatArray, FloatArray, FloatArray]
"""How far talk moves people, the share of it with people of other regions, and how far apart two
may be to listen to each other: national."""
Will = tuple[FloatArray, FloatArray, FloatArray]
"""Good and ill will, opinion points a year, regional, and the pull of the anchor, national."""
Lore = tuple[FloatArray, FloatArray, FloatArray, FloatArray]
"""What knowledge tends to and the part of the way left, by `knowledge.tendency`, and the deficit of
`knowledge.ignorance` before the quarter and now: national."""
Rumour = tuple[FloatArray, FloatArray, FloatArray]
"""The share a rumour has reached, regional, and the opinion and the grievance that belief in it
costs and brings, national."""
Anger = tuple[FloatArray, FloatArray, FloatArray]
"""Grievance that ill will brings, the rate at which it fades, and legitimacy: national."""
Crowd = tuple[FloatArray, FloatArray, FloatArray]
"""Imitation, fear of arrest, and its constant with the police that stand by: national."""
Found = tuple[FloatArray, FloatArray, FloatArray, FloatArray]
"""Regional figures that the kernel sets: the share who protest, and the means of opinion, ignorance
and belief in the rumour."""


@compiled
def live(
    minds: Minds,
    traits: Traits,
    meetings: Meetings,
    talk: Talk,
    will: Will,
    lore: Lore,
    rumour: Rumour,
    anger: Anger,
    crowd: Crowd,
    contacts: FloatArray,
    found: Found,
) -> None:
    """Change `minds` by a quarter, and set what is `found` in each region.

    `contacts` (regions, regions) are those of `protest.cascade`, with the axes turned round.
    """
    opinion, knowledge, grievance = minds
    anchor, temper, attention, threshold = traits
    home_draw, away_draw, abroad = meetings
    convergence, outside, bound = talk
    good, ill, pull = will
    target, unlearned, deficit_before, deficit = lore
    heard, loss, shock = rumour
    gain, fading, legitimacy = anger
    imitation, fear, arrest = crowd
    active, sentiment, ignorant, convinced = found
    runs, regions, citizens = opinion.shape
    home, mirror = np.arange(regions), np.empty(2 * citizens)
    one, other = np.empty((regions, citizens)), np.empty((regions, citizens))
    belief = np.empty((regions, citizens))
    room = np.empty(regions), np.empty(regions), np.empty(regions)
    for run in range(runs):
        now, character = opinion[run], (anchor[run], temper[run])
        mind, ill_will = (now, knowledge[run]), ill[run]
        hear(mind, attention[run], deficit_before[run], heard[run], belief, convinced[run])
        learn(knowledge[run], (target[run], unlearned[run]), deficit[run], one)
        average(one, ignorant[run])
        near, far = convergence[run] * (1.0 - outside[run]), convergence[run] * outside[run]
        meet(now, (home, home_draw[run]), (bound[run], near), mirror, one)
        meet(one, (abroad[run], away_draw[run]), (bound[run], far), mirror, other)
        kept = math.exp(-pull[run] / QUARTERS_A_YEAR)
        react(other, character, kept, (good[run], ill_will), (belief, loss[run]), now)
        average(now, sentiment[run])
        kept = math.exp(-fading[run] / QUARTERS_A_YEAR)
        alarm, heat = (ill_will, gain[run]), 1.0 - legitimacy[run]
        citizens_of = grievance[run], temper[run], now, threshold[run]
        grieve(citizens_of, alarm, (belief, shock[run]), kept, heat, one)
        pulls = imitation[run], outside[run], fear[run], arrest[run]
        cascade(one, contacts, pulls, room, active[run])
