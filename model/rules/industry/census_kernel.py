"""Who works where, and how many engineers that takes, run by run: `engineers`, compiled.

Firms are (runs, sectors, slots), the stocks those of `opening.FirmStocks` in the order of its
fields; people are in thousand.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from model.numerics.arrays import FloatArray, IntArray
from model.numerics.compiled import compiled
from model.rules.industry.engineers import MOST
from model.rules.industry.firm_kernel import Stocks, total


class Places(NamedTuple):
    """Where firms are and whom they employed in 2013."""

    region: IntArray
    """Of each slot, (sectors, slots)."""
    jobs: FloatArray
    """For a year's value added of 2013, (sectors,)."""
    weight: FloatArray
    """Of a sector in manufacturing, (sectors,); they sum to 1."""


class Industry(NamedTuple):
    """What firms are like now, beside their stocks."""

    by_firm: FloatArray
    """Value added of each, USD_2018 m a year, (runs, sectors, slots)."""
    gain: FloatArray
    """Log productivity of sectors over that of 2013, (runs, sectors)."""
    know_how: FloatArray
    """Mean of local firms, (runs, sectors)."""
    frontier: FloatArray
    """Log productivity of the best Chinese plants, (runs,)."""
    engineers: FloatArray
    """There are, (runs,)."""


class JobParameters(NamedTuple):
    """What jobs go by; the fields are named as the parameters are."""

    labour_saving: FloatArray
    capacity_yield: FloatArray
    plant_jobs: FloatArray
    engineer_need: FloatArray
    engineers_per_job: FloatArray
    engineers_per_plant_capital: FloatArray


class Census(NamedTuple):
    """What the kernel sets."""

    jobs: FloatArray
    """(runs, regions)."""
    plants: FloatArray
    """Real Chinese plants, (runs, regions)."""
    seen: FloatArray
    """Jobs, engineers over those needed, real firms, real Chinese plants, and productivity of local
    firms over that of the best Chinese plants, (5, runs)."""


@compiled
def count(
    stocks: Stocks,
    places: Places,
    now: Industry,
    years: float,
    groups: tuple[int, int],
    p: JobParameters,
    census: Census,
) -> None:
    """Count jobs, firms and engineers: `engineers.required` and `ratio`.

    Local firms shed labour as they become productive and with the `years` since 2013; plants
    employ by what they cost. `groups` are the first slots of joint ventures and of Chinese plants.
    """
    alive, capital, _, _, weight = stocks
    runs, sectors, slots = capital.shape
    for run in range(runs):
        census.jobs[run, :] = 0.0
        census.plants[run, :] = 0.0
        jobs, plants = census.jobs[run], census.plants[run]
        saved = p.labour_saving[run] * years
        each_plant = p.plant_jobs[run] / 1000.0 / p.capacity_yield[run]
        firms, invested, known = 0.0, 0.0, 0.0
        for sector in range(sectors):
            region, made = places.region[sector], now.by_firm[run, sector]
            there, here, held = alive[run, sector], weight[run, sector], capital[run, sector]
            each = places.jobs[sector] * math.exp(-now.gain[run, sector] - saved)
            known += now.know_how[run, sector] * places.weight[sector]
            for slot in range(groups[0]):
                jobs[region[slot]] += made[slot] * each
            for slot in range(groups[0], slots):
                jobs[region[slot]] += held[slot] * each_plant
            for slot in range(groups[1], slots):
                real = here[slot]
                plants[region[slot]] += real if there[slot] else 0.0
            for slot in range(slots):
                real = here[slot]
                firms += real if there[slot] else 0.0
            invested += total(held[groups[0] :])
        employed = total(jobs)
        needed = p.engineers_per_job[run] * employed + p.engineers_per_plant_capital[run] * invested
        needed = max(p.engineer_need[run] * needed, now.engineers[run] / MOST)
        census.seen[0, run] = employed
        census.seen[1, run] = min(now.engineers[run] / needed, MOST)
        census.seen[2, run], census.seen[3, run] = firms, total(plants)
        census.seen[4, run] = math.exp(known - now.frontier[run])
