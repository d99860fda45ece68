"""Laws of the loop of presence: each lever has its own way in, and workers are conserved."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given

from model.rules.society import presence
from tests.rules.kernels import seeds
from tests.rules.society.country import small

MOVED = {
    "labour_quota": {"workers"},
    "land_leasing": {"land_announced", "land_leased"},
    "agricultural_cooperation": {"food_gap", "land_announced", "land_leased"},
    "environmental_standard": {"disputes", "stopped", "stoppage"},
}
"""What of China's presence a lever moves."""


def test_plants_catch_the_eye_until_people_are_used_to_them() -> None:
    assert presence.plants_in_view(100.0, 0.75, 40.0, 0.25) == pytest.approx(85.0)


@given(seeds)
def test_every_worker_lives_in_one_region_and_the_quota_binds(seed: int) -> None:
    world = small(seed)
    world.country["presence"]["workers"], world.local["project_value"] = 1e6, 1e7
    world.meet()
    workers = world.country["presence"]["workers"]
    p = world.p["migration"]
    quota = 8300.0 * p["labour_force_share"] * 0.02 * p["chinese_share_of_quota"]
    quota *= world.nation["labour_quota"] / p["labour_quota_reference"]
    assert workers == pytest.approx(quota)
    assert world.by_region["presence"]["workers"].sum(axis=1) == pytest.approx(workers)


def test_workers_stand_where_they_are_asked_for() -> None:
    world = small(1)
    world.local["project_value"] = [0.0, 0.0, 3000.0, 1000.0]
    world.on_record["workers_elsewhere"] = 0.0
    world.meet()
    whole = world.country["presence"]["workers"][:, None]
    shares = world.by_region["presence"]["workers"] / whole
    assert shares == pytest.approx(np.tile([0.0, 0.0, 0.75, 0.25], (3, 1)), abs=1e-4)


def test_relocated_plants_stand_as_projects_do() -> None:
    world = small(2)
    world.p["presence"]["habituation"] = 4.0
    world.by_region["presence"]["relocated"] = 10.0
    world.capacity[:] = 1.0
    world.meet()
    wanted = 10.0 * math.exp(-1.0) + 8.0 * world.places["project_exposure"]
    assert world.by_region["presence"]["relocated"] == pytest.approx(np.tile(wanted, (3, 1)))


def test_leases_and_disputes_have_draws_of_their_own() -> None:
    sure, never = np.zeros((3, 4)), np.ones((3, 4))
    for leases, disputes in ((sure, never), (never, sure)):
        world = small(3)
        world.draws = leases, disputes, *world.draws[2:]
        world.meet()
        met = world.by_region["presence"]
        assert np.all(met["land_announced"] == (leases == 0.0))
        assert np.all(met["disputes"] == (disputes == 0.0))
        size = np.where(leases == 0.0, world.p["land"]["land_request_size"][:, None], 0.0)
        assert met["land_leased"] == pytest.approx(size)


def test_the_country_stands_still_as_its_projects_do_by_value() -> None:
    world = small(4)
    world.draws = world.draws[0], np.ones((3, 4)), *world.draws[2:]
    world.by_region["presence"]["stopped"] = [0.0, 0.4, 0.0, 0.8]
    world.p["environment"]["dispute_duration"] = 0.25
    world.local["project_value"] = [1.0, 2.0, 3.0, 4.0]
    world.meet()
    assert world.country["presence"]["stoppage"] == pytest.approx([0.4 * math.exp(-1.0)] * 3)


def test_stopped_projects_are_counted_in_average_ones() -> None:
    world = small(5)
    world.draws = world.draws[0], np.zeros((3, 4)), *world.draws[2:]
    world.p["environment"]["project_value"], world.local["project_value"] = 0.5, 2.0
    world.meet()
    assert world.by_region["presence"]["stopped"] == pytest.approx(np.full((3, 4), 0.25))


@pytest.mark.parametrize("lever", MOVED)
def test_a_lever_moves_its_own_part_of_chinas_presence(lever: str) -> None:
    moved: set[str] = set()
    for seed in range(20):
        low, high = small(seed), small(seed)
        for world, level in ((low, 0.05), (high, 0.95)):
            world.country["presence"]["workers"] = 300.0
            world.local["project_value"] *= 8.0
            world.p["land"]["land_request_rate"] *= 9.0
            world.p["land"]["food_land_demand"] *= 40.0
            world.nation[lever] = level
            world.meet()
        for one, other in (
            (low.country["presence"], high.country["presence"]),
            (low.by_region["presence"], high.by_region["presence"]),
        ):
            names = one.dtype.names or ()
            moved |= {name for name in names if not np.array_equal(one[name], other[name])}
    assert moved == MOVED[lever]
