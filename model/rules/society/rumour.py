"""How a rumour about land or plants runs through the country.

The rumour model of Maki and Thompson (1973), after Daley and Kendall (1965), on a network of
regions: people are ignorant of the rumour, spread it, or stifle it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from model.numerics.arrays import FloatArray
from model.numerics.compiled import rule
from model.numerics.records import Records, put

DIED_OUT = 5e-4
"""A rumour that less than this share spreads in any region has died out: a numerical guard."""
STEPS = 23
"""Steps in which a rumour runs through a quarter: resolution."""
DAYS = 4.0
"""Days in each of them."""
_MIDDLING = 0.5
"""Outreach to which a state that does not reach out comes by denying alone, as a lever in [0, 1];
with as much again, at middling outreach, denial is as the register has it."""


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    rumour_transmission: float
    rumour_stifling: float
    rumour_denial: float
    denial_lag: float
    outside_contacts: float


class Rumour(NamedTuple):
    """A region's people by what a rumour is to them: shares, of which the first three sum to 1."""

    ignorant: float
    """They have not heard of it, or forgot it."""
    spreading: float
    """They tell it to others."""
    stifling: float
    """They know it and keep it to themselves."""
    heard: float
    """Share of all who have heard it since the quarter began."""


class Abroad(NamedTuple):
    """The rumour in the country."""

    age: float
    """Days since it began to spread; 0 where nobody spreads it."""
    land_topic: float
    """Share of what is rumoured that is about land."""


class Talk(NamedTuple):
    """How people pass a rumour on, in a step of some days."""

    told: float
    """Contacts in which a spreader tells the rumour."""
    tired: float
    """Contacts in which a spreader may learn that it is old news, and stop."""
    denied: float
    """Share of people whom the state's denial settles."""


class Heard(NamedTuple):
    """What the people of a region meet in a step."""

    told: float
    """How often each is told the rumour."""
    tired: float
    """How often each spreader meets somebody who knows it."""


@rule
def belief(ignorance: float, opinion: float) -> float:
    """How far a citizen believes a rumour against China, [0, 1].

    Those believe it who know little and think ill: `ignorance` (1 - `opinion`) / 2.
    """
    return ignorance * (0.5 - 0.5 * opinion)


@rule
def talk(p: Parameters, outreach: float, age: float, days: float) -> Talk:
    """How people talk in a step of some `days`, when the rumour is of some `age` in days.

    The state denies it once the lag is over, the better the more `outreach` to the public.
    """
    denial = p.rumour_denial * (_MIDDLING + outreach)
    return Talk(
        told=p.rumour_transmission * days,
        tired=p.rumour_transmission * p.rumour_stifling * days,
        denied=denial * days if age >= p.denial_lag else 0.0,
    )


@rule
def met(here: float, elsewhere: float, outside: float) -> float:
    """Share of a person's contacts who are of a kind that is a share of people `here` and
    `elsewhere`, where a share `outside` of contacts live in other regions."""
    return here + outside * (elsewhere - here)


@rule
def passed_on(now: Rumour, talk: Talk, heard: Heard, believed: float) -> Rumour:
    """A region's rumour after a step: who believes it passes it on, others stifle it.

    `believed` is the share who do. The scheme is implicit, which keeps each share in [0, 1].
    """
    tired = heard.tired + talk.denied
    ignorant = now.ignorant / (1.0 + heard.told + talk.denied)
    new = ignorant * heard.told
    stopped = now.spreading * (tired / (1.0 + tired))
    convinced = new * believed
    return Rumour(
        ignorant=ignorant,
        spreading=now.spreading - stopped + convinced,
        stifling=now.stifling + (ignorant * talk.denied + stopped + new - convinced),
        heard=now.heard + new,
    )


@rule
def died_out(now: Rumour) -> Rumour:
    """A region's rumour once nobody passes it on any more."""
    return Rumour(now.ignorant, 0.0, now.stifling + now.spreading, now.heard)


@rule
def is_abroad(regions: Records) -> bool:
    """Whether anybody spreads a rumour in the regions of a run."""
    anybody = False
    for region in range(len(regions)):
        anybody |= regions[region].rumour.spreading != 0.0
    return anybody


@rule
def spread(p: Any, outreach: float, abroad: Any, regions: Records, hearing: Any) -> None:
    """Let a run's rumour, of which there is one, run through the `regions` for a quarter.

    `abroad` is its state in the country; `hearing` holds the share of each region who believe it,
    (regions,), whose people those of a row's region meet outside it, (regions, regions), and room
    for what is heard, (2, regions).
    """
    believed, contacts, room = hearing
    for _ in range(STEPS):
        now = talk(p, outreach, abroad.age, DAYS)
        _listen(p.outside_contacts, now, contacts, regions, room)
        most = 0.0
        for region in range(len(regions)):
            heard = Heard(room[0, region], room[1, region])
            own = regions[region].rumour
            put(own, passed_on(own, now, heard, believed[region]))
            most = max(most, own.spreading)
        if most < DIED_OUT:
            for region in range(len(regions)):
                put(regions[region].rumour, died_out(regions[region].rumour))
            abroad.age = 0.0
            break
        abroad.age += DAYS


@rule
def _listen(
    outside: float, talk: Talk, contacts: FloatArray, regions: Records, heard: FloatArray
) -> None:
    """Set what the people of each region have `heard` from others, here and elsewhere."""
    for region in range(len(regions)):
        spreading, ignorant = 0.0, 0.0
        for other in range(len(regions)):
            spreading += contacts[region, other] * regions[other].rumour.spreading
            ignorant += contacts[region, other] * regions[other].rumour.ignorant
        own = regions[region].rumour
        heard[0, region] = talk.told * met(own.spreading, spreading, outside)
        heard[1, region] = talk.tired * (1.0 - met(own.ignorant, ignorant, outside))
