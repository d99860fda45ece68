"""Laws of the kernel that counts: jobs, plants and engineers are as the rules say, run by run."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from model.numerics.arrays import FloatArray
from model.rules.industry import census_kernel, engineers
from model.rules.industry.census_kernel import Census, Industry, JobParameters, Places
from model.rules.industry.slots import CHINESE, PLANT_GROUPS, PLANTS
from tests.rules.industry.makeshift import (
    FIRMS,
    REGION,
    REGIONS,
    RUNS,
    SECTORS,
    each_run_by_itself,
    parameters,
    spread,
    stocks,
)
from tests.rules.kernels import Array, agree, seeds, untouched

YEARS = 6.75
_WEIGHT = np.arange(1.0, SECTORS + 1.0)
PLACES = Places(REGION, np.linspace(0.01, 0.09, SECTORS), _WEIGHT / _WEIGHT.sum())


def industry(seed: int) -> Industry:
    rng = np.random.default_rng(seed + 1)
    made, sectors = rng.uniform(0, 90, FIRMS), (spread(rng, -1, 1), spread(rng, -1, 1))
    return Industry(made, *sectors, rng.uniform(0, 2, RUNS), rng.uniform(1, 90, RUNS))


def census() -> Census:
    by_region = np.empty((2, RUNS, REGIONS))
    return Census(by_region[0].copy(), by_region[1].copy(), np.empty((5, RUNS)))


def in_regions(amount: FloatArray) -> FloatArray:
    """Sums by region of an amount (runs, sectors, slots)."""
    place: Array = np.eye(REGIONS)[REGION.ravel()]
    return amount.reshape(RUNS, -1) @ place


@given(seeds)
def test_the_kernel_that_counts_agrees_with_the_rules(seed: int) -> None:
    now, at, p, found = stocks(seed), industry(seed), parameters(seed), census()
    own = p.gathered(JobParameters)
    with untouched(*now, *at, *own, *PLACES):
        census_kernel.count(now, PLACES, at, YEARS, PLANT_GROUPS, own, found)
    alive, capital, *_, weight = now
    each = PLACES.jobs * np.exp(-at.gain - p.column("labour_saving") * YEARS)
    jobs = at.by_firm * each[:, :, None]
    built = capital[:, :, PLANTS] / p.capacity_yield[:, None, None]
    jobs[:, :, PLANTS] = built * (p.plant_jobs / 1000.0)[:, None, None]
    real = weight * alive
    agree(found.jobs, in_regions(jobs))
    chinese = np.zeros(FIRMS)
    chinese[:, :, CHINESE] = real[:, :, CHINESE]
    agree(found.plants, in_regions(chinese))
    employed, ratio, firms, plants, technology = found.seen
    agree(employed, jobs.sum(axis=(1, 2)))
    agree(firms, real.sum(axis=(1, 2)))
    agree(plants, chinese.sum(axis=(1, 2)))
    need = engineers.EngineerNeed(
        p.engineer_need, p.engineers_per_job, p.engineers_per_plant_capital
    )
    needed = engineers.required(need, employed, capital[:, :, PLANTS].sum(axis=(1, 2)))
    agree(ratio, engineers.ratio(at.engineers, needed))
    known = (at.know_how * PLACES.weight).sum(axis=-1)
    agree(technology, np.exp(known - at.frontier))


@given(seeds)
def test_a_count_does_not_depend_on_the_runs_beside(seed: int) -> None:
    own = parameters(seed).gathered(JobParameters)
    given_now = stocks(seed), PLACES, industry(seed), YEARS, PLANT_GROUPS, own, census()
    each_run_by_itself(census_kernel.count, *given_now)
