"""A quarter in the life of all joint projects, one by one: the rules of `projects`, compiled.

Projects are (runs, projects), regions (runs, regions), parameters (runs,).
"""

from __future__ import annotations

import math
from typing import NamedTuple

from model.arrays import BoolArray, FloatArray, IntArray
from model.clock import QUARTERS_A_YEAR
from model.compiled import compiled
from model.rules.finance.projects import (
    BUILDING,
    DEAD,
    DISCUSSED,
    FINANCED,
    MORE_DEATHS,
    OPERATING,
)


class Projects(NamedTuple):
    """State of the projects, which the kernel changes: their stage, what share of each is built,
    how much of it this quarter, and which finish now."""

    stage: IntArray
    built: FloatArray
    added: FloatArray
    finished: BoolArray


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


@compiled
def live(
    projects: Projects, odds: Odds, site: IntArray, years: FloatArray, draw: FloatArray
) -> None:
    """Move projects on by `projects.advance` with chances by `hazard`, then by `projects.build`.

    `site` (projects,) is the region of each, `years` (projects,) what it takes to build it, `draw`
    uniform.
    """
    stage, built, added, finished = projects
    runs, count = stage.shape
    for run in range(runs):
        for each in range(count):
            stopped = odds.stopped[run, site[each]]
            if DISCUSSED <= stage[run, each] <= FINANCED:
                trouble = 1.0 + MORE_DEATHS * stopped + odds.forced[run]
                if draw[run, each] < _chance(odds.death[run] * trouble):
                    stage[run, each] = DEAD
                elif draw[run, each] > 1.0 - _chance(odds.progress[run] * odds.pace[run, each]):
                    stage[run, each] += 1
            added[run, each], finished[run, each] = 0.0, False
            if stage[run, each] == BUILDING:
                share = odds.speed[run] * (1.0 - stopped) / (QUARTERS_A_YEAR * years[each])
                grown = min(built[run, each] + share, 1.0)
                added[run, each] = grown - built[run, each]
                built[run, each] = grown
                if grown >= 1.0:
                    stage[run, each], finished[run, each] = OPERATING, True


@compiled
def _chance(yearly_rate: float) -> float:
    """That of `hazard.quarterly_chance`."""
    return 1.0 - math.exp(max(yearly_rate, 0.0) * (-1.0 / QUARTERS_A_YEAR))
