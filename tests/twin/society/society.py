"""The society of Kazakhstan: its citizens by region, through a quarter."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from model.world.regions import kazakh_regions, matchings
from tests.twin.boundary import number
from tests.twin.society import feelings, protest
from tests.twin.society.answer import Answer
from tests.twin.society.citizen import Citizen
from tests.twin.society.presence import Presence
from tests.twin.society.region import Region
from tests.twin.society.rumour import Rumour

if TYPE_CHECKING:
    from tests.twin.simulation import TwinSimulation

_CITIZENS = 96
"""Citizens that stand for the public of a region."""


class Society:
    """All citizens, their regions, and what the nation thinks and does as a whole."""

    def __init__(self, model: TwinSimulation) -> None:
        self.model = model
        table = kazakh_regions()
        self.regions = [Region(place) for place in range(len(table.names))]
        for region in self.regions:
            region.meet_regions(self.regions)
        pairs = matchings(table.ties)
        self._partners, self._edges = pairs.partner.tolist(), pairs.edges.tolist()
        self._settle_citizens()
        self.presence = Presence(model, self.regions)
        self.rumour = Rumour(model, self.regions)
        self.answer = Answer(model)
        self._first: tuple[float, float] | None = None
        self.quality_of_life = 1.0
        self._sum_up()

    def _settle_citizens(self) -> None:
        """Draw the citizens of 2013."""

        def draws(kind: str, what: str) -> list[float]:
            draw = getattr(self.model.streams, f"initial_{kind}")
            return draw(f"publics.{what}", len(self.regions), _CITIZENS)[0].ravel().tolist()

        homes = [region for region in self.regions for _ in range(_CITIZENS)]
        self.citizens = Citizen.create_agents(
            self.model,
            len(homes),
            homes,
            decided=draws("uniform", "undecided"),
            taste=draws("normal", "taste"),
            boldness=draws("normal", "threshold"),
            temper=draws("uniform", "temper"),
            attention=draws("uniform", "attention"),
            acquainted=draws("uniform", "knowledge"),
        )
        for citizen in self.citizens:
            citizen.region.citizens.append(citizen)

    def step(self) -> None:
        """Workers come, land is asked for, rumours run, people talk, protest; the state answers."""
        self.presence.step()
        self.citizens.do("judge")
        self.rumour.step()
        self._inform()
        self._talk()
        self._form_opinions()
        self._protest()
        self._live()
        self._sum_up()

    def _inform(self) -> None:
        """Think tanks, clubs and outreach inform people, who forget again."""
        p = self.model.p
        gain = feelings.information(self.model) * p.learning_rate
        total = max(gain + p.forgetting_rate, 1e-12)
        self.citizens.do("learn", gain / total, math.exp(-total / 4.0), p.knowledge_deficit)

    def _talk(self) -> None:
        """Citizens meet two by two: at home first, then in a linked region."""
        model, p, count = self.model, self.model.p, len(self.regions)
        outside = p.outside_contacts
        at_home = model.uniform("publics.meeting", count)
        for region, draw in zip(self.regions, at_home, strict=True):
            self._meet(region, region, draw, p.opinion_convergence * (1.0 - outside))
        chosen = number(model.streams.uniform("publics.travel", model.t))
        partners = self._partners[sum(chosen >= edge for edge in self._edges)]
        away = model.uniform("publics.meeting_away", count)
        for region, draw in zip(self.regions, away, strict=True):
            partner = self.regions[partners[region.place]]
            if region.place <= partner.place:
                self._meet(region, partner, draw, p.opinion_convergence * outside)

    def _meet(self, region: Region, partner: Region, draw: float, convergence: float) -> None:
        """Citizen i of a region talks with citizen offset - i of the partner, who talks back."""
        offset, bound = int(draw * _CITIZENS), self.model.p.confidence_bound
        for i, citizen in enumerate(region.citizens):
            j = (offset - i) % _CITIZENS
            if region is not partner or i < j:
                citizen.talk_with(partner.citizens[j], bound, convergence)

    def _form_opinions(self) -> None:
        p = self.model.p
        feelings.feel(self.model, self.regions)
        self.citizens.do("form_opinion", math.exp(-p.opinion_pull / 4.0), p.opinion_loss_rumour)

    def _protest(self) -> None:
        """Grievances fill the squares; the state answers, and may take some grievance away."""
        model, p, regions = self.model, self.model.p, self.regions
        kept, defiance = math.exp(-p.grievance_fading / 4.0), 1.0 - p.legitimacy
        self.citizens.do("grieve", p.grievance_gain, p.rumour_grievance, kept, defiance)
        protest.gather(model, regions, self.answer.fear)
        protest.count_protests(model, regions)
        squares = sum(region.crowd >= p.visible_protest for region in regions)
        intensity = self._national([region.crowd for region in regions])
        self.answer.step(squares, intensity, self._land_share())
        if self.answer.concede:
            self.citizens.do("calm_down", 1.0 - p.concession_relief)

    def _land_share(self) -> float:
        """Share of the quarter's new grievances that is about land, [0, 1]."""
        p, whole, land = self.model.p, 0.0, 0.0
        gain = p.grievance_gain / 4.0
        for region in self.regions:
            believed = sum(citizen.believed for citizen in region.citizens) / _CITIZENS
            shock = believed * p.rumour_grievance
            whole += (region.ill_will * gain + shock) * region.population
            about_land = region.land_ill_will * gain + shock * self.rumour.land_topic
            land += about_land * region.population
        return land / whole if whole > 0.0 else 0.0

    def _live(self) -> None:
        """Quality of life from income, jobs and food, against the first quarter."""
        model, p = self.model, self.model.p
        people = sum(region.population for region in self.regions)
        income = number(model.accounts.gdp) / people
        jobs = sum(
            max(made - region.workers * p.job_displacement, 0.0)
            for region, made in zip(self.regions, model.industry.jobs_by_region, strict=True)
        )
        jobs = max(jobs * 1000.0 / people, 1e-9)
        self._first = self._first or (income, jobs)
        first_income, first_jobs = self._first
        hunger = p.food_gap * (1.0 - model.lever("agricultural_cooperation"))
        self.quality_of_life = (
            p.income_weight * income / first_income
            + (1.0 - p.income_weight) * jobs / first_jobs
            - p.food_gap_cost * hunger
        )

    def _national(self, regional: list[float]) -> float:
        """Mean over regions, weighted by residents."""
        people = [region.population for region in self.regions]
        return sum(x * n for x, n in zip(regional, people, strict=True)) / sum(people)

    def _sum_up(self) -> None:
        """Set what the rest of the model and the record see."""
        for region in self.regions:
            region.sum_up()
        self.protest_by_region = [region.crowd for region in self.regions]
        self.protest = self._national(self.protest_by_region)
        self.sentiment = self._national([region.sentiment for region in self.regions])
        self.knowledge = 1.0 - self._national([region.misled for region in self.regions])
        self.land_pressure = self.answer.land_pressure
        self.quota_pressure = self.answer.quota_pressure
        self.environment_stoppage = self.presence.environment_stoppage

    def record(self) -> dict[str, float]:
        """This quarter's outcomes."""
        recorded = {
            "sentiment": self.sentiment,
            "protest_intensity": self.protest,
            "protests": sum(region.protests for region in self.regions),
            "rumour_reach": self._national([region.heard for region in self.regions]),
            "chinese_workers": self.presence.workers,
            "public_knowledge": self.knowledge,
            "land_pressure": self.land_pressure,
            "quota_pressure": self.quota_pressure,
            "political_cost": self.answer.political_cost,
            "environmental_stoppages": self.presence.disputes,
            "quality_of_life": self.quality_of_life,
        }
        for region in self.regions:
            recorded[f"sentiment_{region.name}"] = region.sentiment
            recorded[f"protests_{region.name}"] = region.protests
        return recorded
