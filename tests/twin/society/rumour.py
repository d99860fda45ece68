"""How rumours about land and plants start, and how they run through the regions."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tests.twin.arithmetic import chance_in_a_quarter, left_after_a_quarter
from tests.twin.boundary import number

if TYPE_CHECKING:
    from tests.twin.simulation import TwinSimulation
    from tests.twin.society.region import Region

_STEPS, _DAYS = 23, 4.0
"""Steps in which a rumour runs through a quarter, and the days of one."""
_DIED_OUT = 5e-4
"""A rumour that less than this share spreads in any region has died out."""
_SUREST = 0.95
"""Highest chance that one announcement starts a rumour."""


class Rumour:
    """What is whispered about China; the shares of people who do stand in the regions.

    After Maki and Thompson (1973): people are ignorant of it, spread it or stifle it.
    """

    def __init__(self, model: TwinSimulation, regions: list[Region]) -> None:
        self.model, self.regions = model, regions
        self.age = 0.0
        """Days since somebody began to spread it; 0 where nobody does."""
        self.land_topic = 0.5
        """Share of what is whispered that is about land."""
        self._announced = [(0.0, 0.0)] * len(regions)

    def step(self) -> None:
        """Old rumours are forgotten, new ones start, and they run through the country."""
        new = self._news()
        told, about_land = self._told(new)
        self._forget()
        self._mix_topics(sum(told), sum(about_land))
        for region in self.regions:
            count = len(region.citizens)
            region.belief = sum(citizen.belief for citizen in region.citizens) / count
        self._tell(told)
        self._run()

    def _news(self) -> list[tuple[float, float]]:
        """Land deals and plants newly announced in each region, in units of the usual size."""
        model, p = self.model, self.model.p
        names = tuple(region.name for region in self.regions)
        asked = number(model.finance.land_projects) * p.land_request_size
        deals, plants = (
            model.signals("land_deal", names),
            model.signals("plant_announcement", names),
        )
        standing = [
            (
                (max(deal, 0.0) + asked * region.farmland_requests) / p.land_announcement_size,
                max(plant, 0.0) / p.plants_in_announcement,
            )
            for region, deal, plant in zip(self.regions, deals, plants, strict=True)
        ]
        before, self._announced = self._announced, standing
        return [
            (max(land - old_land, 0.0), max(plant - old_plant, 0.0))
            for (land, plant), (old_land, old_plant) in zip(standing, before, strict=True)
        ]

    def _told(self, new: list[tuple[float, float]]) -> tuple[list[float], list[float]]:
        """Share of each region's people told a rumour at once, and the part of it about land."""
        model, p = self.model, self.model.p
        each = min(p.rumour_announcement_chance * p.rumour_factor, _SUREST)
        hazard = p.rumour_hazard * p.rumour_factor
        on_land, on_plants = hazard * p.rumour_land_share, hazard * (1.0 - p.rumour_land_share)
        topic = self._topic_of(new)
        names = tuple(region.name for region in self.regions)
        land_draws = model.uniform("publics.land_rumour", len(names))
        plant_draws = model.uniform("publics.plant_rumour", len(names))
        dated = [max(size, 0.0) * p.rumour_factor for size in model.signals("rumour", names)]
        told, about_land = [], []
        for place, region in enumerate(self.regions):
            leases, plants = new[place][0] + region.land_announced, new[place][1]
            land = _starts(each, leases, on_land * region.farmland_requests, land_draws[place])
            plant = _starts(each, plants, on_plants * region.project_exposure, plant_draws[place])
            whole = min(p.rumour_seed * (land + plant) + dated[place], 1.0)
            told.append(whole)
            about_land.append(min(p.rumour_seed * land + topic * dated[place], whole))
        return told, about_land

    def _topic_of(self, new: list[tuple[float, float]]) -> float:
        """Share of dated rumours that is about land: as what is announced beside them."""
        land, plants = sum(news[0] for news in new), sum(news[1] for news in new)
        return land / (land + plants) if land + plants > 0.0 else self.model.p.rumour_land_share

    def _forget(self) -> None:
        """Who keeps a rumour to himself forgets it in time; the count of hearers starts afresh."""
        lost = 1.0 - left_after_a_quarter(self.model.p.rumour_memory)
        for region in self.regions:
            forgotten = region.stifling * lost
            region.ignorant += forgotten
            region.stifling -= forgotten
            region.heard = 0.0

    def _mix_topics(self, told: float, about_land: float) -> None:
        standing = sum(region.spreading for region in self.regions)
        if standing + told > 0.0:
            self.land_topic = (self.land_topic * standing + about_land) / (standing + told)

    def _tell(self, told: list[float]) -> None:
        """A share of those who have not heard it is told at once."""
        for region, part in zip(self.regions, told, strict=True):
            new = region.ignorant * part
            region.ignorant -= new
            region.spreading += new
            region.heard += new

    def _run(self) -> None:
        """Let it run through the quarter, as long as anybody spreads it."""
        if not any(region.spreading > 0.0 for region in self.regions):
            return
        for _ in range(_STEPS):
            self._pass_on()
            if self.age == 0.0:
                break

    def _pass_on(self) -> None:
        """A step of some days: spreaders tell, tire of old news, and hear the state's denial."""
        model, p, regions = self.model, self.model.p, self.regions
        denial = p.rumour_denial * (0.5 + model.lever("public_outreach")) * _DAYS
        denial = denial if self.age >= p.denial_lag else 0.0
        telling = p.rumour_transmission * _DAYS
        spreaders = _met(regions, [region.spreading for region in regions], p.outside_contacts)
        fresh_ears = _met(regions, [region.ignorant for region in regions], p.outside_contacts)
        for region, spreading, ignorant in zip(regions, spreaders, fresh_ears, strict=True):
            tell = telling * spreading
            tired = telling * p.rumour_stifling * (1.0 - ignorant) + denial
            kept = region.ignorant / (1.0 + tell + denial)  # implicit: shares stay in [0, 1]
            heard, stopped = kept * tell, region.spreading * tired / (1.0 + tired)
            passed_on = heard * region.belief
            region.ignorant = kept
            region.spreading += passed_on - stopped
            region.stifling += kept * denial + stopped + heard - passed_on
            region.heard += heard
        self._die_out()

    def _die_out(self) -> None:
        if max(region.spreading for region in self.regions) >= _DIED_OUT:
            self.age += _DAYS
            return
        self.age = 0.0
        for region in self.regions:
            region.stifling += region.spreading
            region.spreading = 0.0


def _starts(each: float, announcements: float, hazard: float, draw: float) -> float:
    """Whether a rumour starts, 1 or 0: from announcements or at a background `hazard` a year."""
    silent = (1.0 - each) ** announcements * (1.0 - chance_in_a_quarter(hazard))
    return 1.0 if draw < 1.0 - silent else 0.0


def _met(regions: list[Region], shares: list[float], outside: float) -> list[float]:
    """Share of each region's contacts who are of a kind that is a share of each region."""
    return [
        (1.0 - outside) * shares[region.place]
        + outside * math.fsum(weight * shares[other.place] for other, weight in region.contacts)
        for region in regions
    ]
