"""The publics of Kazakhstan's regions: what they think, fear and do about China."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import mesa
import numpy as np

from model.agents import publics_view as view
from model.arrays import FloatArray, bounded, sum_last
from model.rules.society import (
    citizens,
    knowledge,
    land,
    migration,
    opinion_kernel,
    protest,
    protest_kernel,
    public_kernel,
    response,
    rumour,
    rumour_kernel,
    welfare,
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
        self.response = response.Response(zero, zero, zero, zero)
        self.quota_pressure, self.land_pressure, self.fear, self.political_cost = (zero,) * 4
        self.quality_of_life = zero + 1.0
        self._before = view.Announced(np.zeros(shape), np.zeros(shape))
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
        model, p = self.model, self.model.parameters
        now = view.announced(model, self.regions)
        told, land_told = view.told(model, self, now.since(self._before))
        self._before = now
        fresh = rumour.forget(self.rumour, p.rumour_memory)
        self.land_topic = rumour.topic(
            self.land_topic,
            sum_last(fresh.spreading),
            sum_last(told),
            sum_last(land_told),
        )
        abroad = rumour.start(fresh, told)
        believed = opinion_kernel.believe(
            self.opinion, self.knowledge_of_belt, self._deficit, abroad.spreading
        )
        self.rumour = rumour_kernel.spread(
            abroad, view.talk(model), believed, self._contacts, RUMOUR_STEPS
        )

    def _live_through(self) -> None:
        """Citizens learn, talk at home and elsewhere, react to what happens, and protest."""
        model, p, traits = self.model, self.model.parameters, self.traits
        self.ill_will, self.land_ill_will = view.ill_will(model, self)
        new = partial(np.empty_like, self.ill_will)
        found = new(), new(), new(), new()
        public_kernel.live(
            (self.opinion, self.knowledge_of_belt, self.grievance),
            (traits.anchor, traits.temper, traits.attention, traits.threshold),
            view.meetings(model, self._matchings),
            (p.opinion_convergence, p.outside_contacts, p.confidence_bound),
            (view.good_will(model, self), self.ill_will, p.opinion_pull),
            (*view.learning(model), self._deficit, p.knowledge_deficit),
            (self.rumour.heard, p.opinion_loss_rumour, p.rumour_grievance),
            (p.grievance_gain, p.grievance_fading, p.legitimacy),
            view.crowd(model, self.fear),
            self._mixing,
            found,
        )
        self._deficit = p.knowledge_deficit
        self.protest_by_region, self.sentiment_by_region, self.ignorance, self.believed = found
        expected = protest.event_rate(
            self.protest_by_region, self.presence.population(), p.protest_rate
        )
        draw = model.streams.uniform("publics.protests", model.t, expected.shape[1])
        self.protests_by_region = protest_kernel.count_events(expected, draw)

    def _answer(self) -> None:
        """The state answers; a concession takes some of the grievance away."""
        p, active = self.model.parameters, self.protest_by_region
        regions = np.count_nonzero(active >= p.column("visible_protest"), axis=-1).astype(float)
        intensity = self._national(active)
        land_share = view.land_share(self)
        patience = response.Patience(
            p.regions_for_statement, p.regions_for_warning, p.regions_for_concession
        )
        answer = response.respond(regions, land_share, self.land_pressure, patience)
        self.land_pressure = response.land_pressure(
            self.land_pressure, answer.concede, p.moratorium_memory
        )
        self.quota_pressure = response.quota_pressure(
            self.quota_pressure, intensity * (1.0 - land_share), p.quota_response, p.quota_memory
        )
        repression = bounded(self.model.calendar.signal("repression"), 0.0, 1.0)
        self.fear = response.fear(self.fear, answer, repression, p.fear_memory)
        costs = (p.cost_of_warning, p.cost_of_concession, p.cost_of_repression)
        self.political_cost = response.political_cost(answer, intensity, costs)
        relieved = np.flatnonzero(answer.concede)
        if len(relieved):
            left = 1.0 - p.concession_relief[relieved] * answer.concede[relieved]
            self.grievance[relieved] *= left[:, None, None]
        self.response = answer

    def _prosper(self) -> None:
        """Quality of life, against the first quarter."""
        model, p = self.model, self.model.parameters
        population = self.presence.population()
        income = model.accounts.gdp / population.sum()
        lost = migration.displaced_jobs(self.presence.workers_by_region, p.job_displacement)
        left = np.maximum(model.firms.jobs_by_region - lost, 0.0)
        jobs = np.maximum(welfare.jobs_per_head(left, population), 1e-9)
        if self._start is None:
            self._start = (income, jobs)
        first_income, first_jobs = self._start
        cooperation = model.kazakhstan.levers["agricultural_cooperation"]
        hunger = land.open_food_gap(p.food_gap, cooperation)
        self.quality_of_life = welfare.quality_of_life(
            income / first_income, jobs / first_jobs, p.income_weight, p.food_gap_cost * hunger
        )

    def _national(self, regional: FloatArray) -> FloatArray:
        """Mean over regions, weighted by residents: (runs, regions) to (runs,)."""
        population = self.presence.population()
        return sum_last(regional * (population / population.sum()))

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
