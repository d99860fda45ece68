"""The economy outside manufacturing, for all runs at once: the rules of `macro`, compiled."""

from __future__ import annotations

import math

from model.numerics.arrays import FloatArray, bounded
from model.numerics.compiled import by_run, compiled
from model.rules import macro as rules
from model.rules.hazard import quarterly_chance
from model.rules.macro import Pulls
from model.rules.smoothing import follow_change

_growth_outside = by_run(rules.growth_outside_manufacturing)
_crisis, _follow_change = by_run(rules.crisis), by_run(follow_change)


@compiled
def grow(
    oil: FloatArray,
    russia: FloatArray,
    china: FloatArray,
    works: FloatArray,
    connectivity: FloatArray,
    response_to_oil: FloatArray,
    response_to_russia: FloatArray,
    response_to_china: FloatArray,
    response_to_works: FloatArray,
    response_to_connectivity: FloatArray,
    trend: FloatArray,
    volatility: FloatArray,
    shock: FloatArray,
    dated: FloatArray,
    loss: FloatArray,
    crisis_hazard: FloatArray,
    crisis_depth: FloatArray,
    crisis_draw: FloatArray,
    projecting: bool,
    growth: FloatArray,
    state: FloatArray,
) -> None:
    """Set the yearly `growth` of value added outside manufacturing, and move the `state` on.

    All are (runs,) but for the `state` (6, runs): value added, connectivity and public works over
    GDP of last quarter, their changes over a year, and the present crisis, which starts only where
    one is `projecting`. `works` and `connectivity` are those of this quarter.
    """
    for run in range(len(growth)):
        change = math.log(connectivity[run] / state[1, run])
        change_of_links = _follow_change(state[3, run], change)
        change_of_works = _follow_change(state[4, run], works[run] - state[2, run])
        starts = projecting and crisis_draw[run] < quarterly_chance(crisis_hazard[run])
        crisis = _crisis(crisis_depth[run], starts, state[5, run])
        pulls = Pulls(oil[run], russia[run], china[run], change_of_works, change_of_links)
        responses = Pulls(
            response_to_oil[run],
            response_to_russia[run],
            response_to_china[run],
            response_to_works[run],
            response_to_connectivity[run],
        )
        usual = _growth_outside(trend[run], responses, pulls) + volatility[run] * shock[run]
        growth[run] = bounded(usual + dated[run] - crisis - loss[run], -0.25, 0.25)
        state[0, run] *= 1.0 + growth[run] / 4.0
        state[1, run], state[2, run] = connectivity[run], works[run]
        state[3, run], state[4, run], state[5, run] = change_of_links, change_of_works, crisis
