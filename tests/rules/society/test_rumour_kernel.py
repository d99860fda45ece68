"""Laws of the kernel of rumours: they run through the country as the rule says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.rules.society import rumour, rumour_kernel
from tests.rules.kernels import Array, all_agree, each_alone, seeds, untouched

RUNS, REGIONS = 4, 5
DAYS = (23, 4.0)
CONTACTS = np.random.default_rng(1).dirichlet(np.ones(REGIONS), REGIONS)
places = st.sampled_from(["nowhere", "everywhere", "in some runs", "in one region", "all but dead"])
speeds = st.sampled_from(["silent", "slow", "quick"])


def rumour_abroad(seed: int, place: str) -> rumour.Rumour:
    """A rumour that is spread in some places; all but dead, it is about to die in some runs."""
    rng = np.random.default_rng(seed)
    shares = rng.dirichlet(np.ones(3), (RUNS, REGIONS))
    spreading = shares[:, :, 1]
    if place == "nowhere":
        spreading[:] = 0.0
    if place == "in some runs":
        spreading[::2] = 0.0
    if place == "in one region":
        spreading[:, 1:] = 0.0
    if place == "all but dead":
        edge = rumour.DIED_OUT
        spreading[:] = np.array([np.nextafter(edge, 0.0), edge, 0.5 * edge, 1.5 * edge])[:, None]
    age = DAYS[1] * rng.integers(0, 9, RUNS) * spreading.any(axis=1)
    ignorant = (1.0 - spreading) * shares[:, :, 0]
    stifling, heard = 1.0 - spreading - ignorant, rng.random((RUNS, REGIONS))
    return rumour.Rumour(ignorant, spreading.copy(), stifling, heard, age)


def talk(seed: int, speed: str, denial: bool) -> rumour.Talk:
    """How people talk; the state denies a rumour on the first day of one of the steps."""
    rng = np.random.default_rng(seed)
    pace = {"silent": 0.0, "slow": 0.05, "quick": 1.0}[speed]
    return rumour.Talk(
        transmission=pace * rng.random(RUNS),
        stifling=(pace > 0.0) * rng.random(RUNS),
        denial=denial * rng.uniform(0, 0.2, RUNS),
        denial_lag=DAYS[1] * rng.integers(1, 12, RUNS),
        outside=rng.random(RUNS),
    )


def parts(state: rumour.Rumour | rumour.Talk) -> tuple[Array, ...]:
    return tuple(getattr(state, field.name) for field in fields(state))


def spread(before: rumour.Rumour, pace: rumour.Talk, believed: Array) -> rumour.Rumour:
    """Let the kernel change a copy of a rumour."""
    after = rumour.copy(before)
    rumour_kernel.spread(after, pace, believed, CONTACTS, DAYS)
    return after


@given(seeds, places, speeds, st.booleans(), st.sampled_from([0.0, 0.5, 1.0]))
def test_the_kernel_of_a_rumour_agrees_with_the_rule(
    seed: int, place: str, speed: str, denial: bool, convincing: float
) -> None:
    before, pace = rumour_abroad(seed, place), talk(seed, speed, denial)
    believed = convincing * np.random.default_rng(seed).random((RUNS, REGIONS))
    with untouched(*parts(before), *parts(pace), believed, CONTACTS):
        after = spread(before, pace, believed)
    all_agree(parts(after), parts(rumour.spread(before, pace, believed, CONTACTS, DAYS)))


def test_a_rumour_lives_while_just_enough_people_spread_it() -> None:
    before, pace = rumour_abroad(1, "all but dead"), talk(1, "silent", denial=False)
    after = spread(before, pace, np.zeros((RUNS, REGIONS)))
    dead = np.array([True, False, True, False])
    assert np.array_equal(after.spreading, np.where(dead[:, None], 0.0, before.spreading))
    assert np.array_equal(after.age, np.where(dead, 0.0, before.age + DAYS[0] * DAYS[1]))


@given(seeds, places, speeds)
def test_a_rumour_does_not_depend_on_the_runs_beside_its_own(
    seed: int, place: str, speed: str
) -> None:
    believed = np.random.default_rng(seed).random((RUNS, REGIONS))
    begun, pace = rumour_abroad(seed, place), talk(seed, speed, denial=True)

    def spread_all(arrays: Sequence[Array]) -> Sequence[Array]:
        now, pace_now = rumour.Rumour(*arrays[:5]), rumour.Talk(*arrays[5:10])
        return parts(spread(now, pace_now, arrays[10]))

    each_alone((*parts(begun), *parts(pace), believed), spread_all)
