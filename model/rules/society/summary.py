"""What a quarter of the publics comes to: protests by region, and the country's figures."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from model.numerics.arrays import FloatArray
from model.numerics.compiled import bare, compiled
from model.numerics.records import Records, put
from model.numerics.sums import sum_row
from model.rules.society import migration, protest, welfare


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    protest_rate: float
    job_displacement: float


class Outcomes(NamedTuple):
    """The outcomes of the country, as the register of outcomes has them."""

    sentiment: float
    protest_intensity: float
    protests: float
    rumour_reach: float
    chinese_workers: float
    public_knowledge: float
    land_pressure: float
    quota_pressure: float
    political_cost: float
    environmental_stoppages: float
    quality_of_life: float


Around = tuple[Records, Records, Records, Records]
"""`OnRecord` (1,), `Place` (regions,), `Nation` (runs,) and `Local` (runs, regions)."""
Regional = tuple[Records, Records, Records]
"""`Mood`, `Rumour` and `Presence`, (runs, regions)."""
National = tuple[Records, Records, Records]
"""The `Whole` of China's presence, the state's `Pressures` and the `Livelihood` of the first
quarter, which is set in that quarter and 0 before it, (runs,)."""


@compiled
def sum_up(
    own: tuple[Records, Records],
    around: Around,
    found: tuple[Regional, National],
    draw: FloatArray,
    shown: tuple[FloatArray, Records],
) -> None:
    """Set what is `shown`: the number of protests, (runs, regions), and `Outcomes` (runs,).

    `own` are parameters of this file and of welfare, `draw` is uniform, (runs, regions). Means over
    regions are weighted by residents.
    """
    p, of_welfare = own
    on_record, places, nation, local = around
    (moods, shares, presence), (whole, pressures, start) = found
    events, outcomes = shown
    rows = np.empty((7, len(places)))
    for run in range(len(nation)):
        for region in range(len(places)):
            mood, place = moods[run, region], places[region]
            rate = p[run].protest_rate
            expected = protest.expected_events(mood.protesting, place.residents, rate)
            events[run, region] = protest.events(expected, draw[run, region])
            rows[0, region] = mood.sentiment * place.weight
            rows[1, region] = mood.protesting * place.weight
            rows[2, region] = events[run, region]
            rows[3, region] = shares[run, region].heard * place.weight
            rows[4, region] = (1.0 - mood.ignorance) * place.weight
            rows[5, region] = presence[run, region].disputes
            workers = presence[run, region].workers
            lost = migration.displaced_jobs(workers, p[run].job_displacement)
            rows[6, region] = max(local[run, region].jobs - lost, 0.0)
        jobs = sum_row(rows[6])
        lives = welfare.livelihood(nation[run].gdp, jobs, on_record[0].residents)
        if start[run].income == 0.0:
            put(start[run], lives)
        food_gap = whole[run].food_gap
        quality = welfare.quality_of_life(of_welfare[run], lives, start[run], food_gap)
        country = whole[run].workers, pressures[run], quality
        put(outcomes[run], _outcomes(rows, country))


@bare
def _outcomes(rows: FloatArray, country: Any) -> Outcomes:
    """The outcomes of a run: sums of what is in the first `rows`, and what is of the `country`."""
    workers, pressures, quality = country
    return Outcomes(
        sentiment=sum_row(rows[0]),
        protest_intensity=sum_row(rows[1]),
        protests=sum_row(rows[2]),
        rumour_reach=sum_row(rows[3]),
        chinese_workers=workers,
        public_knowledge=sum_row(rows[4]),
        land_pressure=pressures.land,
        quota_pressure=pressures.quota,
        political_cost=pressures.political_cost,
        environmental_stoppages=sum_row(rows[5]),
        quality_of_life=quality,
    )
