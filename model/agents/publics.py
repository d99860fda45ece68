"""The publics of Kazakhstan's regions: what they think, fear and do about China."""

from __future__ import annotations

from typing import TYPE_CHECKING

import mesa
import numpy as np

from model.agents import publics_view as view
from model.numerics.arrays import FloatArray
from model.numerics.records import Records, records
from model.rules.society import (
    citizens,
    feelings,
    protest,
    public,
    response,
    rumour,
    rumour_onset,
    summary,
    welfare,
)
from model.world.presence import Presence
from model.world.regions import kazakh_regions, matchings

if TYPE_CHECKING:
    from model.simulation import Simulation

CITIZENS = 96
"""Citizens that stand for the public of a region: from here on more of them change little (crowds
of a few people are coarse, and with 24 there were a fifth fewer protests)."""

_FIRST_TOPIC = 0.5
"""Share of what is rumoured that is about land before there is a first rumour."""


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
        ways = matchings(self.regions.ties)
        self._abroad = np.ascontiguousarray(self._contacts.T), ways.edges, ways.partner
        shape = (model.runs, len(self.regions.names))
        self._draw_citizens()
        self.moods, self.wills = records(public.Mood, shape), records(feelings.Will, shape)
        self.rumour = records(rumour.Rumour, shape)
        self.rumour["ignorant"] = 1.0
        self._rumour_abroad = records(rumour.Abroad, model.runs)
        self._rumour_abroad["land_topic"] = _FIRST_TOPIC
        self._announced = records(rumour_onset.Announced, shape)
        self._pressures = records(response.Pressures, model.runs)
        self._start = records(welfare.Livelihood, model.runs)
        self._names = *summary.Outcomes._fields, *(
            f"{what}_{region}" for region in self.regions.names for what in ("sentiment", "protests")
        )
        self._begin()

    def step(self) -> None:
        """Workers come, land is asked for, rumours run, people talk, protest; the state answers."""
        self._nation = view.nation(self.model)
        self._local = view.local(self.model, self.regions.names)
        self.presence.step(self._nation, self._local)
        self._hear_rumours()
        self._live_through()
        self._answer()
        self._sum_up()

    @property
    def opinion(self) -> FloatArray:
        """Opinion of China, [-1, 1], (runs, regions, citizens)."""
        return self._minds[0]

    @property
    def knowledge_of_belt(self) -> FloatArray:
        """Knowledge of the Belt and Road, [0, 1], (runs, regions, citizens)."""
        return self._minds[1]

    @property
    def grievance(self) -> FloatArray:
        """Grievance, [0, 1], (runs, regions, citizens)."""
        return self._minds[2]

    def _draw_citizens(self) -> None:
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
            sensitivity=citizens.sensitivities(streams.initial_uniform("publics.temper", *shape)),
            attention=streams.initial_uniform("publics.attention", *shape),
        )
        acquainted = streams.initial_uniform("publics.knowledge", *shape)
        known = citizens.first_knowledge(p.knowledge_2013, acquainted)
        opinion = self.traits.anchor.copy()
        self._minds: public.Minds = opinion, known, np.zeros_like(opinion)
        self._deficit = p.knowledge_deficit

    def _begin(self) -> None:
        """Show what the others see before the first quarter: nobody protests."""
        self._show(records(summary.Outcomes, self.model.runs))
        self.chinese_workers = self.presence.whole["workers"].copy()
        self.quality_of_life = self.quality_of_life + 1.0

    def _hear_rumours(self) -> None:
        """Announcements, the calendar and chance start rumours; rumours run through the country."""
        model, p, presence = self.model, self.model.parameters, self.presence
        draws, regions = model.streams.uniform, len(self.regions.names)
        before, self._announced = self._announced, np.empty_like(self._announced)
        self.rumour, self._rumour_abroad = self.rumour.copy(), self._rumour_abroad.copy()
        public.hear_rumours(
            (p.records(rumour_onset.Parameters), p.records(rumour.Parameters)),
            (presence.places, self._nation, self._local, presence.regional, self._contacts),
            (
                draws("publics.land_rumour", model.t, regions),
                draws("publics.plant_rumour", model.t, regions),
            ),
            (self.opinion, self.knowledge_of_belt, self._deficit),
            (self._rumour_abroad, self.rumour, self._announced, before),
        )

    def _live_through(self) -> None:
        """Citizens learn, talk at home and elsewhere, react to what happens, and protest."""
        model, p, presence = self.model, self.model.parameters, self.presence
        draws, regions = model.streams.uniform, len(self.regions.names)
        self.moods, self.wills = np.empty_like(self.moods), np.empty_like(self.wills)
        feelings.feel(
            p.records(feelings.Parameters),
            (presence.on_record, presence.places, self._nation, self._local),
            presence.regional,
            self.wills,
        )
        known = *view.learning(model, self._nation["informed"]), self._deficit
        public.live(
            self._minds,
            tuple(self.traits),
            (p.records(public.Parameters), p.records(protest.Parameters), known),
            (
                (self._pressures, self.wills, self.rumour),
                self._abroad,
                (
                    draws("publics.meeting", model.t, regions),
                    draws("publics.meeting_away", model.t, regions),
                    draws("publics.travel", model.t),
                ),
            ),
            self.moods,
        )
        self._deficit = p.knowledge_deficit

    def _answer(self) -> None:
        """The state answers; a concession takes some of the grievance away."""
        before, self._pressures = self._pressures, np.empty_like(self._pressures)
        response.answer(
            self.model.parameters.records(response.Parameters),
            (self.presence.places, self._nation, self._rumour_abroad),
            (self.moods, self.wills, self.grievance),
            before,
            self._pressures,
        )

    def _sum_up(self) -> None:
        """Protests are counted, and what the quarter comes to in the country."""
        model, p, presence = self.model, self.model.parameters, self.presence
        outcomes = records(summary.Outcomes, model.runs)
        self.protests_by_region = np.empty(self.moods.shape)
        summary.sum_up(
            (p.records(summary.Parameters), p.records(welfare.Parameters)),
            (presence.on_record, presence.places, self._nation, self._local),
            (
                (self.moods, self.rumour, presence.regional),
                (presence.whole, self._pressures, self._start),
            ),
            model.streams.uniform("publics.protests", model.t, len(self.regions.names)),
            (self.protests_by_region, outcomes),
        )
        self._show(outcomes)

    def _show(self, outcomes: Records) -> None:
        """Let others see what the quarter came to, in arrays (runs,) and (runs, regions)."""
        table = outcomes.view(np.float64).reshape(self.model.runs, -1)
        self._outcomes = np.ascontiguousarray(table.T)
        shown = dict(zip(summary.Outcomes._fields, self._outcomes, strict=True))
        self.protest, self.chinese_workers = shown["protest_intensity"], shown["chinese_workers"]
        self.land_pressure, self.quota_pressure = shown["land_pressure"], shown["quota_pressure"]
        self.quality_of_life = shown["quality_of_life"]
        self.environment_stoppage = np.ascontiguousarray(self.presence.whole["stoppage"])
        self.protest_by_region = np.ascontiguousarray(self.moods["protesting"])

    def record(self) -> dict[str, FloatArray]:
        """This quarter's outcomes, each (runs,)."""
        by_region = np.empty((len(self.regions.names), 2, self.model.runs))
        by_region[:, 0] = self.moods["sentiment"].T
        by_region[:, 1] = self.protests_by_region.T
        rows = *self._outcomes, *by_region.reshape(-1, self.model.runs)
        return dict(zip(self._names, rows, strict=True))
