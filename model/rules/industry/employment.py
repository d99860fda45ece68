"""Who works where: jobs, real firms and plants by region, and how productive local firms are."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from model.numerics.arrays import FloatArray, IntArray
from model.numerics.compiled import rule
from model.numerics.sums import sum_row
from model.rules.industry.firm import ALIVE, CAPITAL, VALUE_ADDED, WEIGHT, Owners

_THOUSAND = 1000.0


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    labour_saving: float
    capacity_yield: float
    plant_jobs: float


class Employment(NamedTuple):
    """What is counted in a run."""

    jobs: float
    """Thousand."""
    plant_capital: float
    """Of joint and Chinese plants, USD_2018 m."""
    firms: float
    """Real firms."""
    plants: float
    """Real plants of Chinese companies."""
    technology: float
    """Productivity of local firms over that of the best Chinese plants."""


@rule
def jobs_per_value(p: Parameters, jobs: float, gain: float, years: float) -> float:
    """Jobs of local firms for a year's value added; `jobs` are those of 2013.

    They shed labour as they become productive (a `gain` of log productivity) and over the `years`.
    """
    return jobs * math.exp(-gain - p.labour_saving * years)


@rule
def jobs_per_capital(p: Parameters) -> float:
    """Jobs of joint and Chinese plants, thousand, for each USD_2018 m of their capital."""
    return p.plant_jobs / _THOUSAND / p.capacity_yield


@rule
def technology(known: float, frontier: float) -> float:
    """Productivity of local firms, whose log is `known`, over that of the best Chinese plants."""
    return math.exp(known - frontier)


@rule
def count(p: Any, places: Any, now: Any, stocks: Any, regional: Any) -> Employment:
    """Count jobs, firms and plants of a run, and set those of its regions.

    `places` are the owners' slots, the traits of sectors and the region of each slot; `now` the
    years since 2013 and the frontier of log productivity; `stocks` firms and their sectors;
    `regional` jobs and Chinese plants by region.
    """
    (owners, traits, region), (years, frontier) = places, now
    (firms, sectors), (jobs, plants) = stocks, regional
    each_plant = jobs_per_capital(p)
    real, invested, known = 0.0, 0.0, 0.0
    for place in range(len(jobs)):
        jobs[place] = plants[place] = 0.0
    for sector in range(len(sectors)):
        firm, own, trait, where = firms[sector], sectors[sector], traits[sector], region[sector]
        each = jobs_per_value(p, trait.jobs, own.output.gain, years)
        known += own.know_how * trait.weight
        _work(firm, owners, where, (each, each_plant), jobs)
        for slot in range(owners.chinese, firm.shape[1]):
            plants[where[slot]] += firm[WEIGHT, slot] if firm[ALIVE, slot] > 0.0 else 0.0
        for slot in range(firm.shape[1]):
            real += firm[WEIGHT, slot] if firm[ALIVE, slot] > 0.0 else 0.0
        invested += sum_row(firm[CAPITAL][owners.joint :])
    return Employment(
        jobs=sum_row(jobs),
        plant_capital=invested,
        firms=real,
        plants=sum_row(plants),
        technology=technology(known, frontier),
    )


@rule
def _work(
    firm: FloatArray,
    owners: Owners,
    region: IntArray,
    each: tuple[float, float],
    jobs: FloatArray,
) -> None:
    """Add the jobs of a sector's firms to those of their regions.

    `each` are jobs for the value added of local firms and for the capital of plants.
    """
    for slot in range(owners.joint):
        jobs[region[slot]] += firm[VALUE_ADDED, slot] * each[0]
    for slot in range(owners.joint, firm.shape[1]):
        jobs[region[slot]] += firm[CAPITAL, slot] * each[1]
