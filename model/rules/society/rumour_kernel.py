"""A rumour's way through the country, run by run: the rule of `rumour.spread`, compiled.

Shares are (runs, regions), parameters (runs,).
"""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled
from model.rules.society.rumour import DIED_OUT, Rumour, Talk


def spread(
    rumour: Rumour,
    talk: Talk,
    believed: FloatArray,
    contacts: FloatArray,
    days: tuple[int, float],
) -> None:
    """Change the `rumour` by ``days[0]`` steps of ``days[1]`` days, as `rumour.spread` has it."""
    steps, each = days
    _spread(
        *(rumour.ignorant, rumour.spreading, rumour.stifling, rumour.heard, rumour.age),
        *(believed, contacts),
        *(talk.transmission, talk.stifling, talk.denial),
        *(talk.denial_lag, talk.outside),
        *(steps, each),
    )


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

    `transmission`, `tiring` and `denial` are shares a day. Runs without a rumour, or in which it
    has died out, are left alone.
    """
    runs, regions = spreading.shape
    unaware, told = np.empty(regions), np.empty(regions)
    for run in range(runs):
        if not spreading[run].any():
            continue
        told_a_step, tired_a_step = transmission[run] * days, tiring[run] * days
        for _ in range(steps):
            denied = denial[run] * days if age[run] >= denial_lag[run] else 0.0
            for region in range(regions):
                there, here = 0.0, 0.0
                for other in range(regions):
                    there += contacts[region, other] * spreading[run, other]
                    here += contacts[region, other] * ignorant[run, other]
                own = spreading[run, region]
                told[region] = told_a_step * (own + outside[run] * (there - own))
                own = ignorant[run, region]
                unaware[region] = own + outside[run] * (here - own)
            most = 0.0
            for region in range(regions):
                tired = tired_a_step * (1.0 - unaware[region]) + denied
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
