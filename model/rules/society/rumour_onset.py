"""How rumours start: what is announced, the calendar and chance (R34, E30)."""

from __future__ import annotations

from typing import Any, NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.compiled import rule
from model.numerics.records import Records, put
from model.rules.society.decay import chance_of_none, left_after
from model.rules.society.rumour import Rumour
from model.rules.society.surroundings import Local

_SUREST = 0.95
"""No announcement starts a rumour with a higher chance than this: a guard for the multiplier."""


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    rumour_announcement_chance: float
    rumour_hazard: float
    rumour_factor: float
    rumour_land_share: float
    rumour_seed: float
    rumour_memory: float
    land_request_size: float
    land_announcement_size: float
    plants_in_announcement: float


class Announced(NamedTuple):
    """What stands announced in a region, in announcements of the usual size."""

    land: float
    """Land deals of the calendar, and joint projects that need land."""
    plants: float
    """Plants of the calendar."""


class Onset(NamedTuple):
    """Where rumours start in a region this quarter, 1 or 0."""

    about_land: float
    about_plants: float


class Told(NamedTuple):
    """Share of a region's people who are told a rumour at once."""

    any: float
    """Of land or plants, [0, 1]."""
    of_land: float
    """The part of it that is about land."""


@rule
def announced(p: Parameters, local: Local, land_projects: float, aim: float) -> Announced:
    """What stands announced in a region.

    Each of the country's `land_projects` asks for as much as a usual request; `aim` is the region's
    share of requests.
    """
    offered = max(local.land_deals, 0.0) + land_projects * p.land_request_size * aim
    return Announced(
        land=offered / p.land_announcement_size,
        plants=max(local.announced_plants, 0.0) / p.plants_in_announcement,
    )


@rule
def newly(now: Announced, before: Announced) -> Announced:
    """What of that was not yet announced a quarter `before`."""
    return Announced(max(now.land - before.land, 0.0), max(now.plants - before.plants, 0.0))


@rule
def share_about_land(new: Announced, usual: float) -> float:
    """Share of a dated rumour that is about land: as of all that is `new`, or else as `usual`."""
    return new.land / (new.land + new.plants) if new.land + new.plants > 0.0 else usual


@rule
def starts(p: Parameters, new: float, hazard: float, draw: float) -> float:
    """Whether a rumour starts in a region, 1 or 0, where `draw` is uniform in [0, 1).

    Each of the `new` announcements, whose number may be fractional, has a chance to start it; so
    has the quarter, at a `hazard` a year. The multiplier on rumours raises both.
    """
    silence = chance_of_none(max(hazard, 0.0) / QUARTERS_A_YEAR)
    if new > 0.0:
        each = min(p.rumour_announcement_chance * p.rumour_factor, _SUREST)
        silence *= (1.0 - each) ** new
    return 1.0 if draw < 1.0 - silence else 0.0


@rule
def told(p: Parameters, onset: Onset, dated: float, land_share: float) -> Told:
    """Who is told at once: the first few of a rumour that starts, and whom the calendar says.

    `dated` is the share that the calendar tells, of which `land_share` is about land.
    """
    calendar = max(dated, 0.0) * p.rumour_factor
    everybody = p.rumour_seed * (onset.about_land + onset.about_plants) + calendar
    share = min(everybody, 1.0)
    return Told(share, min(p.rumour_seed * onset.about_land + land_share * calendar, share))


@rule
def begun(now: Rumour, told: float, left: float) -> Rumour:
    """A region's rumour as the quarter begins.

    Of those who stifled it the share `left` still knows it, the others are open to the next; then a
    share `told` of the ignorant is told at once. The count of who has heard starts afresh.
    """
    forgot = now.stifling * (1.0 - left)
    ignorant = now.ignorant + forgot
    new = ignorant * told
    return Rumour(ignorant - new, now.spreading + new, now.stifling - forgot, new)


@rule
def topic(before: float, standing: float, told: Told) -> float:
    """Share of what is rumoured that is about land, once what is `told` joins what is `standing`.

    Both are sums over regions of shares. Where nothing is rumoured it stays as it was `before`.
    """
    if standing + told.any > 0.0:
        return (before * standing + told.of_land) / (standing + told.any)
    return before


@rule
def begin(p: Any, places: Records, news: Any, abroad: Any, regions: Records) -> None:
    """Let rumours begin in the `regions` of a run, and set the topic of what is `abroad`.

    `news` holds the country's projects that ask for land, `Local`, the uniform draws of rumours
    about land and about plants, (regions,), and room for what is newly announced, (2, regions).
    """
    land_projects, local, land_draw, plant_draw, room = news
    land, plants = 0.0, 0.0
    for region in range(len(places)):
        own, aim = regions[region], places[region].farmland_requests
        now = announced(p, local[region], land_projects, aim)
        new = newly(now, own.announced)
        put(own.announced, now)
        room[0, region], room[1, region] = new.land, new.plants
        land += new.land
        plants += new.plants
    land_share = share_about_land(Announced(land, plants), p.rumour_land_share)
    background = p.rumour_hazard * p.rumour_factor
    of_land = background * p.rumour_land_share
    of_plants = background * (1.0 - p.rumour_land_share)
    left = left_after(p.rumour_memory)
    standing, everybody, about_land = 0.0, 0.0, 0.0
    for region in range(len(places)):
        own, place = regions[region], places[region]
        asked = room[0, region] + own.presence.land_announced
        onset = Onset(
            starts(p, asked, of_land * place.farmland_requests, land_draw[region]),
            starts(p, room[1, region], of_plants * place.project_exposure, plant_draw[region]),
        )
        share = told(p, onset, local[region].rumours, land_share)
        standing += own.rumour.spreading
        everybody += share.any
        about_land += share.of_land
        put(own.rumour, begun(own.rumour, share.any, left))
    abroad.land_topic = topic(abroad.land_topic, standing, Told(everybody, about_land))
