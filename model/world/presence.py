"""China's presence in the regions: workers, plants, farmland, and disputes over sites."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from model.clock import FIRST_QUARTER, QUARTERS_A_YEAR, Quarter
from model.numerics.records import Records, records
from model.rules.society import environment, land, migration, presence
from model.rules.society.surroundings import OnRecord, Place
from model.world.foreign_labour import quota_share, workers_elsewhere
from model.world.regions import kazakh_regions

if TYPE_CHECKING:
    from model.simulation import Simulation


class Presence:
    """What the people of the regions meet of China."""

    def __init__(self, model: Simulation) -> None:
        self.model = model
        self.on_record, self.places = record_of(model.quarter)
        """`OnRecord` (1,) and `Place` (regions,) of the quarter."""
        shape = model.runs, len(self.places)
        self.whole = records(presence.Whole, model.runs)
        """What is so in the whole country, (runs,)."""
        workers = workers_elsewhere(model.quarter) * model.parameters.chinese_labour_intensity
        self.whole["workers"] = workers
        self.regional = records(presence.Presence, shape)
        """What is so in each region, (runs, regions)."""
        self.regional["workers"] = workers[:, None] * self.places["project_exposure"]

    def step(self, nation: Records, local: Records) -> None:
        """Workers come and go, plants arrive, land is leased, disputes break out and end.

        By what the publics see of the rest of the model in the `nation` and in each region.
        """
        model, p = self.model, self.model.parameters
        self.on_record, self.places = record_of(model.quarter)
        before = self.regional, self.whole
        self.regional = np.zeros_like(self.regional)
        self.whole = np.zeros_like(self.whole)
        draws, regions = model.streams.uniform, len(self.places)
        presence.meet(
            (
                p.records(presence.Parameters),
                p.records(migration.Parameters),
                p.records(land.Parameters),
                p.records(environment.Parameters),
            ),
            (self.on_record, self.places, nation, local, model.finance.relocated_capacity),
            (
                draws("publics.land_request", model.t, regions),
                draws("publics.dispute", model.t, regions),
            ),
            before,
            (self.regional, self.whole),
        )


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
