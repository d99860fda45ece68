"""How firms come to know more: experience, research, and technology from Chinese plants.

Know-how is log productivity over that of the mean local firm of a sector in 2013.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import rule
from model.numerics.records import Records
from model.rules.industry.engineers import hands
from model.rules.industry.firm import KNOW_HOW, LUCK, Owners, mean_know_how

LEAST_PULL, MOST_PULL = -0.9, 2.0
"""Between these output pulls at experience, whatever it is."""
MOST_CHANGE = 0.125
"""Experience changes by this at most in a quarter: half a log point a year."""


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    chinese_productivity_lead: float
    frontier_growth: float
    experience_fading: float
    experience_elasticity: float
    general_progress: float
    research_effect: float
    spur_of_competition: float
    take_over_speed: float
    backward_spillover: float
    transfer_centre_effect: float
    wholly_owned_spillover_ratio: float
    horizontal_spillover: float
    absorption_difficulty: float
    usual_local_content: float
    plant_catch_up: float
    fortune_persistence: float
    fortune_spread: float


class Skills(NamedTuple):
    """What a run's industry knows and could be taught, and whose standards it follows."""

    frontier: float
    """Log productivity of the best Chinese plants over the mean local firm of 2013."""
    engineers: float
    """Thousand."""
    engineer_ratio: float
    """Engineers over engineers needed."""
    lock_in: float
    """Lock-in to Chinese standards, in [0, 1]."""
    home_content: float
    """Local content of local firms, in [0, 1]."""
    plant_content: float
    """Local content of joint and Chinese plants, in [0, 1]."""


class Fortune(NamedTuple):
    """How luck changes in a quarter."""

    lasting: float
    """The part that lasts."""
    fresh: float
    """Spread of the news of a small firm, log points."""


class Lessons(NamedTuple):
    """What the sectors of a run learn from alike."""

    hands: float
    """Part of new technology for which there are engineers."""
    backward: float
    """What joint ventures and Chinese plants offer to suppliers, log points."""


@rule
def frontier(p: Parameters, years: float) -> float:
    """Log productivity of the best Chinese plants over the mean local firm of 2013.

    `years` are those since the start of 2013.
    """
    return p.chinese_productivity_lead + p.frontier_growth * years


@rule
def change_of_experience(p: Parameters, output: float, experience: float) -> float:
    """Rate at which experience changes in a quarter.

    Experience is a fading mean of `output` (over that of 2013), so that a sector that shrinks
    unlearns (learning by doing with forgetting, Argote and Epple 1990).
    """
    pull = min(max(output / experience - 1.0, LEAST_PULL), MOST_PULL)
    change = p.experience_fading / QUARTERS_A_YEAR * pull
    return min(max(change, -MOST_CHANGE), MOST_CHANGE)


@rule
def absorptive_capacity(p: Parameters, hands: float, gap: float) -> float:
    """Part of the technology on offer that local firms can take over, in [0, 1].

    min(1, engineers / required) * exp(-difficulty * gap): spillovers are larger where the gap is
    slight (Havranek and Irsova 2011). `hands` is the part of new technology for which there are
    engineers, `gap` the frontier's lead in log productivity, counted from 0.
    """
    return hands * math.exp(-p.absorption_difficulty * max(gap, 0.0))


@rule
def backward_links(p: Parameters, joint: float, chinese: float, content: float) -> float:
    """Log productivity that suppliers could gain from plants with Chinese capital.

    `joint` and `chinese` are shares of joint ventures and of Chinese plants in manufacturing over
    those of 2013, `content` is local content of plants. Backward links need local content (R26);
    the estimates are of Havranek and Irsova (2011) and of Javorcik (2004), who finds none for
    wholly foreign plants.
    """
    links = joint + p.wholly_owned_spillover_ratio * chinese
    return links * (content / p.usual_local_content)


@rule
def transferred(p: Parameters, links: float, centres: float) -> float:
    """What suppliers gain of those `links`; `centres` is the shift of technology transfer."""
    return p.backward_spillover * (1.0 + p.transfer_centre_effect * centres) * links


@rule
def technology_on_offer(p: Parameters, lessons: Lessons, gap: float, plants: float) -> float:
    """Log productivity that local firms of a sector could have taken over by now.

    `plants` is the share of joint and Chinese plants in the sector over that of 2013; what they
    give to rivals is about zero, of either sign.
    """
    capacity = absorptive_capacity(p, lessons.hands, gap)
    return capacity * (lessons.backward + p.horizontal_spillover * plants)


@rule
def taken_over(p: Parameters, achieved: float, offered: float) -> float:
    """Technology taken over in a quarter, log points.

    Firms close the distance to what is on offer; what is once known is not lost when plants leave.
    """
    return p.take_over_speed / QUARTERS_A_YEAR * max(offered - achieved, 0.0)


@rule
def steady_progress(
    p: Parameters, hands: float, research: float, intensity: float, rivalry: float
) -> float:
    """Know-how that a sector gains in a quarter from what goes on all the time, log points.

    Methods new to all the world as far as there are engineers for them, `research` (the shift of
    its lever) by the sector's `intensity` of it, and the spur of `rivalry`, the market share of
    Chinese rivals over that of 2013.
    """
    year = p.general_progress * hands + p.research_effect * research * intensity
    return (year + p.spur_of_competition * rivalry) / QUARTERS_A_YEAR


@rule
def fortune(p: Parameters) -> Fortune:
    """How the passing part of log productivity changes in a quarter: autoregressive.

    Persistence is over a year, about 0.8 in plants (Foster, Haltiwanger and Syverson 2008); the
    standing spread stays what it is.
    """
    lasting = p.fortune_persistence ** (1.0 / QUARTERS_A_YEAR)
    return Fortune(lasting, math.sqrt(1.0 - lasting * lasting) * p.fortune_spread)


@rule
def caught_up(p: Parameters, know_how: float, frontier: float) -> float:
    """Know-how of a plant a quarter later, as its parents bring it towards the frontier."""
    return know_how + p.plant_catch_up / QUARTERS_A_YEAR * (frontier - know_how)


@rule
def learn(p: Any, policy: Any, industry: Any, traits: Records, sectors: Records) -> None:
    """Find what local firms of a run learn in a quarter, by sector."""
    skills, now, first = industry.skills, industry.manufacturing, industry.start
    able = hands(skills.engineer_ratio)
    joint, chinese = now.joint - first.joint, now.chinese - first.chinese
    links = backward_links(p, joint, chinese, skills.plant_content)
    lessons = Lessons(able, transferred(p, links, policy.technology_transfer))
    for sector in range(len(sectors)):
        own, trait = sectors[sector], traits[sector]
        made = own.output.value_added / trait.value_added_2013
        change = change_of_experience(p, made, own.experience)
        own.experience *= 1.0 + change
        gap, plants = skills.frontier - own.know_how, own.shares.plants - own.start.plants
        offered = technology_on_offer(p, lessons, gap, plants)
        taken = taken_over(p, own.taken_over, offered)
        own.taken_over += taken
        rivalry = own.shares.rivals - own.start.rivals
        steady = steady_progress(p, able, policy.research, trait.research, rivalry)
        own.progress = steady + p.experience_elasticity * math.log1p(change) + taken


@rule
def come_to_know(
    p: Any, frontier: float, owners: Owners, draws: tuple[FloatArray, ...], firms: Any
) -> None:
    """Change luck and know-how of a run's `firms` (themselves and their sectors) in a quarter.

    `draws` are standard normal, (sectors, slots), and what moves a slot's fortune over that of a
    small firm, (slots,).
    """
    (stocks, sectors), (draw, volatility), luck = firms, draws, fortune(p)
    for sector in range(len(sectors)):
        firm, progress = stocks[sector], sectors[sector].progress
        for slot in range(firm.shape[1]):
            news = luck.fresh * volatility[slot] * draw[sector, slot]
            firm[LUCK, slot] = luck.lasting * firm[LUCK, slot] + news
        for slot in range(owners.joint):
            firm[KNOW_HOW, slot] += progress
        for slot in range(owners.joint, firm.shape[1]):
            firm[KNOW_HOW, slot] = caught_up(p, firm[KNOW_HOW, slot], frontier)
        sectors[sector].know_how = mean_know_how(firm, owners.joint)
