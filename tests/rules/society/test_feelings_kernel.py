"""Laws of the kernel of feelings: exposures add up to good and ill will as the rules say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.clock import QUARTERS_A_YEAR
from model.rules.society import feelings_kernel, migration, opinion
from tests.rules.kernels import Array, agree, each_alone, seeds, untouched

RUNS, REGIONS = 3, 4
DATE = 2020.25
RESIDENTS = np.array([3e5, 1e6, 2e6, 5e6])
KIN = np.array([0.0, 0.2, 0.5, 1.0])
SIZES = 8, 3, 6, 5, 10, 4
"""Arrays of what people meet, the nation, senses, halves, losses and gains; one more before."""


def country(seed: int, pace: float) -> list[Array]:
    """All arrays of the kernel, (runs, ...); income grows by `pace` times what pleases in full."""
    rng = np.random.default_rng(seed)
    met = list(rng.random((8, RUNS, REGIONS)))
    met[2] -= 0.5  # what the calendar announces
    met[5] -= 0.5
    others = list(rng.uniform(0.1, 1.0, (1 + sum(SIZES[1:]), RUNS)))
    working, growth, _, _, _, _, _, usual, start = others[:9]
    growth[:] = pace * usual
    start[:] = [DATE - 3.0, DATE, DATE + 1.0]
    return [*met, working, *others[1:]]


def feel(arrays: Sequence[Array]) -> Sequence[Array]:
    """Good and ill will, and land's part of ill will, by the kernel."""
    groups, place = [], 9
    for size in SIZES[1:]:
        groups.append(tuple(arrays[place : place + size]))
        place += size
    wills = tuple(np.full_like(arrays[0], np.nan) for _ in range(3))
    people = RESIDENTS, KIN, arrays[8]
    feelings_kernel.feel(DATE, people, tuple(arrays[:8]), *groups, wills)
    return wills


def feel_by_rule(arrays: Sequence[Array]) -> Sequence[Array]:
    workers, relocated, announced, displaced, leased, deals, stopped, plants = arrays[:8]
    working, growth, informed, trust = arrays[8:12]
    exaggeration, value, jobs, usual, start, memory = (each[:, None] for each in arrays[12:18])
    halves = [each[:, None] for each in arrays[18:23]]
    losses, alarms, gains = arrays[23:29], arrays[29:33], arrays[33:37]
    millions, workforce = RESIDENTS / 1e6, RESIDENTS / 1000.0 * working[:, None]
    pace, nation = growth[:, None] / usual, np.ones((RUNS, REGIONS))
    new = (relocated + np.maximum(announced, 0) * value) / millions
    closed = QUARTERS_A_YEAR * displaced / millions
    seen = migration.perceived_share(workers, workforce, exaggeration[:, 0])
    news = np.where(start <= DATE, np.exp(-np.maximum(DATE - start, 0) / memory), 0)
    amounts = {"migrants": seen, "relocation": new, "displacement": closed}
    amounts["land"] = leased + np.maximum(deals, 0)
    alarming = {
        name: opinion.exposure(amount, half)
        for (name, amount), half in zip(amounts.items(), halves[:4], strict=True)
    } | {"xinjiang": news * KIN, "disputes": stopped, "hardship": np.clip(-pace, 0, 1) * nation}
    alarm = (alarms[0], alarms[1], alarms[1], alarms[2], alarms[3])
    weights = [loss * by for loss, by in zip(losses[:5], alarm, strict=True)]
    weights += [losses[5], gains[1]]
    pleasing = {
        "jobs": opinion.exposure(plants * jobs / workforce, halves[4]),
        "income": np.clip(pace, 0, 1) * nation,
        "information": informed[:, None] * nation,
        "culture": trust[:, None] * nation,
    }
    good = opinion.feeling(pleasing, dict(zip(pleasing, gains, strict=True)))
    ill = opinion.feeling(alarming, dict(zip(alarming, weights, strict=True)))
    return good, ill, alarming["land"] * weights[3][:, None]


@given(seeds, st.sampled_from([-2.0, -0.3, 0.0, 0.5, 2.0]))
def test_the_kernel_of_feelings_agrees_with_the_rules(seed: int, pace: float) -> None:
    arrays = country(seed, pace)
    with untouched(*arrays, RESIDENTS, KIN):
        found = feel(arrays)
    for one, other in zip(found, feel_by_rule(arrays), strict=True):
        agree(one, other)
    each_alone(arrays, feel)
