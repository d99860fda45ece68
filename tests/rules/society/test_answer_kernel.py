"""Laws of the kernel of the state's answer: it answers as the rules of response say."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.rules.society import answer_kernel, response
from tests.rules.kernels import Array, agree, each_alone, seeds, untouched

RUNS, REGIONS = 12, 5
RESIDENTS = np.array([3e5, 1e6, 2e6, 5e6, 4e5])
PEOPLE = RESIDENTS / RESIDENTS.sum()


def country(seed: int, calm: bool) -> list[Array]:
    """All arrays of the kernel, (runs, ...), and at the end the pressures that it changes."""
    rng = np.random.default_rng(seed)
    active = (not calm) * rng.random((RUNS, REGIONS))
    ill, belief = (not calm) * rng.random((2, RUNS, REGIONS))
    of_land = ill * rng.random((RUNS, REGIONS))
    topic, gain, shock, visible = rng.random((4, RUNS))
    warning, concession = rng.integers(0, REGIONS + 1, (2, RUNS)).astype(float)
    memory, costs = rng.uniform(0.2, 5.0, (3, RUNS)), rng.random((4, RUNS))
    repression = rng.uniform(-0.2, 1.2, RUNS)
    weights, patience = (gain, shock), (visible, warning, concession)
    grounds = ill, of_land, belief, topic
    return [
        active,
        *grounds,
        *weights,
        *patience,
        *memory,
        *costs,
        repression,
        *rng.random((3, RUNS)),
    ]


def answer(arrays: Sequence[Array]) -> Sequence[Array]:
    """Pressures, cost and concession, by the kernel."""
    ends = [1, 5, 7, 10, 13, 17]
    groups = [tuple(arrays[a:b]) for a, b in itertools.pairwise(ends)]
    cost, concede = np.full(len(arrays[0]), np.nan), np.full(len(arrays[0]), np.nan)
    pressures = *arrays[18:21], cost
    answer_kernel.answer((arrays[0], RESIDENTS), *groups, arrays[17], pressures, concede)
    return *pressures, concede


def answer_by_rule(arrays: Sequence[Array]) -> Sequence[Array]:
    active, ill, of_land, belief, topic, gain, shock, visible, warning, concession = arrays[:10]
    land_memory, quota_memory, fear_memory, *costs, press, repression = arrays[10:18]
    land, quota, fear = arrays[18:21]
    shaken = belief * shock[:, None]
    total = ((ill * gain[:, None] / 4.0 + shaken) * RESIDENTS).sum(axis=1)
    about = ((of_land * gain[:, None] / 4.0 + shaken * topic[:, None]) * RESIDENTS).sum(axis=1)
    share = np.where(total > 0, about / np.where(total > 0, total, 1.0), 0.0)
    regions = (active >= visible[:, None]).sum(axis=1)
    intensity = (active * PEOPLE).sum(axis=1)
    given_ = response.respond(regions, share, land, response.Patience(warning, warning, concession))
    return (
        response.land_pressure(land, given_.concede, land_memory),
        response.quota_pressure(quota, intensity * (1.0 - share), press, quota_memory),
        response.fear(fear, given_, np.clip(repression, 0, 1), fear_memory),
        response.political_cost(given_, intensity, tuple(costs)),
        given_.concede,
    )


@given(seeds, st.booleans())
def test_the_kernel_of_the_answer_agrees_with_the_rules(seed: int, calm: bool) -> None:
    arrays = country(seed, calm)
    rule = answer_by_rule(arrays)
    with untouched(*arrays[:18], RESIDENTS):
        found = answer(arrays)
    for one, other in zip(found, rule, strict=True):
        agree(one, other)


@given(seeds)
def test_an_answer_does_not_depend_on_the_runs_beside_its_own(seed: int) -> None:
    each_alone(country(seed, calm=False), answer)
