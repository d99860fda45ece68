"""How a rumour about land or plants runs through the country.

The rumour model of Maki and Thompson (1973), after Daley and Kendall (1965), on a network of
regions: people are ignorant of the rumour, spread it, or stifle it. Shares are (runs, regions) and
add up to 1.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray, IntArray

DIED_OUT = 5e-4
"""A rumour that less than this share spreads in any region has died out."""


@dataclass(frozen=True)
class Rumour:
    """State of the rumour now abroad."""

    ignorant: FloatArray
    spreading: FloatArray
    stifling: FloatArray
    heard: FloatArray
    """Share of people who have heard it since the quarter began, (runs, regions)."""
    age: FloatArray
    """Days since it began to spread, (runs,); 0 where nobody spreads it."""


@dataclass(frozen=True)
class Talk:
    """How people pass a rumour on; each (runs,)."""

    transmission: FloatArray
    """Contacts a day in which a spreader tells the rumour."""
    stifling: FloatArray
    """Contacts a day in which a spreader may learn that it is old news, and stop."""
    denial: FloatArray
    """Share a day of people whom the state's denial settles, once it has spoken."""
    denial_lag: FloatArray
    """Days from the first whisper to the state's denial, above 0."""
    outside: FloatArray
    """Share of a person's contacts who live in other regions, 0..1."""


def quiet(runs: int, regions: int) -> Rumour:
    """A country without a rumour."""
    zero = np.zeros((runs, regions))
    return Rumour(np.ones((runs, regions)), zero, zero.copy(), zero.copy(), np.zeros(runs))


def copy(rumour: Rumour) -> Rumour:
    """The same rumour in arrays of its own."""
    return Rumour(
        rumour.ignorant.copy(),
        rumour.spreading.copy(),
        rumour.stifling.copy(),
        rumour.heard.copy(),
        rumour.age.copy(),
    )


def belief(ignorance: FloatArray, opinion: FloatArray) -> FloatArray:
    """How far each citizen believes a rumour against China, in [0, 1], any shape.

    Believed by those who know little and think ill: ignorance (1 - opinion) / 2.
    """
    return ignorance * (0.5 - 0.5 * opinion)


def chance_of_any(announcements: FloatArray, each: FloatArray) -> FloatArray:
    """Chance that at least one of some announcements starts a rumour.

    `announcements` (runs, regions) may be fractional; `each` (runs,) is the chance of one, below 1.
    """
    return 1.0 - (1.0 - each[:, None]) ** announcements


def topic(
    land_share: FloatArray, standing: FloatArray, told: FloatArray, about_land: FloatArray
) -> FloatArray:
    """Share of what is rumoured that is about land, once new rumours join the standing ones.

    All (runs,): `land_share` of what people already spread (`standing`), and the part `about_land`
    of what they are newly `told`. Where nothing is rumoured the share stays as it was.
    """
    total = standing + told
    mixed = (land_share * standing + about_land) / np.where(total > 0.0, total, 1.0)
    return np.where(total > 0.0, mixed, land_share)


def start(rumour: Rumour, told: FloatArray) -> Rumour:
    """The rumour once a share `told` in [0, 1] of those who had not heard it is told at once."""
    new = rumour.ignorant * told
    return replace(
        rumour,
        ignorant=rumour.ignorant - new,
        spreading=rumour.spreading + new,
        heard=rumour.heard + new,
    )


def spread(
    rumour: Rumour,
    talk: Talk,
    believed: FloatArray,
    contacts: FloatArray,
    days: tuple[int, float],
) -> Rumour:
    """The rumour after ``days[0]`` steps of ``days[1]`` days.

    `believed` (runs, regions) is the share of those who hear it who pass it on; the others stifle
    it. `contacts` (regions, regions) says whose people those of a row's region meet outside it;
    rows sum to 1. Steps without a single spreader change nothing, so that runs without a rumour
    are left alone.
    """
    rows = np.flatnonzero((rumour.spreading > 0.0).any(axis=1))
    if len(rows) == 0:
        return rumour
    state, pace = _select(rumour, rows), _select(talk, rows)
    mixing = np.ascontiguousarray(contacts.T)
    convinced = believed[rows]
    for _ in range(days[0]):
        state = _pass_on(state, pace, convinced, mixing, days[1])
        if not state.age.any():
            break
    return _put_back(rumour, state, rows)


def forget(rumour: Rumour, memory: FloatArray) -> Rumour:
    """The rumour at the start of a quarter: who stifled it forgets it in `memory` (runs,) years.

    A new rumour then finds new ears; the count of who has heard starts afresh.
    """
    lost = rumour.stifling * (1.0 - np.exp(-1.0 / (QUARTERS_A_YEAR * memory)))[:, None]
    return replace(
        rumour,
        ignorant=rumour.ignorant + lost,
        stifling=rumour.stifling - lost,
        heard=np.zeros_like(rumour.heard),
    )


def _pass_on(
    state: Rumour, talk: Talk, believed: FloatArray, mixing: FloatArray, days: float
) -> Rumour:
    """One step of `days` days, by an implicit scheme that keeps every share in [0, 1]."""
    denial = (talk.denial * days * (state.age >= talk.denial_lag))[:, None]
    tell = (talk.transmission * days)[:, None] * _met(state.spreading, talk.outside, mixing)
    old_news = 1.0 - _met(state.ignorant, talk.outside, mixing)
    tired = (talk.stifling * days)[:, None] * old_news + denial
    kept = state.ignorant / (1.0 + tell + denial)
    heard, denied = kept * tell, kept * denial
    stopped = state.spreading * (tired / (1.0 + tired))
    told = heard * believed
    spreading = state.spreading - stopped + told
    stifling = state.stifling + (denied + stopped + heard - told)
    alive = spreading.max(axis=1) >= DIED_OUT
    lasting = spreading * alive[:, None]
    return Rumour(
        ignorant=kept,
        spreading=lasting,
        stifling=stifling + (spreading - lasting),
        heard=state.heard + heard,
        age=(state.age + days) * alive,
    )


def _met(share: FloatArray, outside: FloatArray, mixing: FloatArray) -> FloatArray:
    """Share of a region's contacts who are of a kind that is a `share` of each region."""
    elsewhere = np.matmul(share[:, None, :], mixing)[:, 0, :]
    return share + outside[:, None] * (elsewhere - share)


def _select(state: Any, rows: IntArray) -> Any:
    """The same kind of state, of the runs in `rows` alone."""
    return type(state)(*(getattr(state, field.name)[rows] for field in fields(state)))


def _put_back(whole: Rumour, part: Rumour, rows: IntArray) -> Rumour:
    """The `whole` with the runs in `rows` as they are in `part`."""
    merged = {}
    for field in fields(whole):
        values = getattr(whole, field.name).copy()
        values[rows] = getattr(part, field.name)
        merged[field.name] = values
    return Rumour(**merged)
