"""China's presence in the regions: workers, plants, farmland, and disputes over sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.rules.society import land, presence_kernel
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
        self.food_gap = np.zeros(model.runs)
        """Food that the countries of the route still lack, share of need, (runs,)."""
        self.disputes = np.zeros(shape)
        """Disputes over water or nature that broke out this quarter, 0 or 1."""
        self.stopped = np.zeros(shape)
        """Share of joint projects that such disputes have stopped, 0..1."""
        self.environment_stoppage = np.zeros(model.runs)
        """Share of the country's active project value that stands still, (runs,)."""
        self._count_people()

    def step(self) -> None:
        """Workers come and go, plants arrive, land is leased, disputes break out and end."""
        self._count_people()
        self._admit_workers()
        self._relocate_plants()
        self._lease_land()
        self._dispute_projects()

    def _count_people(self) -> None:
        quarter = self.model.quarter
        self.population = self.regions.population(
            quarter.year + (quarter.number - 1) / QUARTERS_A_YEAR - 2013.0
        )
        """Residents of each region, persons, (regions,)."""
        self.weights = self.population / self.population.sum()
        """The share of each region in them."""

    def labour_force(self) -> FloatArray:
        """Labour force, thousand."""
        return self.population / 1000.0 * self.model.parameters.column("labour_force_share")

    def _admit_workers(self) -> None:
        model, p = self.model, self.model.parameters
        before, self.workers = self.workers, np.empty_like(self.workers)
        self.workers_by_region = np.empty_like(self.workers_by_region)
        presence_kernel.admit_workers(
            before,
            model.finance.active_project_value,
            self.regions.project_exposure,
            (workers_elsewhere(model.quarter), quota_share(model.quarter), self.population.sum()),
            (model.kazakhstan.levers["labour_quota"], p.labour_quota_reference),
            (
                p.workers_per_project_value,
                p.chinese_labour_intensity,
                p.labour_force_share,
                p.chinese_share_of_quota,
                p.permit_turnover,
            ),
            self.workers,
            self.workers_by_region,
        )

    def _relocate_plants(self) -> None:
        """Relocated plants catch the eye until people are used to them."""
        before, self.relocated = self.relocated, np.empty_like(self.relocated)
        presence_kernel.relocate_plants(
            before,
            self.model.finance.relocated_capacity,
            self.regions.project_exposure,
            self.model.parameters.habituation,
            self.relocated,
        )

    def _lease_land(self) -> None:
        model, p, levers = self.model, self.model.parameters, self.model.kazakhstan.levers
        self.food_gap = land.open_food_gap(p.food_gap, levers["agricultural_cooperation"])
        before, self.land_leased = self.land_leased, np.empty_like(self.land_leased)
        self.land_announced = np.empty_like(before)
        presence_kernel.lease_land(
            before,
            self.regions.farmland_requests,
            model.streams.uniform("publics.land_request", model.t, before.shape[1]),
            levers["land_leasing"],
            (
                p.land_request_rate,
                p.land_request_factor,
                self.food_gap,
                p.food_land_demand,
                p.land_request_size,
                p.land_lease_term,
            ),
            self.land_announced,
            self.land_leased,
        )

    def _dispute_projects(self) -> None:
        model, p = self.model, self.model.parameters
        before, self.stopped = self.stopped, np.empty_like(self.stopped)
        self.disputes = np.empty_like(before)
        self.environment_stoppage = np.empty_like(self.environment_stoppage)
        presence_kernel.dispute_projects(
            before,
            model.finance.active_project_value,
            self.regions.transboundary_water,
            model.streams.uniform("publics.dispute", model.t, before.shape[1]),
            model.kazakhstan.levers["water_and_environment"],
            (p.project_value, p.dispute_hazard, p.dispute_factor, p.dispute_duration),
            self.disputes,
            self.stopped,
            self.environment_stoppage,
        )
