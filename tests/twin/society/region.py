"""A region: its people, whom they meet elsewhere, and what they meet of China."""

from __future__ import annotations

from model.world.regions import kazakh_regions
from tests.twin.society.citizen import Citizen


class Region:
    """One of the 14 regions and 3 cities of before 2022; `place` is its place among them."""

    def __init__(self, place: int) -> None:
        table = kazakh_regions()
        self.place = place
        self.name = table.names[place]
        self.population_2013 = float(table.population_2013[place])
        self.annual_increase = float(table.annual_increase[place])
        self.project_exposure = float(table.project_exposure[place])
        self.transboundary_water = float(table.transboundary_water[place])
        self.xinjiang_kin = float(table.xinjiang_kin[place])
        self.farmland_requests = float(table.farmland_requests[place])
        self.citizens: list[Citizen] = []
        self.contacts: list[tuple[Region, float]] = []
        self._start_quiet()

    def _start_quiet(self) -> None:
        """Nothing has happened yet."""
        self.population = self.population_2013
        # What stands there of China
        self.workers = 0.0
        self.relocated = 0.0
        self.land_leased = 0.0
        self.land_announced = 0.0
        self.dispute = 0.0
        self.stopped = 0.0
        # The rumour: shares of people who have not heard it, spread it, and keep it to themselves
        self.ignorant = 1.0
        self.spreading = 0.0
        self.stifling = 0.0
        self.heard = 0.0
        self.belief = 0.0
        # Feelings, opinion points a year, and what comes of them
        self.good_will = 0.0
        self.ill_will = 0.0
        self.land_ill_will = 0.0
        self.crowd = 0.0
        self.protests = 0.0
        self.sentiment = 0.0
        self.misled = 0.0

    def meet_regions(self, regions: list[Region]) -> None:
        """Learn whom its people meet outside: contact grows with the tie and the other's size."""
        ties = kazakh_regions().ties[self.place].tolist()
        pulls = [tie * other.population_2013 for tie, other in zip(ties, regions, strict=True)]
        whole = sum(pulls)
        self.contacts = [
            (other, pull / whole) for other, pull in zip(regions, pulls, strict=True) if pull > 0.0
        ]

    def grow_to(self, date: float) -> None:
        """Count the residents at a date in years."""
        self.population = self.population_2013 + self.annual_increase * (date - 2013.0)

    def labour_force(self, share: float) -> float:
        """People at work or looking for it, thousand; `share` of the residents."""
        return self.population / 1000.0 * share

    def sum_up(self) -> None:
        """Mean opinion and ignorance of the people."""
        count = len(self.citizens)
        self.sentiment = sum(citizen.opinion for citizen in self.citizens) / count
        self.misled = sum(citizen.ignorance for citizen in self.citizens) / count
