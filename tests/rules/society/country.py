"""A small country, run by run, for the laws of loops over the publics."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from model.numerics.arrays import FloatArray
from model.numerics.records import Records, records
from model.rules.society import feelings, knowledge, presence, public, response, summary
from model.rules.society.state import Country, Parameters, Region
from model.rules.society.surroundings import Local, Nation, OnRecord, Place

RUNS, REGIONS, CITIZENS = 3, 4, 9
RING = (np.roll(np.eye(REGIONS), 1, axis=1) + np.roll(np.eye(REGIONS), -1, axis=1)) / 2.0
"""Contacts of four regions, each with its two neighbours."""
WAYS = np.array([[1, 0, 3, 2], [3, 2, 1, 0]])
"""The two ways to pair up neighbours, one as likely as the other."""
Mind = NDArray[Any]


@dataclass
class Small:
    """All that the loops take; runs come first but in what is the same in all of them."""

    p: Records
    nation: Records
    local: Records
    capacity: FloatArray
    minds: tuple[Mind, Mind, Mind]
    traits: tuple[Mind, Mind, Mind, Mind]
    deficit: FloatArray
    travel: FloatArray
    draws: tuple[FloatArray, ...]
    country: Records
    by_region: Records
    on_record: Records
    places: Records
    contacts: FloatArray

    @property
    def around(self) -> tuple[Records, Records, Records, Records]:
        return self.on_record, self.places, self.nation, self.local

    @property
    def state(self) -> tuple[Records, Records]:
        return self.country, self.by_region

    def meet(self) -> None:
        presence.meet(self.p, self.around, self.capacity, self.draws[:2], self.state)

    def hear(self) -> None:
        minds = self.minds[0], self.minds[1], self.deficit
        around = self.around, self.contacts
        public.hear_rumours(self.p, around, self.draws[2:4], minds, self.state)

    def feel(self) -> None:
        feelings.feel(self.p, self.around, self.by_region)

    def live(self) -> None:
        known = *knowledge.tendencies(self.p, self.nation), self.deficit
        contacts = np.ascontiguousarray(self.contacts.T), np.array([0.5]), WAYS
        meetings = *self.draws[4:6], self.travel
        public.live(self.p, (self.minds, self.traits, known), contacts, meetings, self.state)

    def answer(self) -> None:
        response.answer(self.p, self.around, self.state, self.minds[2])

    def sum_up(self) -> FloatArray:
        events = np.empty(self.by_region.shape)
        summary.sum_up(self.p, self.around, self.draws[6], events, self.state)
        return events

    def quarter(self) -> FloatArray:
        """All of them, as they follow each other in a quarter."""
        self.meet()
        self.hear()
        self.feel()
        self.live()
        self.answer()
        return self.sum_up()

    def alone(self, run: int) -> Small:
        """The country of one run."""
        shared = {"on_record", "places", "contacts"}
        own = {
            name: _only(value, run) for name, value in self.__dict__.items() if name not in shared
        }
        return replace(self, **own)


def _only(value: Any, run: int) -> Any:
    if isinstance(value, tuple):
        return tuple(_only(each, run) for each in value)
    return value[run : run + 1].copy()


def small(seed: int, runs: int = RUNS) -> Small:
    """A country in which something of everything happens, with numbers from a `seed`."""
    rng = np.random.default_rng(seed)
    regional, people = (runs, REGIONS), (runs, REGIONS, CITIZENS)
    found = Small(
        p=records(Parameters, runs),
        nation=records(Nation, runs),
        local=records(Local, regional),
        capacity=rng.random((runs, 8)),
        minds=(rng.uniform(-1, 1, people), rng.random(people), rng.random(people)),
        traits=(
            rng.uniform(-1, 1, people),
            rng.uniform(0.01, 1, people),
            rng.uniform(0, 5, people),
            rng.random(people),
        ),
        deficit=rng.uniform(0, 2, runs),
        travel=rng.random(runs),
        draws=tuple(rng.random((7, *regional))),
        country=records(Country, runs),
        by_region=records(Region, regional),
        on_record=records(OnRecord, 1),
        places=records(Place, REGIONS),
        contacts=RING,
    )
    for each in (found.p, found.nation, found.local):
        _fill(each, lambda shape: rng.uniform(0.1, 1.0, shape))
    found.p["response"]["regions_for_warning"] = 1.0
    found.p["response"]["regions_for_concession"] = 2.0
    found.p["feelings"]["xinjiang_news_start"] = 2015.0
    found.p["land"]["land_lease_term"] = 5.0
    found.p["public"]["opinion_convergence"] *= 0.5
    found.p["rumour"]["denial_lag"] *= 40.0
    shares = rng.dirichlet(np.ones(3), regional)
    for place, name in enumerate(("ignorant", "spreading", "stifling")):
        found.by_region["rumour"][name] = shares[..., place]
    found.country["rumour"]["land_topic"] = rng.random(runs)
    found.places["residents"] = [3e5, 1e6, 2e6, 5e6]
    found.places["weight"] = found.places["residents"] / 8.3e6
    found.places["project_exposure"] = [0.1, 0.2, 0.3, 0.4]
    found.places["farmland_requests"] = [0.4, 0.3, 0.2, 0.1]
    found.places["shared_rivers"] = found.places["xinjiang_kin"] = [0.0, 1.0, 0.5, 0.2]
    found.on_record["date"], found.on_record["residents"] = 2016.5, 8.3e6
    found.on_record["workers_elsewhere"], found.on_record["quota_share"] = 12.0, 0.02
    return found


def _fill(values: Records, numbers: Callable[[tuple[int, ...]], FloatArray]) -> None:
    for name in values.dtype.names or ():
        field = values[name]
        if field.dtype.names:
            _fill(field, numbers)
        else:
            field[...] = numbers(field.shape)
