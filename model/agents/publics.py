"""The publics of Kazakhstan's regions: what they think, fear and do about China."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import mesa
import numpy as np

from model.agents import publics_view as view
from model.numerics.arrays import FloatArray
from model.numerics.sums import sum_last
from model.rules.society import (
    answer_kernel,
    citizens,
    knowledge,
    migration,
    opinion_kernel,
    protest_kernel,
    public_kernel,
    rumour,
    rumour_kernel,
    welfare,
    whisper_kernel,
)
from model.world.presence import Presence
from model.world.regions import kazakh_regions, matchings

if TYPE_CHECKING:
    from model.simulation import Simulation

CITIZENS = 96
"""Citizens that stand for the public of a region: from here on more of them change little (crowds
of a few people are coarse, and with 24 there were a fifth fewer protests)."""
RUMOUR_STEPS = (23, 4.0)
"""Steps, and days in each, in which a rumour runs through a quarter."""


class Publics(mesa.Agent):
    """A sample of unlike citizens in each region, who talk, hear rumours and take to the street.

    Citizens are (runs, regions, citizens), regional figures (runs, regions), national ones (runs,).
    """

    model: Simulation

    def __init__(self, model: Simulation) -> None:
        super().__init__(model)
        self.regions = kazakh_regions()
        self.presence = Presence(model)
        self._contacts = self.regions.contacts()
        self._mixing = np.ascontiguousarray(self._contacts.T)
        self._matchings = matchings(self.regions.ties)
        self._settle_citizens()
        shape, zero = (model.runs, len(self.regions.names)), np.zeros(model.runs)
        self.rumour = rumour.quiet(*shape)
        self.land_topic = zero + 0.5
        self.protest_by_region, self.believed = np.zeros(shape), np.zeros(shape)
        self.protests_by_region = np.zeros(shape)
        self.quota_pressure, self.land_pressure, self.fear, self.political_cost = (zero,) * 4
        self.quality_of_life = zero + 1.0
        self._announced = np.zeros(shape), np.zeros(shape)
        self._start: tuple[FloatArray, FloatArray] | None = None
        self._sum_up()

    def step(self) -> None:
        """Workers come, land is asked for, rumours run, people talk, protest; the state answers."""
        self.presence.step()
        self._hear_rumours()
        self._live_through()
        self._answer()
        self._prosper()
        self._sum_up()

    def _settle_citizens(self) -> None:
        """Draw the citizens of 2013: their traits, opinions and knowledge."""
        p, streams = self.model.parameters, self.model.streams
        shape = (len(self.regions.names), CITIZENS)
        undecided = streams.initial_uniform("publics.undecided", *shape)
        taste = streams.initial_normal("publics.taste", *shape)
        boldness = streams.initial_normal("publics.threshold", *shape)
        self.traits = citizens.Traits(
            anchor=citizens.long_run_opinion(
                p.opinion_mean, p.opinion_spread, p.undecided_share, undecided, taste
            ),
            threshold=citizens.thresholds(p.threshold_mean, p.threshold_spread, boldness),
            temper=citizens.tempers(streams.initial_uniform("publics.temper", *shape)),
            attention=streams.initial_uniform("publics.attention", *shape),
        )
        self.opinion = self.traits.anchor.copy()
        acquainted = streams.initial_uniform("publics.knowledge", *shape)
        self.knowledge_of_belt = citizens.first_knowledge(p.knowledge_2013, acquainted)
        self.grievance = np.zeros_like(self.opinion)
        self._deficit = p.knowledge_deficit
        ignorance = knowledge.ignorance(self.knowledge_of_belt, self._deficit)
        self.ignorance = ignorance.mean(axis=-1)
        self.sentiment_by_region = self.opinion.mean(axis=-1)

    def _hear_rumours(self) -> None:
        """Announcements, the calendar and chance start rumours; rumours run through the country."""
        model, p, regions = self.model, self.model.parameters, self.regions
        self.dated = view.dated(model, regions)
        before, self._announced = self._announced, view.announced(model, regions, self.dated)
        self.land_topic = self.land_topic.copy()
        abroad = rumour.copy(self.rumour)
        whisper_kernel.whisper(
            (self._announced, before),
            self.presence.land_announced,
            self.dated.rumours,
            *view.whispers(model, regions),
            p.rumour_memory,
            (abroad.ignorant, abroad.spreading, abroad.stifling, abroad.heard),
            self.land_topic,
        )
        believed = opinion_kernel.believe(
            self.opinion, self.knowledge_of_belt, self._deficit, abroad.spreading
        )
        rumour_kernel.spread(abroad, view.talk(model), believed, self._contacts, RUMOUR_STEPS)
        self.rumour = abroad

    def _live_through(self) -> None:
        """Citizens learn, talk at home and elsewhere, react to what happens, and protest."""
        model, p, traits = self.model, self.model.parameters, self.traits
        informed = view.information(model)
        good_will, self.ill_will, self.land_ill_will = view.wills(model, self, informed)
        new = partial(np.empty_like, self.ill_will)
        found = new(), new(), new(), new()
        public_kernel.live(
            (self.opinion, self.knowledge_of_belt, self.grievance),
            (traits.anchor, traits.temper, traits.attention, traits.threshold),
            view.meetings(model, self._matchings),
            (p.opinion_convergence, p.outside_contacts, p.confidence_bound),
            (good_will, self.ill_will, p.opinion_pull),
            (*view.learning(model, informed), self._deficit, p.knowledge_deficit),
            (self.rumour.heard, p.opinion_loss_rumour, p.rumour_grievance),
            (p.grievance_gain, p.grievance_fading, p.legitimacy),
            view.crowd(model, self.fear),
            self._mixing,
            found,
        )
        self._deficit = p.knowledge_deficit
        self.protest_by_region, self.sentiment_by_region, self.ignorance, self.believed = found
        draw = model.streams.uniform("publics.protests", model.t, len(self.regions.names))
        self.protests_by_region = protest_kernel.count_events(
            self.protest_by_region, self.presence.population, p.protest_rate, draw
        )

    def _answer(self) -> None:
        """The state answers; a concession takes some of the grievance away."""
        p = self.model.parameters
        land, quota, fear = (
            pressure.copy() for pressure in (self.land_pressure, self.quota_pressure, self.fear)
        )
        cost, concede = np.empty_like(land), np.empty_like(land)
        answer_kernel.answer(
            (self.protest_by_region, self.presence.population),
            (self.ill_will, self.land_ill_will, self.believed, self.land_topic),
            (p.grievance_gain, p.rumour_grievance),
            (p.visible_protest, p.regions_for_warning, p.regions_for_concession),
            (p.moratorium_memory, p.quota_memory, p.fear_memory),
            (p.cost_of_warning, p.cost_of_concession, p.cost_of_repression, p.quota_response),
            self.model.calendar.signal("repression"),
            (land, quota, fear, cost),
            concede,
        )
        self.land_pressure, self.quota_pressure, self.fear = land, quota, fear
        self.political_cost = cost
        relieved = np.flatnonzero(concede)
        if len(relieved):
            self.grievance[relieved] *= (1.0 - p.concession_relief[relieved])[:, None, None]

    def _prosper(self) -> None:
        """Quality of life, against the first quarter."""
        model, p = self.model, self.model.parameters
        population = self.presence.population
        income = model.accounts.gdp / population.sum()
        lost = migration.displaced_jobs(self.presence.workers_by_region, p.job_displacement)
        left = np.maximum(model.firms.jobs_by_region - lost, 0.0)
        jobs = np.maximum(welfare.jobs_per_head(left, population), 1e-9)
        if self._start is None:
            self._start = (income, jobs)
        first_income, first_jobs = self._start
        self.quality_of_life = welfare.quality_of_life(
            income / first_income,
            jobs / first_jobs,
            p.income_weight,
            p.food_gap_cost * self.presence.food_gap,
        )

    def _national(self, regional: FloatArray) -> FloatArray:
        """Mean over regions, weighted by residents: (runs, regions) to (runs,)."""
        return sum_last(regional * self.presence.weights)

    def _sum_up(self) -> None:
        self.chinese_workers = self.presence.workers
        self.environment_stoppage = self.presence.environment_stoppage
        self.sentiment = self._national(self.sentiment_by_region)
        self.protest = self._national(self.protest_by_region)
        self.knowledge = self._national(1.0 - self.ignorance)

    def record(self) -> dict[str, FloatArray]:
        """This quarter's outcomes, each (runs,)."""
        recorded = {
            "sentiment": self.sentiment,
            "protest_intensity": self.protest,
            "protests": sum_last(self.protests_by_region),
            "rumour_reach": self._national(self.rumour.heard),
            "chinese_workers": self.chinese_workers,
            "public_knowledge": self.knowledge,
            "land_pressure": self.land_pressure,
            "quota_pressure": self.quota_pressure,
            "political_cost": self.political_cost,
            "environmental_stoppages": sum_last(self.presence.disputes),
            "quality_of_life": self.quality_of_life,
        }
        for place, region in enumerate(self.regions.names):
            recorded[f"sentiment_{region}"] = self.sentiment_by_region[:, place]
            recorded[f"protests_{region}"] = self.protests_by_region[:, place]
        return recorded
