"""The regions of Kazakhstan: who lives there, what they are exposed to, whom they talk to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from model.data_files import read_table
from model.numerics.arrays import FloatArray, IntArray


@dataclass(frozen=True)
class Regions:
    """The 14 regions and 3 cities of before 2022, in the order of ``regions.csv``.

    All arrays are (regions,) unless said otherwise.
    """

    names: tuple[str, ...]
    population_2013: FloatArray
    """Residents at the start of 2013, persons."""
    annual_increase: FloatArray
    """Residents gained a year, persons: the mean of 2013-2020, carried on in a straight line."""
    project_exposure: FloatArray
    """Share of the joint projects that stand in the region; sums to 1."""
    transboundary_water: FloatArray
    """How far the region lives off rivers shared with a neighbour, 0..1."""
    xinjiang_kin: FloatArray
    """How near the region's people are to kin in Xinjiang, 0..1."""
    farmland_requests: FloatArray
    """Share of the requests for farmland that aim at the region; sums to 1."""
    ties: FloatArray
    """Strength of contact between two regions, (regions, regions), symmetric, 0 on the diagonal."""

    def population(self, years: float) -> FloatArray:
        """Residents `years` after the start of 2013, persons, (regions,)."""
        return self.population_2013 + self.annual_increase * years

    def contacts(self) -> FloatArray:
        """Whom people of a row's region meet outside it: shares (regions, regions), rows sum to 1.

        A gravity rule: contact grows with the tie and with the other region's population.
        """
        pull = self.ties * self.population_2013
        return np.ascontiguousarray(pull / pull.sum(axis=1, keepdims=True))


@dataclass(frozen=True)
class Matchings:
    """Ways to pair up regions so that the people of linked regions can meet two by two."""

    partner: IntArray
    """The region each region is paired with, itself where unpaired: (matchings, regions)."""
    edges: FloatArray
    """Cumulative chance of each matching but the last, (matchings - 1,)."""


@cache
def kazakh_regions() -> Regions:
    """The regions with their contact links, read from ``model/data``."""
    rows = read_table("regions.csv")
    names = tuple(row["name"] for row in rows)

    def column(name: str) -> FloatArray:
        return np.array([float(row[name]) for row in rows])

    ties = np.zeros((len(names), len(names)))
    for link in read_table("region_contacts.csv"):
        one, other = names.index(link["region"]), names.index(link["other"])
        ties[one, other] = ties[other, one] = float(link["weight"])
    exposure, requests = column("project_exposure_share"), column("farmland_request_share")
    return Regions(
        names=names,
        population_2013=column("population_2013"),
        annual_increase=column("annual_increase"),
        project_exposure=exposure / exposure.sum(),
        transboundary_water=column("transboundary_water_weight"),
        xinjiang_kin=column("xinjiang_kin_weight"),
        farmland_requests=requests / requests.sum(),
        ties=ties,
    )


def matchings(ties: FloatArray) -> Matchings:
    """Split the links `ties` (regions, regions) into matchings, strongest links first.

    Greedy edge colouring: each link joins the first matching in which both its regions are still
    free, so no region meets two others at once. A matching is as likely as its links are strong.
    """
    count = len(ties)
    links = sorted(
        ((one, other) for one in range(count) for other in range(one) if ties[one, other] > 0),
        key=lambda pair: (-ties[pair], pair),
    )
    found: list[IntArray] = []
    weights: list[float] = []
    for one, other in links:
        free = (
            place
            for place, partner in enumerate(found)
            if partner[one] == one and partner[other] == other
        )
        place = next(free, len(found))
        if place == len(found):
            found.append(np.arange(count))
            weights.append(0.0)
        found[place][one], found[place][other] = other, one
        weights[place] += ties[one, other]
    chance = np.cumsum(weights) / np.sum(weights)
    return Matchings(partner=np.array(found), edges=chance[:-1])
