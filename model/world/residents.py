"""The regions in a quarter: who lives there, and what is on record of foreign labour."""

from __future__ import annotations

from functools import cache

from model.clock import FIRST_QUARTER, QUARTERS_A_YEAR, Quarter
from model.numerics.records import Records, records
from model.rules.society.surroundings import OnRecord, Place
from model.world.foreign_labour import quota_share, workers_elsewhere
from model.world.regions import kazakh_regions


@cache
def record_of(quarter: Quarter) -> tuple[Records, Records]:
    """`OnRecord` (1,) and `Place` (regions,) of a quarter: what is the same in all runs."""
    regions = kazakh_regions()
    date = quarter.year + (quarter.number - 1) / QUARTERS_A_YEAR
    residents = regions.population(date - FIRST_QUARTER.year)
    places = records(Place, len(residents))
    places["residents"], places["weight"] = residents, residents / residents.sum()
    places["project_exposure"] = regions.project_exposure
    places["shared_rivers"] = regions.transboundary_water
    places["xinjiang_kin"] = regions.xinjiang_kin
    places["farmland_requests"] = regions.farmland_requests
    on_record = records(OnRecord, 1)
    on_record["date"], on_record["residents"] = date, residents.sum()
    on_record["workers_elsewhere"] = workers_elsewhere(quarter)
    on_record["quota_share"] = quota_share(quarter)
    return on_record, places
