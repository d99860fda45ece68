"""China's presence in the regions: workers, plants, farmland, and disputes over sites."""

from __future__ import annotations

from typing import Any, NamedTuple

from model.numerics.arrays import FloatArray
from model.numerics.compiled import bare, rule
from model.numerics.records import Records
from model.rules.society import environment, land, migration
from model.rules.society.decay import left_after, left_at


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


Own = tuple[Records, Records, Records, Records]
"""Parameters of presence, migration, land and environment, (runs,)."""
Around = tuple[Records, Records, Records, Records, FloatArray]
"""`OnRecord` (1,), `Place` (regions,), `Nation` (runs,), `Local` (runs, regions) and the value of
plants relocated this quarter, USD_2018 m, (runs, sectors)."""
Draws = tuple[FloatArray, FloatArray]
"""Uniform draws of leases and of disputes, (runs, regions)."""
State = tuple[Records, Records]
"""`Presence` (runs, regions) and `Whole` (runs,)."""


@rule
def plants_in_view(before: float, left: float, new: float, exposure: float) -> float:
    """Relocated plants that people are not used to yet, USD_2018 m.

    The share `left` of those `before` still catches the eye; `new` ones stand as the `exposure`.
    """
    return before * left + new * exposure


@bare
def meet(own: Own, around: Around, draws: Draws, before: State, now: State) -> None:
    """Set what people meet `now`, from what they met a quarter `before`."""
    p, of_labour, of_land, of_sites = own
    on_record, places, nation, local, capacity = around
    regions_before, whole_before = before
    regions, whole = now
    for run in range(len(nation)):
        labour = of_labour[run], on_record[0], nation[run].labour_quota, whole_before[run].workers
        whole[run].workers = _admit_workers(labour, places, local[run], regions[run])
        new = 0.0
        for sector in range(capacity.shape[1]):
            new += capacity[run, sector]
        left = left_at(p[run].habituation)
        for region in range(len(places)):
            known, exposure = regions_before[run, region].relocated, places[region].project_exposure
            regions[run, region].relocated = plants_in_view(known, left, new, exposure)
        gap = land.open_food_gap(of_land[run], nation[run].agricultural_cooperation)
        whole[run].food_gap = gap
        granted = land.requests_granted(of_land[run], gap, nation[run].land_leasing)
        leases = regions_before[run], regions[run], draws[0][run]
        _lease_land(of_land[run], granted, places, leases)
        hazard = environment.hazard(of_sites[run], nation[run].environmental_standard)
        sites = regions_before[run], regions[run], draws[1][run]
        whole[run].stoppage = _stop_projects(of_sites[run], hazard, places, local[run], sites)


@bare
def _admit_workers(labour: Any, places: Records, local: Records, regions: Records) -> float:
    """Set the workers of each region of a run, and return those of the country.

    `labour` holds the run's parameters, the record, the quota's lever and the workers before.
    """
    p, on_record, lever, present = labour
    demand, weight = 0.0, 0.0
    for region in range(len(places)):
        value, exposure = local[region].project_value, places[region].project_exposure
        wanted = migration.wanted(p, value, on_record.workers_elsewhere, exposure)
        regions[region].workers = migration.pull(wanted, exposure)
        demand += wanted
        weight += regions[region].workers
    workers = migration.arrive(p, present, demand, migration.quota(p, on_record, lever))
    for region in range(len(places)):
        regions[region].workers *= workers / weight
    return workers


@bare
def _lease_land(p: Any, granted: float, places: Records, leases: Any) -> None:
    """Set the leases of each region of a run: `leases` holds before, now and draws, (regions,)."""
    before, regions, draw = leases
    for region in range(len(places)):
        new = land.announced(granted, places[region].farmland_requests, draw[region])
        regions[region].land_announced = new
        regions[region].land_leased = land.leased(p, before[region].land_leased, new)


@bare
def _stop_projects(p: Any, hazard: float, places: Records, local: Records, sites: Any) -> float:
    """Set the disputes of each region of a run, and return the share of all projects they stop.

    `sites` holds before, now and draws, (regions,).
    """
    before, regions, draw = sites
    left = left_after(p.dispute_duration)
    active, standing = 0.0, 0.0
    for region in range(len(places)):
        value = local[region].project_value
        projects = value / p.project_value
        dispute = environment.breaks_out(
            hazard, places[region].shared_rivers, projects, draw[region]
        )
        stopped = environment.stopped(before[region].stopped, left, dispute, projects)
        regions[region].disputes, regions[region].stopped = dispute, stopped
        active += value
        standing += stopped * value
    return environment.national_share(standing, active)
