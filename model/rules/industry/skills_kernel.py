"""What manufacturers learn and whose standards they follow, run by run.

The rules are those of `learning`, `engineers` and `lock_in`, compiled; arrays are (runs,) or
(runs, sectors).
"""

from __future__ import annotations

import math
from typing import NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled
from model.rules.industry.engineers import LEAST_STOCK
from model.rules.industry.learning import LEAST_PULL, MOST_CHANGE, MOST_PULL
from model.rules.industry.lock_in import LEAST_CONTENT, MOST_CONTENT


class Known(NamedTuple):
    """State of what is known, which the kernel changes."""

    experience: FloatArray
    """(runs, sectors)."""
    taken_over: FloatArray
    """Chinese technology taken over so far, log points, (runs, sectors)."""
    engineers: FloatArray
    """Thousand, (runs,)."""
    lock_in: FloatArray
    """Lock-in to Chinese standards, (runs,)."""


class Sectors2013(NamedTuple):
    """What tells sectors apart, and what they were in 2013."""

    value_added: FloatArray
    """USD_2018 m a year, (sectors,)."""
    research: FloatArray
    """Research intensity, (sectors,)."""
    rivals: FloatArray
    """Market share of Chinese goods and plants, (runs, sectors)."""
    plants: FloatArray
    """Share of joint and Chinese plants in value added, (runs, sectors)."""
    joint: FloatArray
    """That of joint ventures in all manufacturing, (runs,)."""
    chinese: FloatArray
    """That of Chinese plants, (runs,)."""


class Around(NamedTuple):
    """What firms learn from in a quarter: as in `Sectors2013`, but now."""

    value_added: FloatArray
    """(runs, sectors)."""
    rivals: FloatArray
    plants: FloatArray
    joint: FloatArray
    chinese: FloatArray
    know_how: FloatArray
    """Mean know-how of local firms, (runs, sectors)."""
    frontier: FloatArray
    """Log productivity of the best Chinese plants, (runs,)."""
    engineer_ratio: FloatArray
    """Engineers over engineers needed, (runs,)."""
    equipment: FloatArray
    """Chinese share of spending on capital goods, (runs,)."""


class Levers(NamedTuple):
    """How far policy levers stand from their usual stances, (runs,); named as the levers are."""

    research: FloatArray
    training: FloatArray
    technology_transfer: FloatArray
    local_content_rule: FloatArray
    project_screening: FloatArray


class SkillParameters(NamedTuple):
    """What learning goes by; the fields are named as the parameters are."""

    experience_fading: FloatArray
    experience_elasticity: FloatArray
    general_progress: FloatArray
    research_effect: FloatArray
    spur_of_competition: FloatArray
    take_over_speed: FloatArray
    backward_spillover: FloatArray
    transfer_centre_effect: FloatArray
    wholly_owned_spillover_ratio: FloatArray
    horizontal_spillover: FloatArray
    absorption_difficulty: FloatArray
    training_effect: FloatArray
    engineering_graduates: FloatArray
    engineer_attrition: FloatArray
    lock_in_equipment_weight: FloatArray
    lock_in_speed: FloatArray
    usual_local_content: FloatArray
    chinese_local_content_gap: FloatArray
    local_content_rule_effect: FloatArray
    screening_content_effect: FloatArray
    lock_in_content_loss: FloatArray


@compiled
def source(lock_in: FloatArray, levers: Levers, p: SkillParameters, content: FloatArray) -> None:
    """Set the local `content` (2, runs) of plants and of local firms.

    The rules are `lock_in.plant_content` and `home_content`.
    """
    for run in range(len(lock_in)):
        rule = p.local_content_rule_effect[run] * levers.local_content_rule[run]
        screening = p.screening_content_effect[run] * levers.project_screening[run]
        home = p.usual_local_content[run] + (rule + screening)
        home -= p.lock_in_content_loss[run] * lock_in[run]
        plants = home - p.chinese_local_content_gap[run]
        content[0, run] = min(max(plants, LEAST_CONTENT), MOST_CONTENT)
        content[1, run] = min(max(home, LEAST_CONTENT), MOST_CONTENT)


@compiled
def learn(
    known: Known,
    start: Sectors2013,
    now: Around,
    levers: Levers,
    p: SkillParameters,
    content: FloatArray,
    progress: FloatArray,
) -> None:
    """Learn, train engineers and adopt standards; then `source` anew.

    Sets `progress` (runs, sectors), the know-how local firms gain in the quarter, log points, by
    `learning.gain_experience` and `take_over`. `content` (2, runs) is that of the quarter before.
    """
    runs, sectors = progress.shape
    for run in range(runs):
        hands = min(now.engineer_ratio[run], 1.0)
        adopted = p.general_progress[run] * hands
        research = p.research_effect[run] * levers.research[run]
        chinese = now.chinese[run] - start.chinese[run]
        links = now.joint[run] - start.joint[run] + p.wholly_owned_spillover_ratio[run] * chinese
        centres = 1.0 + p.transfer_centre_effect[run] * levers.technology_transfer[run]
        sourcing = content[0, run] / p.usual_local_content[run]
        backward = p.backward_spillover[run] * centres * (links * sourcing)
        fading = p.experience_fading[run] / QUARTERS_A_YEAR
        for sector in range(sectors):
            output = now.value_added[run, sector] / start.value_added[sector]
            pull = output / known.experience[run, sector] - 1.0
            change = fading * min(max(pull, LEAST_PULL), MOST_PULL)
            change = min(max(change, -MOST_CHANGE), MOST_CHANGE)
            known.experience[run, sector] *= 1.0 + change
            learned = p.experience_elasticity[run] * math.log1p(change)
            gap = max(now.frontier[run] - now.know_how[run, sector], 0.0)
            capacity = hands * math.exp(-p.absorption_difficulty[run] * gap)
            own = now.plants[run, sector] - start.plants[run, sector]
            offered = capacity * (backward + p.horizontal_spillover[run] * own)
            missing = max(offered - known.taken_over[run, sector], 0.0)
            taken = p.take_over_speed[run] / QUARTERS_A_YEAR * missing
            known.taken_over[run, sector] += taken
            rivalry = now.rivals[run, sector] - start.rivals[run, sector]
            steady = adopted + research * start.research[sector]
            steady += p.spur_of_competition[run] * rivalry
            progress[run, sector] = steady / QUARTERS_A_YEAR + learned + taken
        trained = p.training_effect[run] * levers.training[run]
        gained = max(p.engineering_graduates[run] + trained, 0.0)
        gained -= p.engineer_attrition[run] * known.engineers[run]
        engineers = known.engineers[run] + gained / QUARTERS_A_YEAR
        known.engineers[run] = max(engineers, LEAST_STOCK)
        owned = now.chinese[run] + 0.5 * now.joint[run]
        driver = owned + p.lock_in_equipment_weight[run] * now.equipment[run]
        driver = min(max(driver, 0.0), 1.0)
        open_to_it = 1.0 - known.lock_in[run]
        known.lock_in[run] += p.lock_in_speed[run] / QUARTERS_A_YEAR * driver * open_to_it
    source(known.lock_in, levers, p, content)
