"""China's presence in the regions: workers, plants, farmland, and disputes over sites."""

from __future__ import annotations

from typing import Any, NamedTuple

from model.numerics.arrays import FloatArray
from model.numerics.compiled import bare, rule
from model.numerics.records import Records
from model.rules.society import environment, land, migration
from model.rules.society.decay import left_after, left_at
from model.rules.society.surroundings import Around, State


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    habituation: float


class Presence(NamedTuple):
    """What the people of a region meet of China."""

    workers: float
    """Chinese workers, thousand."""
    relocated: float
    """Relocated plants that people are not used to yet, USD_2018 m."""
    land_leased: float
    """Farmland leased to Chinese companies, thousand ha."""
    land_announced: float
    """Whether a lease was announced this quarter, 1 or 0."""
    disputes: float
    """Whether a dispute over water or nature broke out this quarter, 1 or 0."""
    stopped: float
    """Share of the joint projects that such disputes have stopped, [0, 1]."""


class Whole(NamedTuple):
    """The same, of the country."""

    workers: float
    """Chinese workers, thousand."""
    food_gap: float
    """Food that the countries of the route still lack, share of need."""
    stoppage: float
    """Share of the active project value that stands still, [0, 1]."""


@rule
def plants_in_view(before: float, left: float, new: float, exposure: float) -> float:
    """Relocated plants that people are not used to yet, USD_2018 m.

    The share `left` of those `before` still catches the eye; `new` ones stand as the `exposure`.
    """
    return before * left + new * exposure


@bare
def meet(
    p: Records,
    around: Around,
    capacity: FloatArray,
    draws: tuple[FloatArray, ...],
    state: State,
) -> None:
    """Change what people meet by a quarter.

    `capacity` is the value of plants relocated in it, USD_2018 m, (runs, sectors), `draws` are
    uniform draws of leases and of disputes, (runs, regions).
    """
    on_record, places, nation, local = around
    country, regions = state
    for run in range(len(p)):
        whole, own = country[run].presence, regions[run]
        labour = p[run].migration, on_record[0], nation[run].labour_quota, whole.workers
        whole.workers = _admit_workers(labour, places, local[run], own)
        new = 0.0
        for sector in range(capacity.shape[1]):
            new += capacity[run, sector]
        left = left_at(p[run].presence.habituation)
        for region in range(len(places)):
            met, exposure = own[region].presence, places[region].project_exposure
            met.relocated = plants_in_view(met.relocated, left, new, exposure)
        whole.food_gap = land.open_food_gap(p[run].land, nation[run].agricultural_cooperation)
        _lease_land(p[run].land, (whole.food_gap, nation[run]), places, draws[0][run], own)
        hazard = environment.hazard(p[run].environment, nation[run].environmental_standard)
        sites = draws[1][run], own
        whole.stoppage = _stop_projects(p[run].environment, hazard, places, local[run], sites)


@rule
def _admit_workers(labour: Any, places: Records, local: Records, regions: Records) -> float:
    """Set the workers of each region of a run, and return those of the country.

    `labour` holds the run's parameters, the record, the quota's lever and the workers before.
    """
    p, on_record, lever, present = labour
    demand, weight = 0.0, 0.0
    for region in range(len(places)):
        value, exposure = local[region].project_value, places[region].project_exposure
        wanted = migration.wanted(p, value, on_record.workers_elsewhere, exposure)
        pull = migration.pull(wanted, exposure)
        regions[region].presence.workers = pull
        demand += wanted
        weight += pull
    workers = migration.arrive(p, present, demand, migration.quota(p, on_record, lever))
    for region in range(len(places)):
        regions[region].presence.workers *= workers / weight
    return workers


@rule
def _lease_land(p: Any, policy: Any, places: Records, draw: FloatArray, regions: Records) -> None:
    """Change the leases of each region of a run.

    `policy` holds the open food gap and the `Nation`; `draw` is uniform, (regions,).
    """
    food_gap, nation = policy
    granted = land.requests_granted(p, food_gap, nation.land_leasing)
    for region in range(len(places)):
        own = regions[region].presence
        new = land.announced(granted, places[region].farmland_requests, draw[region])
        own.land_announced, own.land_leased = new, land.leased(p, own.land_leased, new)


@rule
def _stop_projects(p: Any, hazard: float, places: Records, local: Records, sites: Any) -> float:
    """Change the disputes of each region of a run, and return the share of projects they stop.

    `sites` holds uniform draws and the regions.
    """
    draw, regions = sites
    left = left_after(p.dispute_duration)
    active, standing = 0.0, 0.0
    for region in range(len(places)):
        value = local[region].project_value
        projects = value / p.project_value
        dispute = environment.breaks_out(
            hazard, places[region].shared_rivers, projects, draw[region]
        )
        own = regions[region].presence
        stopped = environment.stopped(own.stopped, left, dispute, projects)
        own.disputes, own.stopped = dispute, stopped
        active += value
        standing += stopped * value
    return environment.national_share(standing, active)
