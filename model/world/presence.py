"""China's presence in the regions: workers, plants, farmland, and disputes over sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import FloatArray, sum_last
from model.clock import QUARTERS_A_YEAR
from model.rules.society import environment, land, migration
from model.world.foreign_labour import quota_share, workers_elsewhere
from model.world.regions import kazakh_regions

if TYPE_CHECKING:
    from model.simulation import Simulation


class Presence:
    """What the people of a region meet of China; (runs, regions) unless said otherwise."""

    def __init__(self, model: Simulation) -> None:
        p = model.parameters
        self.model = model
        self.regions = kazakh_regions()
        shape = (model.runs, len(self.regions.names))
        self.workers = workers_elsewhere(model.quarter) * p.chinese_labour_intensity
        """Chinese workers in the country, thousand, (runs,)."""
        self.workers_by_region = self.workers[:, None] * self.regions.project_exposure
        self.relocated = np.zeros(shape)
        """Relocated plants that people are not used to yet, USD_2018 m."""
        self.land_leased = np.zeros(shape)
        """Farmland leased to Chinese companies, thousand ha."""
        self.land_announced = np.zeros(shape)
        """Leases announced this quarter, 0 or 1."""
        self.disputes = np.zeros(shape)
        """Disputes over water or nature that broke out this quarter, 0 or 1."""
        self.stopped = np.zeros(shape)
        """Share of joint projects that such disputes have stopped, 0..1."""
        self.environment_stoppage = np.zeros(model.runs)
        """Share of the country's active project value that stands still, (runs,)."""

    def step(self) -> None:
        """Workers come and go, plants arrive, land is leased, disputes break out and end."""
        self._admit_workers()
        self._relocate_plants()
        self._lease_land()
        self._dispute_projects()

    def population(self) -> FloatArray:
        """Residents of each region, persons, (regions,)."""
        quarter = self.model.quarter
        return self.regions.population(
            quarter.year + (quarter.number - 1) / QUARTERS_A_YEAR - 2013.0
        )

    def labour_force(self) -> FloatArray:
        """Labour force, thousand."""
        return self.population() / 1000.0 * self.model.parameters.column("labour_force_share")

    def _admit_workers(self) -> None:
        model, p = self.model, self.model.parameters
        demand = migration.wanted(
            model.finance.active_project_value,
            p.workers_per_project_value * p.chinese_labour_intensity,
            workers_elsewhere(model.quarter) * p.chinese_labour_intensity,
            self.regions.project_exposure,
        )
        openness = model.kazakhstan.levers["labour_quota"] / p.labour_quota_reference
        limit = migration.quota(
            sum_last(self.labour_force()),
            quota_share(model.quarter),
            p.chinese_share_of_quota,
            openness,
        )
        self.workers = migration.arrive(
            self.workers, sum_last(demand), limit, p.permit_turnover / QUARTERS_A_YEAR
        )
        self.workers_by_region = migration.spread_out(
            self.workers, demand, self.regions.project_exposure
        )

    def _relocate_plants(self) -> None:
        """Relocated plants catch the eye until people are used to them."""
        kept = np.exp(-self.model.parameters.habituation / QUARTERS_A_YEAR)[:, None]
        new = sum_last(self.model.finance.relocated_capacity)[:, None]
        self.relocated = self.relocated * kept + new * self.regions.project_exposure

    def _lease_land(self) -> None:
        model, p = self.model, self.model.parameters
        levers = model.kazakhstan.levers
        rate = land.request_rate(
            p.land_request_rate * p.land_request_factor,
            land.open_food_gap(p.food_gap, levers["agricultural_cooperation"]),
            p.food_land_demand,
        )
        draw = model.streams.uniform("publics.land_request", model.t, len(self.regions.names))
        self.land_announced = land.announced(
            rate, levers["land_leasing"], self.regions.farmland_requests, draw
        )
        new = self.land_announced * p.column("land_request_size")
        self.land_leased = land.leased(self.land_leased, new, p.land_lease_term)

    def _dispute_projects(self) -> None:
        model, p = self.model, self.model.parameters
        value = model.finance.active_project_value
        projects = value / p.column("project_value")
        chance = environment.dispute_chance(
            projects,
            p.dispute_hazard * p.dispute_factor,
            model.kazakhstan.levers["water_and_environment"],
            self.regions.transboundary_water,
        )
        draw = model.streams.uniform("publics.dispute", model.t, chance.shape[1])
        self.disputes = (draw < chance).astype(float)
        self.stopped = environment.stop(self.stopped, self.disputes, projects, p.dispute_duration)
        self.environment_stoppage = environment.national_share(self.stopped, value)
