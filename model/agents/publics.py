"""The publics of Kazakhstan's regions: what they think, fear and do about China."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_type_hints

import mesa
import numpy as np

from model.agents import publics_view as view
from model.clock import Quarter
from model.numerics.arrays import FloatArray
from model.numerics.records import records
from model.parameters import Values
from model.rules.society import citizens, feelings, knowledge, presence, public, response, summary
from model.rules.society.state import Country, Parameters, Region
from model.rules.society.summary import Outcomes
from model.world.foreign_labour import workers_elsewhere
from model.world.regions import kazakh_regions, matchings
from model.world.residents import record_of

if TYPE_CHECKING:
    from model.simulation import Simulation

CITIZENS = 96
"""Citizens that stand for the public of a region: from here on more of them change little (crowds
of a few people are coarse, and with 24 there were a fifth fewer protests)."""
_FIRST_TOPIC = 0.5
"""Share of what is rumoured that is about land before there is a first rumour."""
_REGIONAL = "sentiment", "protests"
"""Outcomes of each region, as they are called before its name."""


class Publics(mesa.Agent):
    """A sample of unlike citizens in each region, who talk, hear rumours and take to the street.

    Citizens are (runs, regions, citizens), regional figures (runs, regions), national ones (runs,).
    """

    model: Simulation

    def __init__(self, model: Simulation) -> None:
        super().__init__(model)
        regions = kazakh_regions()
        self.regions = regions.names
        self._contacts, ways = regions.contacts(), matchings(regions.ties)
        self._abroad = np.ascontiguousarray(self._contacts.T), ways.edges, ways.partner
        self._outcome_names = (
            *Outcomes._fields,
            *(f"{outcome}_{region}" for region in self.regions for outcome in _REGIONAL),
        )
        self._draw_citizens()
        self._take_places()

    def step(self) -> None:
        """Workers come, land is asked for, rumours run, people talk, protest; the state answers."""
        self._look_around()
        self._meet_china()
        self._hear_rumours()
        self._live_through()
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
        shape = (len(self.regions), CITIZENS)
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

    def _take_places(self) -> None:
        """Be where the story begins: nobody protests, and nobody has heard a rumour."""
        model = self.model
        self._gather_parameters(model.parameters)
        self._find_record(model.quarter)
        self.country = records(Country, model.runs)
        """The state of each run, (runs,)."""
        self.by_region = records(Region, (model.runs, len(self.regions)))
        """The state of each region, (runs, regions)."""
        workers = workers_elsewhere(model.quarter) * model.parameters.chinese_labour_intensity
        self.country["presence"]["workers"] = workers
        self.country["rumour"]["land_topic"] = _FIRST_TOPIC
        exposure = self.places["project_exposure"]
        self.by_region["presence"]["workers"] = workers[:, None] * exposure
        self.by_region["rumour"]["ignorant"] = 1.0
        self._state = self.country, self.by_region
        self.protests_by_region = np.zeros(self.by_region.shape)
        self._show()

    def _gather_parameters(self, values: Values) -> None:
        """Put the parameters together as the rules take them."""
        self._values, self._own = values, records(Parameters, self.model.runs)
        for name, kind in get_type_hints(Parameters).items():
            self._own[name] = values.records(kind)

    def _find_record(self, quarter: Quarter) -> None:
        self.on_record, self.places = record_of(quarter)

    def _look_around(self) -> None:
        """See what the quarter brings."""
        model = self.model
        if self._values is not model.parameters:
            self._gather_parameters(model.parameters)
        self._find_record(model.quarter)
        seen = view.nation(model), view.local(model, self.regions)
        self._around = self.on_record, self.places, *seen

    def _draw(self, *streams: str) -> tuple[FloatArray, ...]:
        """The quarter's uniform draws of some streams, (runs, regions)."""
        uniform, t, regions = self.model.streams.uniform, self.model.t, len(self.regions)
        return tuple([uniform(stream, t, regions) for stream in streams])

    def _meet_china(self) -> None:
        """Workers come and go, plants arrive, land is leased, disputes break out and end."""
        draws = self._draw("publics.land_request", "publics.dispute")
        capacity = self.model.finance.relocated_capacity
        presence.meet(self._own, self._around, capacity, draws, self._state)

    def _hear_rumours(self) -> None:
        """Announcements, the calendar and chance start rumours; rumours run through the country."""
        draws = self._draw("publics.land_rumour", "publics.plant_rumour")
        around, (opinion, known, _) = (self._around, self._contacts), self._minds
        minds = opinion, known, self._deficit
        public.hear_rumours(self._own, around, draws, minds, self._state)

    def _live_through(self) -> None:
        """Citizens learn, talk, react to what happens, and protest; the state answers."""
        own, model = self._own, self.model
        feelings.feel(own, self._around, self.by_region)
        known = *knowledge.tendencies(own, self._around[2]), self._deficit
        travel = model.streams.uniform("publics.travel", model.t)
        meetings = *self._draw("publics.meeting", "publics.meeting_away"), travel
        people = self._minds, tuple(self.traits), known
        public.live(own, people, self._abroad, meetings, self._state)
        self._deficit = model.parameters.knowledge_deficit
        response.answer(own, self._around, self._state, self.grievance)

    def _sum_up(self) -> None:
        """Protests are counted, and what the quarter comes to in the country."""
        self.protests_by_region = np.empty(self.by_region.shape)
        (draw,) = self._draw("publics.protests")
        summary.sum_up(self._own, self._around, draw, self.protests_by_region, self._state)
        self._show()

    def _show(self) -> None:
        """Let others see what the quarter came to, in arrays (runs,) and (runs, regions)."""
        runs, last = self.model.runs, len(Outcomes._fields)
        numbers = np.ndarray((runs, self.country.itemsize // 8), np.float64, self.country)
        shown: Any = Outcomes(*numbers[:, -last:].T.copy())
        self.protest: FloatArray = shown.protest_intensity
        self.land_pressure: FloatArray = shown.land_pressure
        self.quota_pressure: FloatArray = shown.quota_pressure
        self._outcomes: Any = shown
        self.environment_stoppage = self.country["presence"]["stoppage"].copy()
        self.protest_by_region = self.by_region["mood"]["protesting"].copy()

    def record(self) -> dict[str, FloatArray]:
        """This quarter's outcomes, each (runs,)."""
        regional = np.empty((len(self.regions), len(_REGIONAL), self.model.runs))
        regional[:, 0] = self.by_region["mood"]["sentiment"].T
        regional[:, 1] = self.protests_by_region.T
        rows = *self._outcomes, *regional.reshape(-1, self.model.runs)
        return dict(zip(self._outcome_names, rows, strict=True))
