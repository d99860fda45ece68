"""China's presence in the regions: workers, plants, farmland, and disputes over sites."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from model.world.foreign_labour import quota_share, workers_elsewhere
from tests.twin.arithmetic import chance_in_a_quarter, left_after_a_quarter
from tests.twin.boundary import numbers

if TYPE_CHECKING:
    from tests.twin.simulation import TwinSimulation
    from tests.twin.society.region import Region


class Presence:
    """What the people of the regions meet of China; `workers` are all Chinese ones, thousand."""

    def __init__(self, model: TwinSimulation, regions: list[Region]) -> None:
        self.model, self.regions = model, regions
        self.workers = workers_elsewhere(model.quarter) * model.p.chinese_labour_intensity
        self.environment_stoppage = 0.0
        self.disputes = 0.0
        for region in regions:
            region.grow_to(model.date)
            region.workers = self.workers * region.project_exposure

    def step(self) -> None:
        """Workers come and go, plants arrive, land is leased, disputes break out and end."""
        for region in self.regions:
            region.grow_to(self.model.date)
        self._admit_workers()
        self._relocate_plants()
        self._lease_land()
        self._dispute_projects()

    def _admit_workers(self) -> None:
        """Employers ask for workers, the quota limits them, and permits take time to run out."""
        model, p = self.model, self.model.p
        elsewhere = workers_elsewhere(model.quarter) * p.chinese_labour_intensity
        each_million = p.workers_per_project_value * p.chinese_labour_intensity / 1000.0
        active = numbers(model.finance.active_project_value)
        wanted = [
            value * each_million + elsewhere * region.project_exposure
            for region, value in zip(self.regions, active, strict=True)
        ]
        openness = model.lever("labour_quota") / p.labour_quota_reference
        labour_force = sum(region.labour_force(p.labour_force_share) for region in self.regions)
        limit = labour_force * quota_share(model.quarter) * p.chinese_share_of_quota * openness
        gap = min(sum(wanted), limit) - self.workers
        self.workers = min(self.workers + p.permit_turnover / 4.0 * gap, limit)
        # A trace of the usual places settles where workers stand when nobody asks for any.
        traces = [
            asked + 1e-6 * region.project_exposure
            for region, asked in zip(self.regions, wanted, strict=True)
        ]
        whole = sum(traces)
        for region, trace in zip(self.regions, traces, strict=True):
            region.workers = self.workers * trace / whole

    def _relocate_plants(self) -> None:
        """Relocated plants catch the eye until people are used to them."""
        kept = math.exp(-self.model.p.habituation / 4.0)
        new = sum(numbers(self.model.finance.relocated_capacity))
        for region in self.regions:
            region.relocated = region.relocated * kept + new * region.project_exposure

    def _lease_land(self) -> None:
        """Investors ask for farmland, for themselves and to close the food gap."""
        model, p = self.model, self.model.p
        food_gap = p.food_gap * (1.0 - model.lever("agricultural_cooperation"))
        rate = p.land_request_rate * p.land_request_factor + p.food_land_demand * food_gap
        answered = rate * model.lever("land_leasing") / 4.0
        kept = 1.0 - 1.0 / (4.0 * p.land_lease_term)
        draws = model.uniform("publics.land_request", len(self.regions))
        for region, draw in zip(self.regions, draws, strict=True):
            chance = 1.0 - math.exp(-answered * region.farmland_requests)
            region.land_announced = 1.0 if draw < chance else 0.0
            new = region.land_announced * p.land_request_size
            region.land_leased = region.land_leased * kept + new

    def _dispute_projects(self) -> None:
        """Disputes over water and nature stop one project each, until they are settled."""
        model, p = self.model, self.model.p
        hazard = p.dispute_hazard * p.dispute_factor
        hazard *= 1.0 - model.lever("water_and_environment")
        kept = left_after_a_quarter(p.dispute_duration)
        active = numbers(model.finance.active_project_value)
        draws = model.uniform("publics.dispute", len(self.regions))
        for region, value, draw in zip(self.regions, active, draws, strict=True):
            projects = value / p.project_value
            chance = chance_in_a_quarter(hazard * (1.0 + region.transboundary_water) * projects)
            region.dispute = 1.0 if draw < chance else 0.0
            still = region.stopped * kept
            region.stopped = still + (1.0 - still) * region.dispute / max(projects, 1.0)
        self.disputes = sum(region.dispute for region in self.regions)
        stopped = sum(r.stopped * value for r, value in zip(self.regions, active, strict=True))
        self.environment_stoppage = stopped / max(sum(active), 1e-9)
