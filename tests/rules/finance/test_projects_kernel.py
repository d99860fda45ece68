"""Laws of the kernel of projects: they live as the rules say, in each run by itself."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.rules.finance import projects as rules
from model.rules.finance import projects_kernel
from model.rules.finance.projects_kernel import Odds, Projects
from model.rules.hazard import quarterly_chance
from tests.rules.kernels import Array, agree, copies, each_alone, seeds, untouched

RUNS, PROJECTS, REGIONS = 3, 40, 4
SITE = np.arange(PROJECTS) % REGIONS
YEARS = 0.2 + np.arange(PROJECTS) / 10.0
paces = st.sampled_from(["nothing moves", "slow", "quick"])


def projects(seed: int) -> Projects:
    rng, shape = np.random.default_rng(seed), (RUNS, PROJECTS)
    stage = rng.integers(rules.WAITING, rules.DEAD + 1, shape)
    return Projects(stage, rng.random(shape), rng.random(shape), rng.random(shape) < 0.5)


def odds(seed: int, pace: str) -> Odds:
    rng, factor = np.random.default_rng(seed + 1), {"nothing moves": 0.0, "slow": 0.5}.get(pace, 9)
    progress, death, speed = factor * rng.random((3, RUNS))
    quicker = rng.uniform(0.3, 3.0, (RUNS, PROJECTS))
    return Odds(progress, quicker, death, rng.random(RUNS), rng.random((RUNS, REGIONS)), speed)


def live_by_rule(before: Projects, at: Odds, draw: Array) -> tuple[Array, ...]:
    """Stages, what is built, what was added, and what finishes."""
    stopped = at.stopped[:, SITE]
    progress = quarterly_chance(at.progress[:, None] * at.pace)
    death = quarterly_chance(rules.death_rate(at.death, stopped, at.forced))
    stage = rules.advance(before.stage, progress, death, draw)
    share = at.speed[:, None] * (1.0 - stopped) / (4.0 * YEARS)
    stage, built, finished = rules.build(stage, before.built, share)
    return stage, built, built - before.built, finished


@given(seeds, paces)
def test_the_kernel_of_projects_agrees_with_the_rules(seed: int, pace: str) -> None:
    before, at = projects(seed), odds(seed, pace)
    draw = np.random.default_rng(seed + 2).random((RUNS, PROJECTS))
    found = Projects(*copies(before))
    with untouched(*at, draw, SITE, YEARS):
        projects_kernel.live(found, at, SITE, YEARS, draw)
    stage, built, added, finished = live_by_rule(before, at, draw)
    assert np.array_equal(found.stage, stage)
    assert np.array_equal(found.finished, finished)
    agree(found.built, built)
    agree(found.added, added)


@given(seeds, paces)
def test_projects_do_not_depend_on_the_runs_beside_theirs(seed: int, pace: str) -> None:
    draw = np.random.default_rng(seed + 2).random((RUNS, PROJECTS))
    each_alone((*projects(seed), *odds(seed, pace), draw), _a_quarter)


def _a_quarter(arrays: Sequence[Array]) -> Sequence[Array]:
    state, at = Projects(*arrays[:4]), Odds(*arrays[4:10])
    projects_kernel.live(state, at, SITE, YEARS, arrays[10])
    return state
