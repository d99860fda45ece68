"""How rumours start: what is announced, the calendar and chance, compiled.

Regional figures are (runs, regions), national ones (runs,). A rumour starts by the rules of
`rumour.forget`, `chance_of_any`, `topic` and `start`.
"""

from __future__ import annotations

import math

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled
from model.numerics.exponential import exponentiate

Announced = tuple[FloatArray, FloatArray]
"""Land deals and plants that stand announced, of the usual size, regional."""
Draws = tuple[FloatArray, FloatArray]
"""Uniform draws that decide whether a rumour about land and about plants starts, regional."""
Aims = tuple[FloatArray, FloatArray]
"""The share of each region in requests for farmland and in projects, (regions,)."""
Hazards = tuple[FloatArray, ...]
"""National: the chance that an announcement starts a rumour, rumours a year without one, the factor
on both, the share of those about land, and that of people told at once."""
Rumour = tuple[FloatArray, FloatArray, FloatArray, FloatArray]
"""The ignorant, spreading, stifling and heard of `rumour.Rumour`, regional."""


@compiled
def announce(
    deals: FloatArray,
    plants: FloatArray,
    projects: FloatArray,
    aim: FloatArray,
    sizes: tuple[FloatArray, FloatArray, FloatArray],
    announced: Announced,
) -> None:
    """Set what stands `announced`: by the calendar, and joint projects that need land.

    `deals` and `plants` of the calendar are regional. `projects`, national, ask for land as a
    usual request does, where `aim` (regions,) says. `sizes`, national, are of a request, of a usual
    announcement of land and of plants.
    """
    land, factories = announced
    request, usual_land, usual_plants = sizes
    runs, regions = land.shape
    for run in range(runs):
        asked = projects[run] * request[run]
        for region in range(regions):
            offered = max(deals[run, region], 0.0) + asked * aim[region]
            land[run, region] = offered / usual_land[run]
            factories[run, region] = max(plants[run, region], 0.0) / usual_plants[run]


@compiled
def whisper(
    announced: tuple[Announced, Announced],
    leases: FloatArray,
    dated: FloatArray,
    draws: Draws,
    aims: Aims,
    hazards: Hazards,
    memory: FloatArray,
    rumour: Rumour,
    topic: FloatArray,
) -> None:
    """Change the `rumour` and its `topic`, the share about land (national), as a quarter begins.

    `announced` is what stands so now and what did before, `leases` those announced this quarter and
    `dated` the rumours of the calendar, regional; stiflers forget in `memory` years, national.
    """
    runs, regions = dated.shape
    about_land, about_plants, room = np.empty(regions), np.empty(regions), np.empty(regions)
    new_land, new_plants = np.empty(regions), np.empty(regions)
    _, _, factor, usual, seed = hazards
    (land, plants), (land_before, plants_before) = announced
    ignorant, spreading, stifling, heard = rumour
    for run in range(runs):
        for region in range(regions):
            new_land[region] = max(land[run, region] - land_before[run, region], 0.0)
            new_plants[region] = max(plants[run, region] - plants_before[run, region], 0.0)
        land_share = _share(new_land.sum(), new_plants.sum(), usual[run])
        for region in range(regions):
            new_land[region] += leases[run, region]
        each, background = _hazards(hazards, run)
        of_land, of_plants = background * usual[run], background * (1.0 - usual[run])
        _start(new_land, each, of_land, aims[0], draws[0][run], room, about_land)
        _start(new_plants, each, of_plants, aims[1], draws[1][run], room, about_plants)

        forgotten = 1.0 - math.exp(-1.0 / (QUARTERS_A_YEAR * memory[run]))
        standing, told, told_of_land = 0.0, 0.0, 0.0
        for region in range(regions):
            calendar = max(dated[run, region], 0.0) * factor[run]
            share = seed[run] * (about_land[region] + about_plants[region]) + calendar
            share = min(share, 1.0)
            standing += spreading[run, region]
            told += share
            told_of_land += min(seed[run] * about_land[region] + land_share * calendar, share)
            lost = stifling[run, region] * forgotten
            unaware = ignorant[run, region] + lost
            stifling[run, region] -= lost
            ignorant[run, region] = unaware - unaware * share
            spreading[run, region] += unaware * share
            heard[run, region] = unaware * share
        if standing + told > 0.0:
            topic[run] = (topic[run] * standing + told_of_land) / (standing + told)


@compiled
def _hazards(hazards: Hazards, run: int) -> tuple[float, float]:
    """The chance that an announcement starts a rumour, and rumours a year without one."""
    chance, hazard, factor = hazards[0][run], hazards[1][run], hazards[2][run]
    return min(chance * factor, 0.95), hazard * factor


@compiled
def _share(land: float, plants: float, usual: float) -> float:
    """The share of a dated rumour about land: as the announcements beside it, else `usual`."""
    return land / (land + plants) if land + plants > 0.0 else usual


@compiled
def _start(
    new: FloatArray,
    each: float,
    hazard: float,
    aim: FloatArray,
    draw: FloatArray,
    room: FloatArray,
    started: FloatArray,
) -> None:
    """Set where a rumour has `started` (1) or not (0), (regions,).

    It does so by what is `new`ly announced, each with a chance, or at a `hazard` a year that the
    `aim` spreads over the regions; `draw` is uniform, `room` is overwritten.
    """
    for region in range(len(started)):
        started[region] = max(hazard * aim[region], 0.0) * (-1.0 / QUARTERS_A_YEAR)
    exponentiate(started, room)
    for region in range(len(started)):
        silent = started[region]
        if new[region] > 0.0:
            silent *= (1.0 - each) ** new[region]
        started[region] = 1.0 if draw[region] < 1.0 - silent else 0.0
