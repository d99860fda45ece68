"""A citizen, who talks, hears rumours, takes things to heart and may take to the street."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import mesa

from tests.twin.arithmetic import clip

if TYPE_CHECKING:
    from tests.twin.simulation import TwinSimulation
    from tests.twin.society.region import Region

_CERTAIN = 0.95
"""No citizen starts out beyond this opinion, on either side."""
_HOTTEST = 5.0
"""Most that anybody takes to heart, in units of the average."""
_LEAST_THRESHOLD = 0.01
"""Nobody takes to the street for nothing at all."""


class Citizen(mesa.Agent):
    """One of the unlike people who stand for the public of a region.

    Opinion of China runs from -1 (hostile) to 1 (friendly); knowledge, ignorance, belief and
    grievance lie in [0, 1].
    """

    model: TwinSimulation

    def __init__(
        self,
        model: TwinSimulation,
        region: Region,
        *,
        decided: float,
        taste: float,
        boldness: float,
        temper: float,
        attention: float,
        acquainted: float,
    ) -> None:
        """Born of draws: `taste` and `boldness` are standard normal, the others uniform."""
        super().__init__(model)
        p = model.p
        self.region = region
        leaning = p.opinion_spread * taste if decided >= p.undecided_share else 0.0
        self.anchor = clip(p.opinion_mean + leaning, -_CERTAIN, _CERTAIN)
        self.threshold = max(p.threshold_mean + p.threshold_spread * boldness, _LEAST_THRESHOLD)
        self.temper = min(-math.log1p(-temper), _HOTTEST)
        self.attention = attention
        self.opinion = self.anchor
        self.knowledge = min(2.0 * p.knowledge_2013 * acquainted, 1.0)
        self.grievance = 0.0
        self.belief = 0.0
        self.believed = 0.0
        self.hurdle = 0.0
        self.know_better(p.knowledge_deficit)

    def know_better(self, deficit: float) -> None:
        """Whoever knows little of what a rumour is about can be misled."""
        self.ignorance = clip(deficit * (1.0 - self.knowledge), 0.0, 1.0)

    def judge(self) -> None:
        """Rumours against China are believed by those who know little and think ill."""
        self.belief = self.ignorance * (0.5 - 0.5 * self.opinion)

    def learn(self, target: float, kept: float, deficit: float) -> None:
        """Public information and forgetting draw knowledge to `target`; `kept` of the gap stays."""
        self.knowledge = target + kept * (self.knowledge - target)
        self.know_better(deficit)

    def talk_with(self, other: Citizen, bound: float, convergence: float) -> None:
        """Two whose opinions are close enough both move towards each other (Deffuant 2000)."""
        gap = other.opinion - self.opinion
        if abs(gap) < bound:
            self.opinion += convergence * gap
            other.opinion -= convergence * gap

    def form_opinion(self, kept: float, loss: float) -> None:
        """Drift back to the own anchor, then react to what the region lives through and hears.

        `kept` of the distance to the anchor stays; a rumour fully believed costs a neutral citizen
        `loss` points.
        """
        region = self.region
        opinion = self.anchor + kept * (self.opinion - self.anchor)
        warmed = 0.25 * region.good_will * (1.0 - opinion)
        hurt = 0.25 * region.ill_will * self.temper * (1.0 + opinion)
        opinion = clip(opinion + warmed - hurt, -1.0, 1.0)
        self.believed = self.belief if self.attention < region.heard else 0.0
        self.opinion = opinion - loss * self.believed * (1.0 + opinion)

    def grieve(self, gain: float, shock: float, kept: float, defiance: float) -> None:
        """Grievance fades to `kept` and grows with ill will and with rumours believed.

        `gain` turns ill will into a share of grievance a year, `shock` is what a rumour adds at
        once, and `defiance` is how much of grievance the state's legitimacy does not hold back.
        """
        alarm = gain * self.region.ill_will * self.temper * (1.0 - self.opinion)
        felt = clip(0.25 * alarm + shock * self.believed, 0.0, 1.0)
        old = kept * self.grievance
        self.grievance = old + felt * (1.0 - old)
        self.hurdle = self.threshold - defiance * self.grievance

    def calm_down(self, left: float) -> None:
        """A concession leaves the part `left` of the grievance."""
        self.grievance *= left
