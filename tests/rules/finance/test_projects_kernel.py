"""Laws of the kernels of projects: they live as the rules say, in each run by itself."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.numerics.arrays import FloatArray
from model.rules.finance import projects as rules
from model.rules.finance import projects_kernel
from model.rules.finance.projects_kernel import Odds, Plan, Projects, Sums
from model.rules.hazard import quarterly_chance
from tests.reference.finance import projects as rules_by_arrays
from tests.rules.kernels import Array, agree, copies, each_alone, seeds, untouched

RUNS, PROJECTS, REGIONS, AREAS, SECTORS = 3, 40, 4, 3, 5
_PLACE = np.arange(PROJECTS)
PLAN = Plan(
    value=10.0 + _PLACE,
    years=0.2 + _PLACE / 10.0,
    first_stage=np.where(_PLACE % 3 == 0, rules.SIGNED, rules.DISCUSSED),
    area=_PLACE % AREAS,
    region=_PLACE % REGIONS,
    sector=_PLACE % (SECTORS + 1) - 1,
    land=_PLACE % 7 == 0,
)
paces = st.sampled_from(["nothing moves", "slow", "quick"])


def projects(seed: int) -> Projects:
    rng, shape = np.random.default_rng(seed), (RUNS, PROJECTS)
    stage = rng.integers(rules.WAITING, rules.DEAD + 1, shape)
    return Projects(stage, rng.random(shape), rng.random(shape))


def odds(seed: int, pace: str) -> Odds:
    rng, factor = np.random.default_rng(seed + 1), {"nothing moves": 0.0, "slow": 0.5}.get(pace, 9)
    progress, death, speed = factor * rng.random((3, RUNS))
    quicker = rng.uniform(0.3, 3.0, (RUNS, PROJECTS))
    return Odds(progress, quicker, death, rng.random(RUNS), rng.random((RUNS, REGIONS)), speed)


def sums() -> Sums:
    """Where the kernel puts its sums, whatever was there."""
    by_place = (np.full((RUNS, places), 7.0) for places in (AREAS, SECTORS, REGIONS))
    return Sums(*by_place, np.full(RUNS, 7.0), np.full((rules.DEAD + 1, RUNS), 7.0))


def live_by_rule(before: Projects, at: Odds, draw: Array) -> tuple[Array, ...]:
    """Stages, what is built, what was added, and what finishes."""
    stopped = at.stopped[:, PLAN.region]
    progress = quarterly_chance(at.progress[:, None] * at.pace)
    death = quarterly_chance(rules_by_arrays.death_rate(at.death, stopped, at.forced))
    stage = rules_by_arrays.advance(before.stage, progress, death, draw)
    share = at.speed[:, None] * (1.0 - stopped) / (4.0 * PLAN.years)
    stage, built, finished = rules_by_arrays.build(stage, before.built, share)
    return stage, built, built - before.built, finished


def added_up(amount: FloatArray, place: Array, places: int) -> FloatArray:
    """Sums (runs, places) of an amount (runs, projects); no project counts at place -1."""
    return amount @ (place[:, None] == np.arange(places)).astype(float)


@given(seeds, paces)
def test_the_kernel_of_projects_agrees_with_the_rules(seed: int, pace: str) -> None:
    before, at = projects(seed), odds(seed, pace)
    draw = np.random.default_rng(seed + 2).random((RUNS, PROJECTS))
    found, total = Projects(*copies(before)), sums()
    with untouched(*at, draw, *PLAN):
        projects_kernel.live(PLAN, found, at, draw, total)
    stage, built, added, finished = live_by_rule(before, at, draw)
    spent = added * PLAN.value
    assert np.array_equal(found.stage, stage)
    agree(found.built, built)
    agree(found.spent, spent, atol=1e-13)
    agree(total.spent, added_up(spent, PLAN.area, AREAS), atol=1e-12)
    agree(total.finished, added_up(finished * PLAN.value, PLAN.sector, SECTORS))
    building = (stage == rules.BUILDING) * PLAN.value
    agree(total.active, added_up(building, PLAN.region, REGIONS))
    alive = (stage >= rules.DISCUSSED) & (stage <= rules.BUILDING)
    assert np.array_equal(total.on_land, (alive & PLAN.land).sum(axis=-1))
    for place, count in enumerate(total.in_stage):
        assert np.array_equal(count, (stage == place).sum(axis=-1))


@given(seeds)
def test_willing_hosts_take_up_what_is_due_and_nothing_else(seed: int) -> None:
    before, rng = projects(seed), np.random.default_rng(seed)
    willing, draw, due = rng.random(RUNS), rng.random((RUNS, PROJECTS)), np.array([3, 4, 9])
    stage, pledged = before.stage.copy(), np.full((RUNS, AREAS), 7.0)
    projects_kernel.announce(PLAN, due, willing, draw, stage, pledged)
    taken = np.isin(_PLACE, due) & (draw < willing[:, None])
    assert np.array_equal(stage, np.where(taken, PLAN.first_stage, before.stage))
    agree(pledged, added_up(taken * PLAN.value, PLAN.area, AREAS))


@given(seeds, paces)
def test_projects_do_not_depend_on_the_runs_beside_theirs(seed: int, pace: str) -> None:
    draw = np.random.default_rng(seed + 2).random((RUNS, PROJECTS))
    each_alone((*projects(seed), *odds(seed, pace), draw), _a_quarter)


def _a_quarter(arrays: Sequence[Array]) -> Sequence[Array]:
    state, at, runs = Projects(*arrays[:3]), Odds(*arrays[3:9]), len(arrays[0])
    total = Sums(*(each[:runs] for each in sums()[:4]), sums().in_stage[:, :runs].copy())
    projects_kernel.live(PLAN, state, at, arrays[9], total)
    return *state, *total[:4], total.in_stage.T
