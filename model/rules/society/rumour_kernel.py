"""A rumour's way through the country, run by run: the rule of `rumour.spread`, compiled.

Shares are (runs, regions), parameters (runs,).
"""

from __future__ import annotations

from dataclasses import fields

import numpy as np

from model.arrays import FloatArray
from model.compiled import compiled
from model.rules.society.rumour import DIED_OUT, Rumour, Talk


def spread(
    rumour: Rumour,
    talk: Talk,
    believed: FloatArray,
    contacts: FloatArray,
    days: tuple[int, float],
) -> Rumour:
    """The rumour after ``days[0]`` steps of ``days[1]`` days, as `rumour.spread` has it."""
    steps, each = days
    after = Rumour(*(getattr(rumour, part.name).copy() for part in fields(Rumour)))
    _spread(
        *(after.ignorant, after.spreading, after.stifling, after.heard, after.age),
        *(believed, contacts),
        *(talk.transmission * each, talk.stifling * each, talk.denial * each),
        *(talk.denial_lag, talk.outside),
        *(steps, each),
    )
    return after


@compiled
def _spread(
    ignorant: FloatArray,
    spreading: FloatArray,
    stifling: FloatArray,
    heard: FloatArray,
    age: FloatArray,
    believed: FloatArray,
    contacts: FloatArray,
    transmission: FloatArray,
    tiring: FloatArray,
    denial: FloatArray,
    denial_lag: FloatArray,
    outside: FloatArray,
    steps: int,
    days: float,
) -> None:
    """Change the five states of a rumour by `steps` of `days` days each.

    `transmission`, `tiring` and `denial` are shares a step. Runs without a rumour, or in which it
    has died out, are left alone.
    """
    runs, regions = spreading.shape
    unaware, told = np.empty(regions), np.empty(regions)
    for run in range(runs):
        if not spreading[run].any():
            continue
        for _ in range(steps):
            denied = denial[run] if age[run] >= denial_lag[run] else 0.0
            for region in range(regions):
                there, here = 0.0, 0.0
                for other in range(regions):
                    there += contacts[region, other] * spreading[run, other]
                    here += contacts[region, other] * ignorant[run, other]
                own = spreading[run, region]
                told[region] = transmission[run] * (own + outside[run] * (there - own))
                own = ignorant[run, region]
                unaware[region] = own + outside[run] * (here - own)
            most = 0.0
            for region in range(regions):
                tired = tiring[run] * (1.0 - unaware[region]) + denied
                kept = ignorant[run, region] / (1.0 + told[region] + denied)
                new = kept * told[region]
                stopped = spreading[run, region] * (tired / (1.0 + tired))
                passed_on = new * believed[run, region]
                ignorant[run, region] = kept
                spreading[run, region] = spreading[run, region] - stopped + passed_on
                stifling[run, region] += kept * denied + stopped + new - passed_on
                heard[run, region] += new
                most = max(most, spreading[run, region])
            if most < DIED_OUT:
                stifling[run] += spreading[run]
                spreading[run] = 0.0
                age[run] = 0.0
                break
            age[run] += days
