"""Laws of the kernels of presence: workers, plants, land and disputes go as the rules say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.clock import QUARTERS_A_YEAR
from model.rules.society import environment, land, migration, presence_kernel
from tests.rules.kernels import Array, agree, each_alone, seeds, untouched

RUNS, REGIONS, SECTORS = 3, 5, 8
SHARES = np.random.default_rng(1).dirichlet(np.ones(REGIONS))
RECORD = 3.0, 0.02, 1.7e7
demands = st.sampled_from([0.0, 1.0, 1e4])


def national(seed: int, count: int) -> list[Array]:
    return list(np.random.default_rng(seed).uniform(0.1, 1.0, (count, RUNS)))


def regional(seed: int, most: float = 1.0) -> Array:
    return most * np.random.default_rng(seed + 1).random((RUNS, REGIONS))


def admitted(arrays: Sequence[Array]) -> Sequence[Array]:
    before, projects, lever, reference, *p = arrays
    workers, by_region = np.empty_like(before), np.empty_like(projects)
    presence_kernel.admit_workers(
        before, projects, SHARES, RECORD, (lever, reference), tuple(p), workers, by_region
    )
    return workers, by_region


@given(seeds, demands)
def test_workers_come_and_go_as_the_rules_say(seed: int, most: float) -> None:
    before, lever, reference, *p = national(seed, 8)
    projects = regional(seed, most)
    arrays = 20.0 * before, projects, lever, reference, *p
    with untouched(*arrays, SHARES):
        workers, by_region = admitted(arrays)
    per_million, intensity, labour_force, chinese_share, turnover = p
    elsewhere, share, people = RECORD
    demand = migration.wanted(projects, per_million * intensity, elsewhere * intensity, SHARES)
    limit = migration.quota(people / 1000.0 * labour_force, share, chinese_share, lever / reference)
    all_wanted, pace = demand.sum(axis=-1), turnover / QUARTERS_A_YEAR
    now = migration.arrive(arrays[0], all_wanted, limit, pace)
    agree(workers, now)
    agree(by_region, migration.spread_out(now, demand, SHARES))
    each_alone(arrays, admitted)


def relocated(arrays: Sequence[Array]) -> Sequence[Array]:
    before, capacity, habituation = arrays
    found = np.empty_like(before)
    presence_kernel.relocate_plants(before, capacity, SHARES, habituation, found)
    return (found,)


@given(seeds)
def test_relocated_plants_catch_the_eye_until_people_are_used_to_them(seed: int) -> None:
    capacity = np.random.default_rng(seed).random((RUNS, SECTORS))
    arrays = regional(seed), capacity, national(seed, 1)[0]
    with untouched(*arrays, SHARES):
        (found,) = relocated(arrays)
    kept = np.exp(-arrays[2] / QUARTERS_A_YEAR)[:, None]
    agree(found, arrays[0] * kept + capacity.sum(axis=-1, keepdims=True) * SHARES)
    each_alone(arrays, relocated)


def leased(arrays: Sequence[Array]) -> Sequence[Array]:
    before, draw, openness, *p = arrays
    announced, found = np.empty_like(before), np.empty_like(before)
    presence_kernel.lease_land(before, SHARES, draw, openness, tuple(p), announced, found)
    return announced, found


@given(seeds, st.sampled_from([0.0, 1.0, 30.0]))
def test_land_is_leased_as_the_rules_say(seed: int, often: float) -> None:
    openness, own, *p = national(seed, 7)
    arrays = regional(seed, 50.0), regional(seed + 1), openness, often * own, *p
    with untouched(*arrays, SHARES):
        announced, found = leased(arrays)
    before, draw, openness, own, factor, gap, response, size, term = arrays
    rate = land.request_rate(own * factor, gap, response)
    new = land.announced(rate, openness, SHARES, draw)
    assert np.array_equal(announced, new)
    agree(found, land.leased(before, new * size[:, None], term))
    each_alone(arrays, leased)


def disputed(arrays: Sequence[Array]) -> Sequence[Array]:
    before, value, draw, standard, *p = arrays
    disputes, stopped, whole = np.empty_like(before), np.empty_like(before), np.empty_like(standard)
    presence_kernel.dispute_projects(
        before, value, SHARES, draw, standard, tuple(p), disputes, stopped, whole
    )
    return disputes, stopped, whole


@given(seeds, demands)
def test_disputes_stop_projects_as_the_rules_say(seed: int, most: float) -> None:
    standard, *p = national(seed, 5)
    arrays = regional(seed), regional(seed + 1, most), regional(seed + 2), standard, *p
    with untouched(*arrays, SHARES):
        disputes, stopped, whole = disputed(arrays)
    before, value, draw, standard, size, hazard, factor, duration = arrays
    projects = value / size[:, None]
    chance = environment.dispute_chance(projects, hazard * factor, standard, SHARES)
    broke_out = (draw < chance).astype(float)
    assert np.array_equal(disputes, broke_out)
    agree(stopped, environment.stop(before, broke_out, projects, duration))
    agree(whole, environment.national_share(stopped, value))
    each_alone(arrays, disputed)
