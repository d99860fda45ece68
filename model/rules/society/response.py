"""How the state answers protest: warn, concede, repress, and what it leaves (R36, I22, I23)."""

from __future__ import annotations

from typing import Any, NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import bare, rule
from model.numerics.records import Records, put
from model.rules.society.decay import left_after
from model.rules.society.surroundings import Around, State

MAJORITY = 0.5
"""Share of grievances from which on a wave is about land."""
CONCEDED = 0.5
"""Pressure on land from which on the state has conceded already."""
WARNING_FRIGHTENS = 0.25
"""Fear that a warning leaves, over that of repression."""


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    grievance_gain: float
    rumour_grievance: float
    visible_protest: float
    regions_for_warning: float
    regions_for_concession: float
    moratorium_memory: float
    quota_memory: float
    fear_memory: float
    quota_response: float
    cost_of_warning: float
    cost_of_concession: float
    cost_of_repression: float
    concession_relief: float


class Pressures(NamedTuple):
    """What protest leaves behind, each in [0, 1]."""

    land: float
    """How firmly land stays closed to foreigners."""
    quota: float
    """How strongly the public presses for fewer foreign workers."""
    fear: float
    """Fear of the police."""
    political_cost: float
    """What the quarter's protests and the answer cost the state."""


class Wave(NamedTuple):
    """A quarter's protests."""

    regions: int
    """Regions in which they are seen."""
    intensity: float
    """Share of the country's people who protest."""
    about_land: float
    """Share of the quarter's new grievances that is about land."""


class Answer(NamedTuple):
    """What the state does this quarter, each 1 or 0."""

    warn: float
    concede: float
    repress: float


class Grievances(NamedTuple):
    """New grievances of a quarter, the sum over people."""

    all: float
    of_land: float


@rule
def new_grievances(p: Parameters, ill_will: Any, belief: float, land_topic: float) -> Grievances:
    """New grievances of a region, for each of its people.

    They come of a quarter of `ill_will` (`feelings.Will`) and of mean `belief` in a rumour that is
    about land to the share `land_topic`.
    """
    rise, shaken = p.grievance_gain / QUARTERS_A_YEAR, belief * p.rumour_grievance
    return Grievances(ill_will.ill * rise + shaken, ill_will.of_land * rise + shaken * land_topic)


@rule
def land_share(new: Grievances) -> float:
    """Share of `new` grievances that is about land, [0, 1]; 0 where there are none."""
    return new.of_land / new.all if new.all > 0.0 else 0.0


@rule
def decide(p: Parameters, wave: Wave, land_pressure: float) -> Answer:
    """The state's answer to a `wave` of protests.

    A warning of the Prosecutor General first; when the wave is about land and wide, a concession,
    as in May 2016. On plants and workers the state denies and waits, as in September 2019. Who
    protests about land against a state that has conceded already, of which `land_pressure` tells,
    meets the police, as on 21 May 2016.
    """
    about_land, already = wave.about_land >= MAJORITY, land_pressure >= CONCEDED
    warn = wave.regions >= p.regions_for_warning
    wide = wave.regions >= p.regions_for_concession
    return Answer(
        warn=1.0 if warn else 0.0,
        concede=1.0 if wide and about_land and not already else 0.0,
        repress=1.0 if warn and about_land and already else 0.0,
    )


@rule
def land_pressure(before: float, memory: float, concede: float) -> float:
    """How firmly land stays closed to foreigners, [0, 1].

    A concession (the moratorium of 2016) closes it; the pressure fades over `memory` years.
    """
    return max(before * left_after(memory), concede)


@rule
def quota_pressure(before: float, memory: float, protest: float, gain: float) -> float:
    """How strongly the public presses for fewer foreign workers, [0, 1].

    `protest` is the intensity, in [0, 1], of protest about anything but land; at full intensity a
    quarter brings `gain` of the way to full pressure, which fades over `memory` years.
    """
    left = before * left_after(memory)
    return left + (1.0 - left) * min(gain * protest, 1.0)


@rule
def fear(before: float, memory: float, answer: Answer, repression: float) -> float:
    """Fear of the police left by warnings and repression, [0, 1]; fades over `memory` years.

    `repression` is that of the calendar.
    """
    shown = max(WARNING_FRIGHTENS * answer.warn, answer.repress)
    shown = max(shown, min(max(repression, 0.0), 1.0))
    return max(before * left_after(memory), min(shown, 1.0))


@rule
def political_cost(p: Parameters, answer: Answer, intensity: float) -> float:
    """What the quarter's protests and the answer cost the state, index in [0, 1].

    A protest of full `intensity` costs 1 by itself.
    """
    cost = intensity + p.cost_of_warning * answer.warn
    cost += p.cost_of_concession * answer.concede + p.cost_of_repression * answer.repress
    return min(cost, 1.0)


@rule
def left_behind(
    p: Parameters, wave: Wave, answer: Answer, before: Pressures, repression: float
) -> Pressures:
    """What protest and the answer leave behind, where there was so much `before`."""
    other = wave.intensity * (1.0 - wave.about_land)
    return Pressures(
        land=land_pressure(before.land, p.moratorium_memory, answer.concede),
        quota=quota_pressure(before.quota, p.quota_memory, other, p.quota_response),
        fear=fear(before.fear, p.fear_memory, answer, repression),
        political_cost=political_cost(p, answer, wave.intensity),
    )


@bare
def answer(p: Records, around: Around, state: State, grievance: FloatArray) -> None:
    """Let the state of each run answer a quarter's protests, and change the pressures.

    A concession lowers the `grievance` of all citizens, (runs, regions, citizens).
    """
    _, places, nation, _ = around
    country, regions = state
    for run in range(len(p)):
        own, pressures = p[run].response, country[run].pressures
        wave = _wave(own, places, regions[run], country[run].rumour.land_topic)
        given = decide(own, wave, pressures.land)
        put(pressures, left_behind(own, wave, given, pressures, nation[run].repression))
        if given.concede > 0.0:
            for region in range(len(places)):
                for citizen in range(grievance.shape[2]):
                    grievance[run, region, citizen] *= 1.0 - own.concession_relief


@rule
def _wave(p: Any, places: Records, regions: Records, land_topic: float) -> Wave:
    """The protests of a run."""
    people = 0.0
    for region in range(len(places)):
        people += places[region].residents
    seen, intensity, everything, of_land = 0, 0.0, 0.0, 0.0
    for region in range(len(places)):
        residents, mood = places[region].residents, regions[region].mood
        seen += mood.protesting >= p.visible_protest
        intensity += mood.protesting * (residents / people)
        new = new_grievances(p, regions[region].will, mood.believed, land_topic)
        everything += new.all * residents
        of_land += new.of_land * residents
    return Wave(seen, intensity, land_share(Grievances(everything, of_land)))
