"""What turns the people of a region against China, and what turns them towards it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tests.twin.arithmetic import clip
from tests.twin.boundary import number

if TYPE_CHECKING:
    from tests.twin.simulation import TwinSimulation
    from tests.twin.society.region import Region


def feel(model: TwinSimulation, regions: list[Region]) -> None:
    """Set each region's good and ill will, opinion points a year, and ill will due to land."""
    nation = _Nation(model)
    names = tuple(region.name for region in regions)
    listed = model.signals("plant_announcement", names)
    deals = model.signals("land_deal", names)
    for region, plants, deal in zip(regions, listed, deals, strict=True):
        region.land_ill_will = _ill_will_over_land(model, region, max(deal, 0.0))
        region.ill_will = (
            _ill_will_over_workers(model, region)
            + _ill_will_over_plants(model, region, max(plants, 0.0))
            + region.land_ill_will
            + _ill_will_over_news(model, region, nation)
        )
        region.good_will = _good_will(model, region, nation)


def information(model: TwinSimulation) -> float:
    """Intensity of public information about the Belt and Road, in [0, 1]."""
    return clip(model.lever("public_outreach") + model.signal("information"), 0.0, 1.0)


class _Nation:
    """What is felt in the whole country alike, each in [0, 1]."""

    def __init__(self, model: TwinSimulation) -> None:
        p = model.p
        growth = number(model.accounts.gdp_growth) / p.reference_growth
        self.prosperity = clip(growth, 0.0, 1.0)
        self.hardship = clip(-growth, 0.0, 1.0)
        self.information = information(model)
        self.trust = number(model.docking.trust_kz_cn)
        years = model.date - p.xinjiang_news_start
        self.news = math.exp(-years / p.xinjiang_news_memory) if years >= 0.0 else 0.0


def _exposure(amount: float, half: float) -> float:
    """How much of something is felt, in [0, 1): one half at `half`; the first units matter most."""
    return amount / (amount + half)


def _ill_will_over_workers(model: TwinSimulation, region: Region) -> float:
    p = model.p
    seen = region.workers * p.migrant_exaggeration / region.labour_force(p.labour_force_share)
    felt = _exposure(seen, p.half_alarm_migrants)
    return felt * p.opinion_loss_migrants * p.migrant_alarm


def _ill_will_over_plants(model: TwinSimulation, region: Region, listed: float) -> float:
    """Over relocated plants, there or announced, and over local firms that closed for them."""
    p, millions = model.p, region.population / 1e6
    plants = (region.relocated + listed * p.project_value) / millions
    closed = 4.0 * model.industry.displaced_by_region[region.place] / millions
    return p.relocation_alarm * (
        _exposure(plants, p.half_alarm_relocation) * p.opinion_loss_relocation
        + _exposure(closed, p.half_alarm_displacement) * p.opinion_loss_displacement
    )


def _ill_will_over_land(model: TwinSimulation, region: Region, deal: float) -> float:
    p = model.p
    return (
        _exposure(region.land_leased + deal, p.half_alarm_land) * p.opinion_loss_land * p.land_alarm
    )


def _ill_will_over_news(model: TwinSimulation, region: Region, nation: _Nation) -> float:
    """Over kin in Xinjiang, disputes over water and nature, and a shrinking income."""
    p = model.p
    return (
        nation.news * region.xinjiang_kin * p.opinion_loss_xinjiang * p.xinjiang_alarm
        + region.stopped * p.opinion_loss_disputes
        + nation.hardship * p.opinion_gain_income
    )


def _good_will(model: TwinSimulation, region: Region, nation: _Nation) -> float:
    p = model.p
    jobs = model.industry.plants_by_region[region.place] * p.jobs_per_plant
    jobs /= region.labour_force(p.labour_force_share)
    return (
        _exposure(jobs, p.half_delight_jobs) * p.opinion_gain_jobs
        + nation.prosperity * p.opinion_gain_income
        + nation.information * p.opinion_gain_information
        + nation.trust * p.opinion_gain_culture
    )
