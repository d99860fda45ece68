"""What a quarter of the publics comes to: protests by region, and the country's figures."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled, rule
from model.numerics.records import Records, put
from model.numerics.sums import sum_row
from model.rules.society import migration, protest, welfare
from model.rules.society.surroundings import Around, State


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


@compiled
def sum_up(p: Records, around: Around, draw: FloatArray, events: FloatArray, state: State) -> None:
    """Set the number of protests, `events` (runs, regions), and the outcomes of each run.

    `draw` is uniform, (runs, regions). Means over regions are weighted by residents.
    """
    on_record, places, nation, local = around
    country, regional = state
    rows = np.empty((7, len(places)))
    for run in range(len(p)):
        own = p[run].summary
        for region in range(len(places)):
            place, now = places[region], regional[run, region]
            rate = own.protest_rate
            expected = protest.expected_events(now.mood.protesting, place.residents, rate)
            events[run, region] = protest.events(expected, draw[run, region])
            rows[0, region] = now.mood.sentiment * place.weight
            rows[1, region] = now.mood.protesting * place.weight
            rows[2, region] = events[run, region]
            rows[3, region] = now.rumour.heard * place.weight
            rows[4, region] = (1.0 - now.mood.ignorance) * place.weight
            rows[5, region] = now.presence.disputes
            lost = migration.displaced_jobs(now.presence.workers, own.job_displacement)
            rows[6, region] = max(local[run, region].jobs - lost, 0.0)
        jobs, start = sum_row(rows[6]), country[run].start
        lives = welfare.livelihood(nation[run].gdp, jobs, on_record[0].residents)
        if start.income == 0.0:
            put(start, lives)
        food_gap = country[run].presence.food_gap
        quality = welfare.quality_of_life(p[run].welfare, lives, start, food_gap)
        put(country[run].outcomes, _outcomes(rows, country[run], quality))


@rule
def _outcomes(rows: FloatArray, country: Any, quality: float) -> Outcomes:
    """The outcomes of a run: sums of what is in the first `rows`, and what is of the `country`."""
    pressures = country.pressures
    return Outcomes(
        sentiment=sum_row(rows[0]),
        protest_intensity=sum_row(rows[1]),
        protests=sum_row(rows[2]),
        rumour_reach=sum_row(rows[3]),
        chinese_workers=country.presence.workers,
        public_knowledge=sum_row(rows[4]),
        land_pressure=pressures.land,
        quota_pressure=pressures.quota,
        political_cost=pressures.political_cost,
        environmental_stoppages=sum_row(rows[5]),
        quality_of_life=quality,
    )
