"""A quarter in the life of the citizens: what they hear, learn, think, feel and do.

Citizens are (runs, regions, citizens). One run is taken through all rules before the next, and
within it one region, while its citizens are in the fastest memory; here are the loops, the rules
are in `rumour`, `knowledge`, `opinion` and `protest`.

An unsigned place in an array is one that never counts from the end, for which the compiler would
else look at each step of a loop that runs backwards or from another start than 0.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray, IntArray
from model.numerics.compiled import compiled, rule
from model.numerics.records import Records
from model.rules.society import protest, rumour, rumour_onset
from model.rules.society.decay import left_at
from model.rules.society.knowledge import ignorance, learned
from model.rules.society.opinion import Ear, disappointed, drifted, settled, talked
from model.rules.society.surroundings import Around, State


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    opinion_convergence: float
    outside_contacts: float
    confidence_bound: float
    opinion_pull: float
    opinion_loss_rumour: float
    rumour_grievance: float
    grievance_gain: float
    grievance_fading: float
    legitimacy: float
    knowledge_deficit: float


class Mood(NamedTuple):
    """What is found in a region: means over its citizens."""

    protesting: float
    """The share who protest."""
    sentiment: float
    """Opinion of China, [-1, 1]."""
    ignorance: float
    """How far they can be misled, [0, 1]."""
    believed: float
    """How far they believe the rumour that reached them, [0, 1]."""


Minds = tuple[FloatArray, FloatArray, FloatArray]
"""What citizens think and feel: opinion, knowledge and grievance; a quarter changes them."""
Traits = tuple[FloatArray, ...]
"""What citizens are like: anchor, threshold, sensitivity and attention, as in `citizens`."""
Contacts = tuple[FloatArray, FloatArray, IntArray]
"""Whom people meet outside their region: shares that add up to 1 along columns, (regions,
regions); and where they travel to, as the cumulative chances of all ways to pair up regions but
the last and the region that each is paired with, (ways, regions)."""
Meetings = tuple[FloatArray, ...]
"""Uniform draws of whom people meet at home and away, (runs, regions), and where they travel."""
Known = tuple[FloatArray, FloatArray, FloatArray]
"""What knowledge tends to and the part of the way left, by `knowledge.tendencies`, and the deficit
of knowledge a quarter before, (runs,)."""


@compiled
def hear_rumours(
    p: Records,
    around: tuple[Around, FloatArray],
    draws: tuple[FloatArray, ...],
    minds: tuple[FloatArray, FloatArray, FloatArray],
    state: State,
) -> None:
    """Let announcements, the calendar and chance start rumours, which run through the country.

    `around` ends with whose people those of a row's region meet outside it; `draws` are those of
    rumours about land and about plants; `minds` opinion, knowledge and the deficit of knowledge,
    (runs,).
    """
    (_, places, nation, local), contacts = around
    opinion, knowledge, deficit = minds
    country, regional = state
    regions, count = opinion.shape[1:]
    believed, belief, room = np.empty(regions), np.empty(count), np.empty((2, regions))
    for run in range(len(p)):
        abroad, own = country[run].rumour, regional[run]
        news = nation[run].land_projects, local[run], draws[0][run], draws[1][run], room
        rumour_onset.begin(p[run].rumour_onset, places, news, abroad, own)
        if rumour.is_abroad(own):
            for region in range(regions):
                _believe((opinion[run, region], knowledge[run, region]), deficit[run], belief)
                believed[region] = mean(belief)
            hearing = believed, contacts, room
            rumour.spread(p[run].rumour, nation[run].outreach, abroad, own, hearing)


@compiled
def live(
    p: Records,
    citizens: tuple[Minds, Traits, Known],
    contacts: Contacts,
    meetings: Meetings,
    state: State,
) -> None:
    """Change the minds of `citizens` by a quarter, and set the mood of each region."""
    (opinion, knowledge, grievance), traits, (target, unlearned, deficit_before) = citizens
    anchor, threshold, sensitivity, attention = traits
    mixing, chances, ways = contacts
    at_home, away, travel = meetings
    country, regional = state
    regions, count = opinion.shape[1:]
    home, mirror, crowds = np.arange(regions), np.empty(2 * count), np.empty((4, regions))
    one, other = np.empty((regions, count)), np.empty((regions, count))
    belief = np.empty((regions, count))
    for run in range(len(p)):
        own, outside, now = p[run].public, p[run].public.outside_contacts, opinion[run]
        near = Ear(own.confidence_bound, own.opinion_convergence * (1.0 - outside))
        far = Ear(own.confidence_bound, own.opinion_convergence * outside)
        lore = target[run], unlearned[run], own.knowledge_deficit
        character = anchor[run], sensitivity[run], left_at(own.opinion_pull)
        daring = threshold[run], sensitivity[run], left_at(own.grievance_fading)
        mind, places = (now, knowledge[run]), regional[run]
        _hear(mind, attention[run], deficit_before[run], belief, places)
        _learn(knowledge[run], lore, one, places)
        _meet(now, (home, at_home[run]), near, mirror, one)
        _meet(one, (ways[_way(travel[run], chances)], away[run]), far, mirror, other)
        _react(own, (other, belief, now), character, places)
        _grieve(own, (grievance[run], belief, now), daring, one, places)
        crowd = protest.crowd(p[run].protest, country[run].pressures.fear)
        _gather(one, crowd, (mixing, outside), crowds, places)


@rule
def _way(draw: float, chances: FloatArray) -> int:
    """The way to pair up regions that a uniform `draw` picks, from cumulative `chances`."""
    way = 0
    for chance in chances:
        way += draw >= chance
    return way


@rule
def _meet(
    opinion: FloatArray,
    partner: tuple[IntArray, FloatArray],
    ear: Ear,
    mirror: FloatArray,
    after: FloatArray,
) -> None:
    """Set opinions `after` each citizen of a run has talked to one other, (regions, citizens).

    `partner` holds the region whose people each region meets and the uniform draw of who they are,
    (regions,), of which that of the lower region counts: so a meeting is mutual, and nobody meets
    two people. `mirror` (2 citizens,) is overwritten.
    """
    abroad, draw = partner
    regions, citizens = opinion.shape
    for region in range(regions):
        other = abroad[region]
        _turn(opinion[other], mirror)
        offset = int(draw[min(region, other)] * citizens)
        first = np.uint64(citizens - 1 - offset)
        for citizen in range(citizens):
            partner_of = mirror[first + np.uint64(citizen)]
            after[region, citizen] = talked(opinion[region, citizen], partner_of, ear)


@rule
def _turn(opinion: FloatArray, mirror: FloatArray) -> None:
    """Let a region's opinions stand in `mirror` from the last to the first, twice in a row.

    Somewhere in there, in a row, stand the partners of the first, the second, ... citizen.
    """
    citizens = len(opinion)
    last = np.uint64(citizens - 1)
    for citizen in range(citizens):
        mirror[citizen] = opinion[last - np.uint64(citizen)]
    for citizen in range(citizens):
        mirror[citizens + citizen] = mirror[citizen]


@rule
def _believe(mind: tuple[FloatArray, FloatArray], deficit: float, belief: FloatArray) -> None:
    """Set the `belief` of a region's citizens in a rumour, by their opinion and knowledge."""
    opinion, knowledge = mind
    for citizen in range(len(belief)):
        misled = ignorance(knowledge[citizen], deficit)
        belief[citizen] = rumour.belief(misled, opinion[citizen])


@rule
def _hear(
    mind: tuple[FloatArray, FloatArray],
    attention: FloatArray,
    deficit: float,
    belief: FloatArray,
    places: Records,
) -> None:
    """Set the `belief` of a run's citizens in a rumour, 0 for those whom it has not reached.

    `mind` holds their opinion and knowledge.
    """
    opinion, knowledge = mind
    regions, citizens = belief.shape
    for region in range(regions):
        reach = places[region].rumour.heard
        if reach > 0.0:
            for citizen in range(citizens):
                misled = ignorance(knowledge[region, citizen], deficit)
                believed = rumour.belief(misled, opinion[region, citizen])
                reached = attention[region, citizen] < reach
                belief[region, citizen] = believed if reached else 0.0
            places[region].mood.believed = mean(belief[region])
        else:
            for citizen in range(citizens):
                belief[region, citizen] = 0.0
            places[region].mood.believed = 0.0


@rule
def _learn(
    knowledge: FloatArray, lore: tuple[float, float, float], misled: FloatArray, places: Records
) -> None:
    """Change what a run's citizens know, and set how far they can be `misled`.

    `lore` holds what they tend to know, the part of the way left and the deficit of knowledge.
    """
    target, left, deficit = lore
    regions, citizens = knowledge.shape
    for region in range(regions):
        for citizen in range(citizens):
            known = learned(knowledge[region, citizen], target, left)
            knowledge[region, citizen] = known
            misled[region, citizen] = ignorance(known, deficit)
        places[region].mood.ignorance = mean(misled[region])


@rule
def _react(p: Any, mind: Any, character: Any, places: Records) -> None:
    """Change the opinions of a run's citizens by what is talked of, lived through and believed.

    `mind` holds opinions after talk, the belief in a rumour and opinions, which are set;
    `character` anchor, sensitivity and what is left in a quarter of the distance to the anchor.
    """
    said, belief, opinion = mind
    anchor, sensitivity, left = character
    regions, citizens = opinion.shape
    for region in range(regions):
        will, loss = places[region].will, p.opinion_loss_rumour
        good, ill = will.good / QUARTERS_A_YEAR, will.ill / QUARTERS_A_YEAR
        for citizen in range(citizens):
            now = settled(said[region, citizen], anchor[region, citizen], left)
            now = drifted(now, good, ill, sensitivity[region, citizen])
            opinion[region, citizen] = disappointed(now, belief[region, citizen], loss)
        places[region].mood.sentiment = mean(opinion[region])


@rule
def _grieve(p: Any, mind: Any, daring: Any, resistance: FloatArray, places: Records) -> None:
    """Change the grievances of a run's citizens by a quarter, and set the `resistance` to protest.

    `mind` holds grievance, belief in the rumour and opinion; `daring` threshold, sensitivity and
    what is left in a quarter of a grievance.
    """
    grievance, belief, opinion = mind
    threshold, sensitivity, left = daring
    shock, legitimacy = p.rumour_grievance, p.legitimacy
    regions, citizens = opinion.shape
    for region in range(regions):
        alarm = protest.alarm(places[region].will.ill, p.grievance_gain)
        for citizen in range(citizens):
            shaken = shock * belief[region, citizen]
            alarming = alarm, sensitivity[region, citizen], opinion[region, citizen]
            now = protest.grieved(grievance[region, citizen], left, protest.felt(*alarming, shaken))
            grievance[region, citizen] = now
            against = protest.resistance(threshold[region, citizen], now, legitimacy)
            resistance[region, citizen] = against


@rule
def _gather(
    resistance: FloatArray,
    crowd: protest.Crowd,
    contacts: tuple[FloatArray, float],
    room: FloatArray,
    places: Records,
) -> None:
    """Set the share of each region of a run who protest, once nobody changes their mind.

    People decide in rounds, from an empty square on, each time looking at the last crowd at home
    and in other regions. More grievance never yields a smaller crowd. `contacts` are those outside
    a region, turned round so that a column is its own, and the share of them; `room` (4, regions)
    is overwritten.
    """
    active, seen, safety, joined = room[0], room[1], room[2], room[3]
    regions, citizens = resistance.shape
    for region in range(regions):
        active[region] = 0.0
    for _ in range(protest.ROUNDS):
        _look_around(active, contacts, seen)
        for region in range(regions):
            safety[region] = protest.safety(seen[region], crowd.arrest)
        changed = False
        for region in range(regions):
            push = protest.push(crowd, seen[region], safety[region])
            count = 0
            for citizen in range(citizens):
                count += resistance[region, citizen] < push
            joined[region] = count / citizens
            changed |= joined[region] != active[region]
        if not changed:
            break
        for region in range(regions):
            active[region] = joined[region]
    for region in range(regions):
        places[region].mood.protesting = active[region]


@rule
def _look_around(active: FloatArray, contacts: tuple[FloatArray, float], seen: FloatArray) -> None:
    """Set the active share `seen` by the people of each region, among their own and elsewhere."""
    mixing, outside = contacts
    regions = len(active)
    for region in range(regions):
        seen[region] = 0.0
    for other in range(regions):
        there = active[other]
        for region in range(regions):
            seen[region] += mixing[other, region] * there
    for region in range(regions):
        seen[region] = rumour.met(active[region], seen[region], outside)


@rule
def mean(values: FloatArray) -> float:
    """The mean of a region's citizens: eight sums side by side, which is quicker than one."""
    one = two = three = four = five = six = seven = eight = 0.0
    citizens = len(values)
    whole = citizens - citizens % 8
    for place in range(0, whole, 8):
        one += values[place]
        two += values[place + 1]
        three += values[place + 2]
        four += values[place + 3]
        five += values[place + 4]
        six += values[place + 5]
        seven += values[place + 6]
        eight += values[place + 7]
    for place in range(whole, citizens):
        one += values[place]
    return (((one + two) + (three + four)) + ((five + six) + (seven + eight))) / citizens
