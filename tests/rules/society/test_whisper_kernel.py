"""Laws of the kernels of whispers: rumours start as the rules say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.rules.hazard import quarterly_chance
from model.rules.society import rumour, whisper_kernel
from tests.rules.kernels import Array, agree, all_agree, copies, each_alone, seeds, untouched

RUNS, REGIONS = 4, 5
AIMS = tuple(np.random.default_rng(1).dirichlet(np.ones(REGIONS), 2))
worlds = st.sampled_from(["silent", "by chance", "announced", "dated", "all"])


def world(seed: int, kind: str) -> list[Array]:
    """The kernel's arrays, (runs, ...): what is told of, draws, hazards, memory, rumour, topic."""
    rng = np.random.default_rng(seed)
    shape = (RUNS, REGIONS)
    happen = {"by chance": (0, 0, 1), "announced": (1, 0, 0), "dated": (0, 1, 0), "all": (1, 1, 1)}
    announced, dated, chance = happen.get(kind, (0, 0, 0))
    now, before = 3.0 * announced * rng.random((2, 2, *shape)), rng.random((2, *shape))
    now[1, :, :2] = before[1, :, :2] = 0.0  # neither stands announced in these
    leases = announced * rng.integers(0, 2, shape).astype(float)
    rumours = dated * rng.uniform(-0.1, 0.4, shape)
    each, hazard, factor, usual, seeded = rng.random((5, RUNS))
    shares = rng.dirichlet(np.ones(3), shape)
    shares[0] = [1.0, 0.0, 0.0]  # a run without a rumour
    state = [np.ascontiguousarray(shares[..., part]) for part in range(3)]
    return [
        *now[0], *before, leases, rumours, *rng.random((2, *shape)),
        *(announced * each, 4.0 * chance * hazard, 2.0 * factor, usual, seeded),
        *(rng.uniform(0.2, 3.0, RUNS), *state, rng.random(shape), rng.random(RUNS)),
    ]  # fmt: skip


def whisper(arrays: Sequence[Array]) -> Sequence[Array]:
    """Let the kernel change a rumour and its topic; returns them."""
    now, before, leases, dated = tuple(arrays[:2]), tuple(arrays[2:4]), *arrays[4:6]
    draws, hazards, memory = tuple(arrays[6:8]), tuple(arrays[8:13]), arrays[13]
    state, topic = tuple(arrays[14:18]), arrays[18]
    whisper_kernel.whisper((now, before), leases, dated, draws, AIMS, hazards, memory, state, topic)
    return *state, topic


def whisper_by_rule(arrays: Sequence[Array]) -> Sequence[Array]:
    land, plants, land_before, plants_before, leases, dated, *others = arrays
    land_draw, plant_draw, chance, hazard, factor, usual, seeded, memory, *state = others
    new_land, new_plants = np.maximum(land - land_before, 0), np.maximum(plants - plants_before, 0)
    each, background = np.minimum(chance * factor, 0.95), hazard * factor

    def started(new: Array, rate: Array, aim: Array, draw: Array) -> Array:
        silent = 1.0 - rumour.chance_of_any(new, each)
        return draw < 1.0 - silent * (1.0 - quarterly_chance(rate[:, None] * aim))

    about_land = started(new_land + leases, background * usual, AIMS[0], land_draw)
    about_plants = started(new_plants, background * (1 - usual), AIMS[1], plant_draw)
    told_of, all_new = new_land.sum(axis=1), (new_land + new_plants).sum(axis=1)
    topic = np.where(all_new > 0, told_of / np.maximum(all_new, 1e-300), usual)[:, None]
    by_calendar, seed = np.maximum(dated, 0) * factor[:, None], seeded[:, None]
    told = np.minimum(seed * (1.0 * about_land + about_plants) + by_calendar, 1.0)
    of_land = np.minimum(seed * about_land + topic * by_calendar, told)
    old = rumour.Rumour(*state[:4], np.zeros(RUNS))
    fresh = rumour.forget(old, memory)
    sums = fresh.spreading.sum(axis=1), told.sum(axis=1), of_land.sum(axis=1)
    begun = rumour.start(fresh, told)
    mixed = rumour.topic(state[4], *sums)
    return begun.ignorant, begun.spreading, begun.stifling, begun.heard, mixed


@given(seeds, worlds)
def test_the_kernel_of_whispers_agrees_with_the_rules(seed: int, kind: str) -> None:
    arrays = world(seed, kind)
    rule = whisper_by_rule(copies(arrays))
    with untouched(*arrays[:14], *AIMS):
        found = whisper(arrays)
    all_agree(found, rule)


@given(seeds, worlds)
def test_a_whisper_does_not_depend_on_the_runs_beside_its_own(seed: int, kind: str) -> None:
    each_alone(world(seed, kind), whisper)


@given(seeds)
def test_what_stands_announced_is_that_of_the_calendar_and_of_projects_in_usual_sizes(
    seed: int,
) -> None:
    rng = np.random.default_rng(seed)
    deals, plants = rng.uniform(-1, 1, (2, RUNS, REGIONS))
    projects, request, usual_land, usual_plants = rng.uniform(0.1, 1, (4, RUNS))
    land, factories = np.empty_like(deals), np.empty_like(deals)
    sizes = request, usual_land, usual_plants
    with untouched(deals, plants, projects, *sizes):
        whisper_kernel.announce(deals, plants, projects, AIMS[0], sizes, (land, factories))
    asked = (projects * request)[:, None] * AIMS[0]
    agree(land, (np.maximum(deals, 0) + asked) / usual_land[:, None])
    agree(factories, np.maximum(plants, 0) / usual_plants[:, None])
