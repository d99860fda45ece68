"""The life of a joint project: discussed, signed, financed, built, operating, or dead: over arrays, to hold the kernels against."""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import BoolArray, FloatArray, IntArray
from model.rules.finance.projects import BUILDING, DEAD, DISCUSSED, FINANCED, MORE_DEATHS, OPERATING


def death_rate(usual: FloatArray, stoppage: FloatArray, forced_choice: FloatArray) -> FloatArray:
    """Rate a year at which projects die, (runs, projects).

    The `usual` rate (runs,), more where protest and disputes stop building (`stoppage` in [0, 1])
    and where Kazakhstan is forced to choose (`forced_choice` (runs,) in [0, 1]).
    """
    trouble = 1.0 + MORE_DEATHS * stoppage + forced_choice[:, None]
    return usual[:, None] * trouble


def advance(stage: IntArray, progress: FloatArray, death: FloatArray, draw: FloatArray) -> IntArray:
    """Stages after a quarter.

    A project under discussion, signed or financed dies with chance `death`, moves one stage on
    with chance `progress`, and otherwise stays; one uniform `draw` settles which. Building is
    settled by `build`, not here.
    """
    movable = (stage >= DISCUSSED) & (stage <= FINANCED)
    dies = movable & (draw < death)
    moves = movable & ~dies & (draw > 1.0 - progress)
    return np.where(dies, DEAD, np.where(moves, stage + 1, stage))


def build(
    stage: IntArray, built: FloatArray, pace: FloatArray
) -> tuple[IntArray, FloatArray, BoolArray]:
    """Stages, built shares and the projects that finish, after a quarter of building.

    `built` is the share of the project that stands, `pace` the share built in this quarter.
    """
    building = stage == BUILDING
    grown = np.where(building, np.minimum(built + pace, 1.0), built)
    finished = building & (grown >= 1.0)
    return np.where(finished, OPERATING, stage), grown, finished
