"""What the publics see of the rest of the model in a quarter, as named numbers."""

from __future__ import annotations

from typing import NamedTuple

from model.numerics.records import Records


class OnRecord(NamedTuple):
    """What is the same in all runs and regions."""

    date: float
    """The start of the quarter, years."""
    residents: float
    """Residents of the country, persons."""
    workers_elsewhere: float
    """Chinese workers outside the joint projects, thousand."""
    quota_share: float
    """Foreign workers allowed, as a share of the labour force."""


class Place(NamedTuple):
    """A region and those who live there, the same in all runs."""

    residents: float
    """Persons."""
    weight: float
    """Share of the country's residents; sums to 1 over regions."""
    project_exposure: float
    """Share of the joint projects that stand here in the long run; sums to 1 over regions."""
    shared_rivers: float
    """How far the region lives off rivers shared with a neighbour, [0, 1]."""
    xinjiang_kin: float
    """How near its people are to kin in Xinjiang, [0, 1]."""
    farmland_requests: float
    """Share of the requests for farmland that aim here; sums to 1 over regions."""


class Nation(NamedTuple):
    """What is the same in all regions of a run."""

    labour_quota: float
    """The state's quota for foreign workers, lever in [0, 1]."""
    land_leasing: float
    """How far land is open to foreigners, lever in [0, 1]."""
    agricultural_cooperation: float
    """How far the countries of the route feed each other, lever in [0, 1]."""
    environmental_standard: float
    """How strictly water and nature are guarded, lever in [0, 1]."""
    outreach: float
    """How much the state explains to the public, lever in [0, 1]."""
    information: float
    """Information about the Belt and Road that the calendar adds, meant to lie in [0, 1]."""
    repression: float
    """Repression of the calendar, meant to lie in [0, 1]."""
    gdp: float
    """USD_2018 m a year."""
    gdp_growth: float
    """Fraction a year."""
    trust: float
    """Trust between Kazakhstan and China, [0, 1]."""
    land_projects: float
    """Joint projects that ask for land this quarter."""


class Local(NamedTuple):
    """What a region of a run gets of projects, plants and announcements."""

    project_value: float
    """Joint projects under construction, USD_2018 m."""
    displaced: float
    """Local firms that closed this quarter under Chinese competition."""
    plants: float
    """Chinese plants at work."""
    jobs: float
    """Manufacturing jobs, thousand."""
    land_deals: float
    """Land that the calendar announces, thousand ha."""
    announced_plants: float
    """Plants that the calendar announces."""
    rumours: float
    """Share of people who are told a rumour of the calendar."""


Around = tuple[Records, Records, Records, Records]
"""`OnRecord` (1,), `Place` (regions,), `Nation` (runs,) and `Local` (runs, regions)."""
State = tuple[Records, Records]
"""The publics as `state` has them: `Country` (runs,) and `Region` (runs, regions)."""
