"""How Kazakhstan bends its stance, for all runs at once: the rules of `kazakhstan`, compiled."""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray, IntArray, bounded
from model.numerics.compiled import by_run, compiled
from model.rules.strategy import kazakhstan as rules
from model.rules.strategy.kazakhstan import KazakhView

_answers, _bend = by_run(rules.answers), by_run(rules.bend)
_pull, _alignment = by_run(rules.pull), by_run(rules.alignment)


@compiled
def ideals(
    stance: FloatArray,
    strength: FloatArray,
    bending: IntArray,
    quota_pressure: FloatArray,
    land_pressure: FloatArray,
    protest: FloatArray,
    restriction: FloatArray,
    tariff_pressure: FloatArray,
    docking_depth: FloatArray,
    debt_ratio: FloatArray,
    oil_gap: FloatArray,
    facilitation_funding: FloatArray,
    bargaining: FloatArray,
    kazakh_share: FloatArray,
) -> FloatArray:
    """The `stance` (runs, levers) bent by what Kazakhstan sees, a `KazakhView` part by part.

    `bending` holds the place of each of `Bends` among the levers.
    """
    ideal = np.empty_like(stance)
    for run in range(len(stance)):
        view = KazakhView(
            quota_pressure[run],
            land_pressure[run],
            protest[run],
            restriction[run],
            tariff_pressure[run],
            docking_depth[run],
            debt_ratio[run],
            oil_gap[run],
            facilitation_funding[run],
            bargaining[run],
            kazakh_share[run],
        )
        own = ideal[run]
        own[:] = stance[run]
        answers = _answers(view)
        for place in range(len(bending)):
            own[bending[place]] += _bend(strength[run], answers[place])
        for lever in range(len(own)):
            own[lever] = bounded(own[lever], 0.0, 1.0)
    return ideal


@compiled
def drift(
    now: FloatArray,
    dominance_weight: FloatArray,
    dominance: FloatArray,
    protest: FloatArray,
    pressure: FloatArray,
    tension: FloatArray,
    goal_clarity: FloatArray,
    forced_choice: FloatArray,
    balance: FloatArray,
    speed: FloatArray,
) -> FloatArray:
    """Alignment (runs,) after a quarter of China's `dominance` and Russia's `pressure`."""
    alignment = np.empty_like(now)
    for run in range(len(now)):
        china = dominance_weight[run] * dominance[run]
        unrest = protest[run], pressure[run], tension[run]
        pull = _pull(china, *unrest, goal_clarity[run], forced_choice[run])
        alignment[run] = _alignment(now[run], pull, balance[run], speed[run])
    return alignment
