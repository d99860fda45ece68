"""A quarter in the life of all joint projects, one by one: the rules of `projects`, compiled.

Projects are (runs, projects), regions (runs, regions), parameters (runs,). Money is constant 2018
USD million.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import BoolArray, FloatArray, IntArray
from model.numerics.compiled import compiled
from model.rules.finance.projects import (
    BUILDING,
    DEAD,
    DISCUSSED,
    FINANCED,
    MORE_DEATHS,
    OPERATING,
)


class Plan(NamedTuple):
    """What each project is, (projects,)."""

    value: FloatArray
    years: FloatArray
    """What it takes to build it."""
    first_stage: IntArray
    """The stage in which it is announced."""
    area: IntArray
    region: IntArray
    sector: IntArray
    """The sector a factory belongs to, -1 for all else."""
    land: BoolArray
    """Whether it needs farmland."""


class Projects(NamedTuple):
    """State of the projects, which the kernels change: their stage, what share of each is built,
    and what is spent on it this quarter."""

    stage: IntArray
    built: FloatArray
    spent: FloatArray


class Odds(NamedTuple):
    """What moves projects on, holds them up and ends them."""

    progress: FloatArray
    """Stages a year of a project of the median size."""
    pace: FloatArray
    """How much faster than that each project moves, (runs, projects)."""
    death: FloatArray
    """Rate a year at which projects die in quiet times."""
    forced: FloatArray
    """How far Kazakhstan has been forced to choose, in [0, 1]."""
    stopped: FloatArray
    """Share of building that is stopped, by region."""
    speed: FloatArray
    """Building over the usual, where nothing is stopped."""


class Sums(NamedTuple):
    """What the projects amount to, which `live` sets."""

    spent: FloatArray
    """By area, (runs, areas)."""
    finished: FloatArray
    """Value of factories that start to operate, (runs, sectors)."""
    active: FloatArray
    """Value under construction, (runs, regions)."""
    on_land: FloatArray
    """Live projects that need farmland, number, (runs,)."""
    in_stage: FloatArray
    """Projects in each stage, number, (stages, runs)."""


@compiled
def announce(
    plan: Plan,
    due: IntArray,
    willing: FloatArray,
    draw: FloatArray,
    stage: IntArray,
    pledged: FloatArray,
) -> None:
    """Let projects that are `due` (those whose quarter has come, by place) enter talks.

    In a run they do with the chance `willing` (runs,), by a uniform `draw` (runs, projects). Sets
    what is `pledged` by that, (runs, areas).
    """
    for run in range(len(willing)):
        pledged[run, :] = 0.0
        for each in due:
            if draw[run, each] < willing[run]:
                stage[run, each] = plan.first_stage[each]
                pledged[run, plan.area[each]] += plan.value[each]


@compiled
def live(plan: Plan, projects: Projects, odds: Odds, draw: FloatArray, sums: Sums) -> None:
    """Move projects on by `projects.advance` with chances by `hazard`, then by `projects.build`.

    The `draw` is uniform.
    """
    stage, built, spent = projects
    runs, count = stage.shape
    for run in range(runs):
        sums.spent[run, :], sums.finished[run, :], sums.active[run, :] = 0.0, 0.0, 0.0
        sums.in_stage[:, run], sums.on_land[run] = 0.0, 0.0
        death, forced = odds.death[run], odds.forced[run]
        for each in range(count):
            now, stopped = stage[run, each], odds.stopped[run, plan.region[each]]
            if DISCUSSED <= now <= FINANCED:
                trouble = 1.0 + MORE_DEATHS * stopped + forced
                if draw[run, each] < _chance(death * trouble):
                    now = DEAD
                elif draw[run, each] > 1.0 - _chance(odds.progress[run] * odds.pace[run, each]):
                    now += 1
            spent[run, each] = 0.0
            if now == BUILDING:
                value, before = plan.value[each], built[run, each]
                share = odds.speed[run] * (1.0 - stopped) / (QUARTERS_A_YEAR * plan.years[each])
                grown = min(before + share, 1.0)
                built[run, each] = grown
                paid = (grown - before) * value
                spent[run, each] = paid
                sums.spent[run, plan.area[each]] += paid
                if grown >= 1.0:
                    now = OPERATING
                    if plan.sector[each] >= 0:
                        sums.finished[run, plan.sector[each]] += value
                else:
                    sums.active[run, plan.region[each]] += value
            stage[run, each] = now
            sums.in_stage[now, run] += 1.0
            if plan.land[each] and DISCUSSED <= now <= BUILDING:
                sums.on_land[run] += 1.0


@compiled
def _chance(yearly_rate: float) -> float:
    """That of `hazard.quarterly_chance`."""
    return 1.0 - math.exp(max(yearly_rate, 0.0) * (-1.0 / QUARTERS_A_YEAR))
