"""What industry as a whole knows: engineers, standards, and the technology on offer."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.twin.arithmetic import clip

if TYPE_CHECKING:
    from tests.twin.industry.sector import Sector
    from tests.twin.simulation import TwinSimulation

_MOST_ENGINEERS = 3.0
"""The ratio of engineers to need is shown up to this value."""
_LEAST_CONTENT, _MOST_CONTENT = 0.02, 0.98


@dataclass(frozen=True)
class Offer:
    """What local firms can learn from this quarter."""

    methods: float
    """Log points a year of methods new to all the world, as far as there are engineers."""
    research: float
    """Log points a year of research, at a research intensity of one."""
    links: float
    """Log points that suppliers of plants with Chinese capital could have gained by now."""
    hands: float
    """Part of new technology for which there are engineers."""
    frontier: float
    """Log productivity of the best Chinese plants."""
    horizontal: float
    """Log points that a sector gains for a unit share of such plants in it."""
    difficulty: float
    """How much a gap in technology hampers its transfer."""

    def technology(self, sector: Sector) -> float:
        """Log productivity that the sector's local firms could have taken over by now."""
        gap = max(self.frontier - sector.local_know_how, 0.0)
        capacity = self.hands * math.exp(-self.difficulty * gap)
        own = sector.plant_share - sector.plant_share_2013
        return capacity * (self.links + self.horizontal * own)


class Skills:
    """Engineers, thousand, and lock-in to Chinese standards, in [0, 1]."""

    def __init__(self, model: TwinSimulation) -> None:
        self.model = model
        self.engineers = model.p.engineers_2013
        self.engineer_ratio = 1.0
        """Engineers over engineers needed."""
        self.lock_in = 0.0

    @property
    def frontier(self) -> float:
        """Log productivity of the best Chinese plants over local firms of 2013."""
        p = self.model.p
        return p.chinese_productivity_lead + p.frontier_growth * self.model.t / 4.0

    def offer(self, joint: float, chinese: float) -> Offer:
        """What there is to learn, given the gain since 2013 in the shares of plants."""
        model, p = self.model, self.model.p
        hands = min(self.engineer_ratio, 1.0)
        sourcing = self.plant_content / p.usual_local_content
        centres = 1.0 + p.transfer_centre_effect * model.shift("technology_transfer")
        presence = joint + p.wholly_owned_spillover_ratio * chinese
        return Offer(
            methods=p.general_progress * hands,
            research=p.research_effect * model.shift("research"),
            links=p.backward_spillover * centres * presence * sourcing,
            hands=hands,
            frontier=self.frontier,
            horizontal=p.horizontal_spillover,
            difficulty=p.absorption_difficulty,
        )

    def train(self) -> None:
        """Engineers graduate, are trained, and leave."""
        p = self.model.p
        trained = p.training_effect * self.model.shift("training")
        joining = max(p.engineering_graduates + trained, 0.0)
        leaving = p.engineer_attrition * self.engineers
        self.engineers = max(self.engineers + (joining - leaving) / 4.0, 1.0)

    def count_engineers(self, jobs: float, plant_capital: float) -> None:
        """Hold engineers against the need of `jobs` (thousand) and of plants (USD_2018 m)."""
        p = self.model.p
        needed = p.engineers_per_job * jobs + p.engineers_per_plant_capital * plant_capital
        needed = max(p.engineer_need * needed, self.engineers / _MOST_ENGINEERS)
        self.engineer_ratio = min(self.engineers / needed, _MOST_ENGINEERS)

    def adopt_standards(self, capital_share: float, equipment_share: float) -> None:
        """Chinese capital and equipment spread Chinese standards, which do not go back."""
        p = self.model.p
        driver = clip(capital_share + p.lock_in_equipment_weight * equipment_share, 0.0, 1.0)
        self.lock_in += p.lock_in_speed / 4.0 * driver * (1.0 - self.lock_in)

    @property
    def home_content(self) -> float:
        """Local content of local firms, in [0, 1]."""
        return clip(self._content(), _LEAST_CONTENT, _MOST_CONTENT)

    @property
    def plant_content(self) -> float:
        """Local content of plants with Chinese capital, in [0, 1]."""
        content = self._content() - self.model.p.chinese_local_content_gap
        return clip(content, _LEAST_CONTENT, _MOST_CONTENT)

    def _content(self) -> float:
        model, p = self.model, self.model.p
        rules = p.local_content_rule_effect * model.shift("local_content_rule")
        screening = p.screening_content_effect * model.shift("project_screening")
        return p.usual_local_content + rules + screening - p.lock_in_content_loss * self.lock_in
