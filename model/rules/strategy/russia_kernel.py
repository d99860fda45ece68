"""What Russia does, for all runs at once: the rules of `russia`, compiled."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from model.numerics.arrays import BoolArray, FloatArray, IntArray, bounded
from model.numerics.compiled import by_run, compiled
from model.rules.choice_kernel import pick_of_three
from model.rules.strategy import russia as rules
from model.rules.strategy.russia import BLOCK, COOPERATE, STALL, RussianView

_merits = by_run(rules.merits)
_hazard = by_run(rules.restriction_hazard)
_goes_on = by_run(rules.episode_goes_on)
_through_restriction = by_run(rules.through_restriction)
_regional_restriction = by_run(rules.regional_restriction)
_tariff = by_run(rules.transsib_tariff)
_pressure = by_run(rules.tariff_pressure)


@compiled
def ideals(
    rivalry_for_cargo: FloatArray,
    kazakh_share: FloatArray,
    protection: FloatArray,
    penetration: FloatArray,
) -> FloatArray:
    """Russia's ideal cut of its tariff and pressure on the common one, (runs, 2)."""
    ideal = np.empty((len(kazakh_share), 2))
    for run in range(len(kazakh_share)):
        ideal[run, 0] = 1.0 - _tariff(rivalry_for_cargo[run], kazakh_share[run])
        ideal[run, 1] = _pressure(protection[run], penetration[run])
    return ideal


class Sight(NamedTuple):
    """What Russia sees, each (runs,): see `RussianView`; what is `lost` to other corridors, and
    what the calendar says of through and of regional cargo."""

    conflict: FloatArray
    impatience: FloatArray
    dominance: FloatArray
    concession: FloatArray
    friendship: FloatArray
    rivalry: FloatArray
    tension: FloatArray
    openness: FloatArray
    lost: FloatArray
    dated_through: FloatArray
    dated_regional: FloatArray


class Temper(NamedTuple):
    """How Russia answers; the fields are named as the parameters are."""

    dominance_weight: FloatArray
    rivalry_bond: FloatArray
    blocking_appetite: FloatArray
    blocking_cost: FloatArray
    stance_inertia: FloatArray
    stance_precision: FloatArray
    restriction_rate: FloatArray
    restriction_sensitivity: FloatArray
    restriction_persistence: FloatArray
    restriction_on_china_cargo: FloatArray
    restriction_severity: FloatArray
    blocking_severity: FloatArray


@compiled
def act(
    sight: Sight,
    p: Temper,
    draws: tuple[FloatArray, FloatArray],
    projecting: bool,
    stance: IntArray,
    episodes: BoolArray,
    restrictions: FloatArray,
) -> None:
    """Choose the stance to the Belt, and start or end restrictions of through and regional cargo.

    `draws` are those of the stance, (runs,), and of episodes, (runs, 3), which come only where one
    is `projecting`. The `stance` (runs,) and the `episodes` (runs, 2) are moved on, the
    `restrictions` (2, runs) set.
    """
    for run in range(len(stance)):
        view = _view(sight, p, run)
        merits = _merits(view, p.blocking_appetite[run], p.blocking_cost[run])
        inertia, precision = p.stance_inertia[run], p.stance_precision[run]
        stance[run] = _choose(merits, stance[run], inertia, precision, draws[0][run])
        if projecting:
            draw, rate = draws[1][run], p.restriction_rate[run]
            sensitivity, openness = p.restriction_sensitivity[run], sight.openness[run]
            starts = draw[0] < _hazard(rate, sensitivity, view, openness)
            lasts = draw[1] < p.restriction_persistence[run]
            _move(episodes[run], starts, lasts, draw[2] < p.restriction_on_china_cargo[run])
        blocked = p.blocking_severity[run] if stance[run] == BLOCK else 0.0
        severity = p.restriction_severity[run]
        restrictions[0, run] = _through_restriction(
            blocked, episodes[run, 0], severity, sight.dated_through[run]
        )
        restrictions[1, run] = _regional_restriction(
            blocked, episodes[run, 1], sight.lost[run], severity, sight.dated_regional[run]
        )


@compiled
def _view(sight: Sight, p: Temper, run: int) -> RussianView:
    """The view of one run."""
    return RussianView(
        sight.conflict[run],
        sight.impatience[run],
        bounded(p.dominance_weight[run] * sight.dominance[run], 0.0, 1.0),
        sight.concession[run],
        sight.friendship[run],
        sight.rivalry[run],
        sight.tension[run],
        p.rivalry_bond[run],
    )


@compiled
def _move(under_way: BoolArray, starts: bool, lasts: bool, through: bool) -> None:
    """Start, go on with or end the restrictions of through and of regional cargo in a run."""
    under_way[0] = _goes_on(under_way[0], starts and through, lasts)
    under_way[1] = _goes_on(under_way[1], starts and not through, lasts)


@compiled
def _choose(
    merits: tuple[float, float, float], stance: int, inertia: float, precision: float, draw: float
) -> int:
    """The stance picked by quantal response, to the present one of which `inertia` is added."""
    cooperate = merits[0] + inertia * (stance == COOPERATE)
    stall = merits[1] + inertia * (stance == STALL)
    block = merits[2] + inertia * (stance == BLOCK)
    return pick_of_three(cooperate, stall, block, precision, draw)
