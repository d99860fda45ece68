"""Good and ill will of each region towards China, from what its people meet and live through.

Will is opinion points a year, of a neutral citizen of average sensitivity.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.compiled import bare, rule
from model.numerics.records import Records, put
from model.rules.society.knowledge import informed
from model.rules.society.presence import Presence
from model.rules.society.surroundings import Around, Local, Nation, Place


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    half_alarm_migrants: float
    half_alarm_relocation: float
    half_alarm_displacement: float
    half_alarm_land: float
    half_delight_jobs: float
    opinion_loss_migrants: float
    opinion_loss_relocation: float
    opinion_loss_displacement: float
    opinion_loss_land: float
    opinion_loss_xinjiang: float
    opinion_loss_disputes: float
    migrant_alarm: float
    relocation_alarm: float
    land_alarm: float
    xinjiang_alarm: float
    opinion_gain_jobs: float
    opinion_gain_income: float
    opinion_gain_information: float
    opinion_gain_culture: float
    labour_force_share: float
    migrant_exaggeration: float
    project_value: float
    jobs_per_plant: float
    reference_growth: float
    xinjiang_news_start: float
    xinjiang_news_memory: float


class Will(NamedTuple):
    """How a region is moved, opinion points a year."""

    good: float
    ill: float
    of_land: float
    """The part of ill will that is due to land."""


class Everywhere(NamedTuple):
    """What moves all regions of a run alike, opinion points a year."""

    good: float
    hardship: float
    """Ill will over falling income."""
    news: float
    """Ill will over news from Xinjiang where everybody has kin there."""


@rule
def exposure(amount: float, half: float) -> float:
    """How much of something the public feels, in [0, 1): the first units matter most.

    `amount` is at least 0; at `half` of the same unit the exposure is one half
    (Michaelis-Menten form; diminishing sensitivity as in Weber's law).
    """
    return amount / (amount + half)


@rule
def news(years: float, memory: float) -> float:
    """How present something is in the news, [0, 1], some `years` after it came up.

    It fades over a `memory` in years; before it came up there is none.
    """
    return math.exp(-years / memory) if years >= 0.0 else 0.0


@rule
def everywhere(p: Parameters, nation: Nation, date: float) -> Everywhere:
    """What moves all regions alike at a `date` in years.

    Income that grows at the reference rate pleases in full; one that falls costs as much.
    """
    pace = nation.gdp_growth / p.reference_growth
    good = p.opinion_gain_income * _within_one(pace)
    good += p.opinion_gain_information * informed(nation.outreach, nation.information)
    xinjiang = p.opinion_loss_xinjiang * p.xinjiang_alarm
    return Everywhere(
        good=good + p.opinion_gain_culture * nation.trust,
        hardship=p.opinion_gain_income * _within_one(-pace),
        news=xinjiang * news(date - p.xinjiang_news_start, p.xinjiang_news_memory),
    )


@rule
def _within_one(value: float) -> float:
    return min(max(value, 0.0), 1.0)


@rule
def over_workers(p: Parameters, place: Place, workers: float) -> float:
    """Ill will over Chinese `workers`, thousand, of whom people believe there are many more."""
    seen = workers * p.migrant_exaggeration / _labour_force(p, place)
    return p.opinion_loss_migrants * p.migrant_alarm * exposure(seen, p.half_alarm_migrants)


@rule
def over_plants(p: Parameters, place: Place, relocated: float, announced: float) -> float:
    """Ill will over plants, `relocated` (USD_2018 m) or `announced` (number)."""
    value = relocated + max(announced, 0.0) * p.project_value
    felt = exposure(value / (place.residents / 1e6), p.half_alarm_relocation)
    return p.opinion_loss_relocation * p.relocation_alarm * felt


@rule
def over_closures(p: Parameters, place: Place, displaced: float) -> float:
    """Ill will over local firms that closed this quarter under Chinese competition (number)."""
    yearly = QUARTERS_A_YEAR * displaced / (place.residents / 1e6)
    felt = exposure(yearly, p.half_alarm_displacement)
    return p.opinion_loss_displacement * p.relocation_alarm * felt


@rule
def over_land(p: Parameters, leased: float, deals: float) -> float:
    """Ill will over farmland that is `leased` and that the calendar announces, thousand ha."""
    felt = exposure(leased + max(deals, 0.0), p.half_alarm_land)
    return p.opinion_loss_land * p.land_alarm * felt


@rule
def of_jobs(p: Parameters, place: Place, plants: float) -> float:
    """Good will of jobs at Chinese `plants` (number)."""
    jobs = plants * p.jobs_per_plant / _labour_force(p, place)
    return p.opinion_gain_jobs * exposure(jobs, p.half_delight_jobs)


@rule
def _labour_force(p: Parameters, place: Place) -> float:
    """The labour force of a region, thousand."""
    return place.residents / 1000.0 * p.labour_force_share


@rule
def will(p: Parameters, wide: Everywhere, place: Place, local: Local, presence: Presence) -> Will:
    """How a region is moved by what its people meet, and by what moves the country (`wide`)."""
    of_land = over_land(p, presence.land_leased, local.land_deals)
    ill = over_workers(p, place, presence.workers)
    ill += over_plants(p, place, presence.relocated, local.announced_plants)
    ill += over_closures(p, place, local.displaced)
    ill += of_land + wide.news * place.xinjiang_kin + p.opinion_loss_disputes * presence.stopped
    return Will(
        good=of_jobs(p, place, local.plants) + wide.good,
        ill=ill + wide.hardship,
        of_land=of_land,
    )


@bare
def feel(p: Records, around: Around, regions: Records) -> None:
    """Set the will of all `regions` from what their people meet, (runs, regions)."""
    on_record, places, nation, local = around
    for run in range(len(p)):
        own = p[run].feelings
        wide = everywhere(own, nation[run], on_record[0].date)
        for region in range(len(places)):
            now, place = regions[run, region], places[region]
            put(now.will, will(own, wide, place, local[run, region], now.presence))
