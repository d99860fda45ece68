"""What Russia does, for all runs at once: the rules of `russia`, compiled."""

from __future__ import annotations

import numpy as np

from model.arrays import BoolArray, FloatArray, IntArray, bounded
from model.compiled import by_run, compiled
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


@compiled
def act(
    conflict: FloatArray,
    impatience: FloatArray,
    dominance_weight: FloatArray,
    dominance: FloatArray,
    concession: FloatArray,
    friendship: FloatArray,
    rivalry: FloatArray,
    tension: FloatArray,
    bond: FloatArray,
    appetite: FloatArray,
    cost: FloatArray,
    inertia: FloatArray,
    precision: FloatArray,
    openness: FloatArray,
    rate: FloatArray,
    sensitivity: FloatArray,
    persistence: FloatArray,
    on_china: FloatArray,
    severity: FloatArray,
    blocking_severity: FloatArray,
    lost: FloatArray,
    dated_through: FloatArray,
    dated_regional: FloatArray,
    stance_draw: FloatArray,
    episode_draw: FloatArray,
    projecting: bool,
    stance: IntArray,
    episodes: BoolArray,
    restrictions: FloatArray,
) -> None:
    """Choose the stance to the Belt, and start or end restrictions of through and regional cargo.

    The first nine arguments make a `RussianView`. All are (runs,), but for `episode_draw` (runs, 3)
    and `episodes` (runs, 2), which like the `stance` are moved on, and `restrictions` (2, runs),
    which are set. Episodes come only where one is `projecting`.
    """
    for run in range(len(stance)):
        view = RussianView(
            conflict[run],
            impatience[run],
            bounded(dominance_weight[run] * dominance[run], 0.0, 1.0),
            concession[run],
            friendship[run],
            rivalry[run],
            tension[run],
            bond[run],
        )
        merits = _merits(view, appetite[run], cost[run])
        stance[run] = _choose(merits, stance[run], inertia[run], precision[run], stance_draw[run])
        if projecting:
            draw, under_way = episode_draw[run], episodes[run]
            starts = draw[0] < _hazard(rate[run], sensitivity[run], view, openness[run])
            lasts, through = draw[1] < persistence[run], draw[2] < on_china[run]
            under_way[0] = _goes_on(under_way[0], starts and through, lasts)
            under_way[1] = _goes_on(under_way[1], starts and not through, lasts)
        blocked = blocking_severity[run] if stance[run] == BLOCK else 0.0
        restrictions[0, run] = _through_restriction(
            blocked, episodes[run, 0], severity[run], dated_through[run]
        )
        restrictions[1, run] = _regional_restriction(
            blocked, episodes[run, 1], lost[run], severity[run], dated_regional[run]
        )


@compiled
def _choose(
    merits: tuple[float, float, float], stance: int, inertia: float, precision: float, draw: float
) -> int:
    """The stance picked by quantal response, to the present one of which `inertia` is added."""
    cooperate = merits[0] + inertia * (stance == COOPERATE)
    stall = merits[1] + inertia * (stance == STALL)
    block = merits[2] + inertia * (stance == BLOCK)
    return pick_of_three(cooperate, stall, block, precision, draw)
