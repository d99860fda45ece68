"""Good and ill will of each region towards China, by `opinion.feeling` of its exposures, compiled.

Regional figures are (runs, regions), national ones (runs,).
"""

from __future__ import annotations

import math

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled

People = tuple[FloatArray, FloatArray, FloatArray]
"""Residents, persons, and how near they are to kin in Xinjiang, (regions,), and the share of them
in the labour force, national."""
Met = tuple[FloatArray, ...]
"""What people meet, regional: Chinese workers, thousand, relocated plants, USD million, plants that
are announced (number), jobs displaced in the quarter, land under lease and land that is dealt in,
thousand ha, the share of projects that stand still, and joint plants at work (number)."""
Nation = tuple[FloatArray, FloatArray, FloatArray]
"""National: growth of income a year, information about the Belt and Road, and trust in China."""
Senses = tuple[FloatArray, ...]
"""National: the exaggeration of migrants, the value of a plant, the jobs in one, growth of income
that pleases in full, and when Xinjiang came into the news and how long it stays, in years."""
Halves = tuple[FloatArray, FloatArray, FloatArray, FloatArray, FloatArray]
"""At which `opinion.exposure` is one half, national: to migrants, relocation, displacement, land
and jobs."""
Losses = tuple[FloatArray, ...]
"""Opinion points a year that full exposure costs, national: to migrants, relocation, displacement,
land, Xinjiang and disputes; then how alarmed people are by migrants, relocation (and displacement),
land and Xinjiang."""
Gains = tuple[FloatArray, FloatArray, FloatArray, FloatArray]
"""Opinion points a year that full exposure brings, national: to jobs, income, information and
culture; falling income costs what rising income brings."""
Wills = tuple[FloatArray, FloatArray, FloatArray]
"""Good will, ill will and the part of ill will that is due to land, opinion points a year."""


@compiled
def feel(
    date: float,
    people: People,
    met: Met,
    nation: Nation,
    senses: Senses,
    halves: Halves,
    losses: Losses,
    gains: Gains,
    wills: Wills,
) -> None:
    """Set the regional `wills` at a `date` in years."""
    residents, kin, working = people
    workers, relocated, announced, displaced, leased, deals, stopped, plants = met
    growth, informed, trust = nation
    exaggeration, plant_value, plant_jobs, usual_growth, news_start, news_memory = senses
    half_migrants, half_relocation, half_displacement, half_land, half_jobs = halves
    migrants, relocation, displacement, land, xinjiang, disputes = losses[:6]
    migrant_alarm, relocation_alarm, land_alarm, xinjiang_alarm = losses[6:]
    jobs, income, information, culture = gains
    good, ill, ill_of_land = wills
    runs, regions = good.shape
    for run in range(runs):
        pace = growth[run] / usual_growth[run]
        everywhere = income[run] * _within_one(pace) + information[run] * informed[run]
        everywhere += culture[run] * trust[run]
        hardship = income[run] * _within_one(-pace)
        news = xinjiang[run] * xinjiang_alarm[run]
        news *= _news(date - news_start[run], news_memory[run])
        by_migrants = migrants[run] * migrant_alarm[run]
        by_plants = relocation[run] * relocation_alarm[run]
        by_closures = displacement[run] * relocation_alarm[run]
        by_land = land[run] * land_alarm[run]
        for region in range(regions):
            millions = residents[region] / 1e6
            workforce = residents[region] / 1000.0 * working[run]
            seen = workers[run, region] * exaggeration[run] / workforce
            new = relocated[run, region] + max(announced[run, region], 0.0) * plant_value[run]
            closed = QUARTERS_A_YEAR * displaced[run, region] / millions
            leasing = leased[run, region] + max(deals[run, region], 0.0)
            lost = by_land * _exposure(leasing, half_land[run])
            total = by_migrants * _exposure(seen, half_migrants[run])
            total += by_plants * _exposure(new / millions, half_relocation[run])
            total += by_closures * _exposure(closed, half_displacement[run])
            total += lost + news * kin[region] + disputes[run] * stopped[run, region]
            ill[run, region] = total + hardship
            ill_of_land[run, region] = lost
            work = plants[run, region] * plant_jobs[run] / workforce
            good[run, region] = jobs[run] * _exposure(work, half_jobs[run]) + everywhere


@compiled
def _exposure(amount: float, half: float) -> float:
    """The rule of `opinion.exposure`."""
    return amount / (amount + half)


@compiled
def _within_one(value: float) -> float:
    return min(max(value, 0.0), 1.0)


@compiled
def _news(years: float, memory: float) -> float:
    """How present something is in the news, in [0, 1], some `years` after it came up."""
    return math.exp(-years / memory) if years >= 0.0 else 0.0
