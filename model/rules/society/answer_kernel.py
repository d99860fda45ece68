"""How the state answers a quarter's protests: the rules of `response`, compiled.

Regional figures are (runs, regions), national ones (runs,).
"""

from __future__ import annotations

import math

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled

Crowds = tuple[FloatArray, FloatArray]
"""The share of people who protest, regional, and the residents, (regions,)."""
Grounds = tuple[FloatArray, FloatArray, FloatArray, FloatArray]
"""Ill will, the part of it due to land, the mean belief in the rumour, all regional, and the
national share of the rumour that is about land."""
Weights = tuple[FloatArray, FloatArray]
"""Grievance that a year of ill will brings, and full belief in a rumour: national."""
Patience = tuple[FloatArray, FloatArray, FloatArray]
"""The share of people from which a protest is seen, and the regions in protest that draw a warning
and a concession: national."""
Memory = tuple[FloatArray, FloatArray, FloatArray]
"""Years in which land pressure, quota pressure and fear fade: national."""
Costs = tuple[FloatArray, FloatArray, FloatArray, FloatArray]
"""What a warning, a concession and repression cost the state, and how strongly protest presses for
fewer foreign workers: national."""
Pressures = tuple[FloatArray, FloatArray, FloatArray, FloatArray]
"""Pressure on land and on the quota, fear, and political cost, national: the kernel sets them."""


@compiled
def answer(
    crowds: Crowds,
    grounds: Grounds,
    weights: Weights,
    patience: Patience,
    memory: Memory,
    costs: Costs,
    repression: FloatArray,
    pressures: Pressures,
    concede: FloatArray,
) -> None:
    """Let the state of each run answer, which may `concede` (0 or 1) something, both (runs,).

    `repression` is that of the calendar, (runs,).
    """
    active, residents = crowds
    visible, for_warning, for_concession = patience
    land_memory, quota_memory, fear_memory = memory
    of_warning, of_concession, of_repression, quota_gain = costs
    land_pressure, quota_pressure, fear, political_cost = pressures
    people = residents.sum()
    for run in range(len(visible)):
        protesting, intensity = 0, 0.0
        for region in range(len(residents)):
            protesting += active[run, region] >= visible[run]
            intensity += active[run, region] * (residents[region] / people)
        about = land_share(grounds, weights, residents, run)
        about_land, already = about >= 0.5, land_pressure[run] >= 0.5
        wide = protesting >= for_concession[run]
        warn = 1.0 if protesting >= for_warning[run] else 0.0
        concede[run] = 1.0 if wide and about_land and not already else 0.0
        repress = 1.0 if warn > 0.0 and about_land and already else 0.0

        land_pressure[run] = max(_fade(land_pressure[run], land_memory[run]), concede[run])
        left = _fade(quota_pressure[run], quota_memory[run])
        pressed = min(quota_gain[run] * (intensity * (1.0 - about)), 1.0)
        quota_pressure[run] = left + (1.0 - left) * pressed
        hand = min(max(repression[run], 0.0), 1.0)
        shown = max(max(0.25 * warn, repress), hand)
        fear[run] = max(_fade(fear[run], fear_memory[run]), min(shown, 1.0))
        cost = intensity + of_warning[run] * warn
        cost += of_concession[run] * concede[run] + of_repression[run] * repress
        political_cost[run] = min(cost, 1.0)


@compiled
def land_share(grounds: Grounds, weights: Weights, residents: FloatArray, run: int) -> float:
    """Share of the quarter's new grievances that is about land, in [0, 1]."""
    ill_will, ill_of_land, belief, topic = grounds
    gain, shock = weights
    total, land = 0.0, 0.0
    rise = gain[run] / QUARTERS_A_YEAR
    for region in range(len(residents)):
        shaken = belief[run, region] * shock[run]
        total += (ill_will[run, region] * rise + shaken) * residents[region]
        land += (ill_of_land[run, region] * rise + shaken * topic[run]) * residents[region]
    return land / total if total > 0.0 else 0.0


@compiled
def _fade(level: float, memory: float) -> float:
    """What is left of something after a quarter that fades over `memory` years."""
    return level * math.exp(-1.0 / (QUARTERS_A_YEAR * memory))
