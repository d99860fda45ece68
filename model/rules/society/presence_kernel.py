"""China's presence in the regions: the rules of `migration`, `land` and `environment`, compiled.

Regional figures are (runs, regions), national ones (runs,).
"""

from __future__ import annotations

import math

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled
from model.numerics.exponential import exponentiate


@compiled
def admit_workers(
    before: FloatArray,
    projects: FloatArray,
    exposure: FloatArray,
    record: tuple[float, float, float],
    openness: tuple[FloatArray, FloatArray],
    p: tuple[FloatArray, ...],
    workers: FloatArray,
    by_region: FloatArray,
) -> None:
    """Set Chinese workers, thousand, national and regional, from those of the quarter `before`.

    `projects` (regional) are of active value, USD million; `exposure` (regions,) sums to 1.
    `record` holds Chinese workers elsewhere, thousand, the quota of foreigners as a share of the
    labour force, and residents, persons; `openness` the state's quota and that on record. Of `p`,
    national, are workers to a million, the intensity of Chinese labour, the labour force as a share
    of residents, the Chinese share of the quota and the turnover of permits a year. The rules are
    `migration.wanted`, `quota`, `arrive` and `spread_out`.
    """
    elsewhere, national_share, people = record
    lever, reference = openness
    per_million, intensity, labour_force, chinese_share, turnover = p
    runs, regions = by_region.shape
    for run in range(runs):
        rate, others = per_million[run] * intensity[run] / 1000.0, elsewhere * intensity[run]
        wanted, weight = 0.0, 0.0
        for region in range(regions):
            asked = projects[run, region] * rate + others * exposure[region]
            by_region[run, region] = asked + 1e-6 * exposure[region]
            wanted += asked
            weight += by_region[run, region]
        admitted = people / 1000.0 * labour_force[run] * national_share * chinese_share[run]
        limit = admitted * (lever[run] / reference[run])
        gap = min(wanted, limit) - before[run]
        workers[run] = min(before[run] + turnover[run] / QUARTERS_A_YEAR * gap, limit)
        for region in range(regions):
            by_region[run, region] *= workers[run] / weight


@compiled
def relocate_plants(
    before: FloatArray,
    capacity: FloatArray,
    exposure: FloatArray,
    habituation: FloatArray,
    relocated: FloatArray,
) -> None:
    """Set plants that catch the eye, until people are used to them, USD million, regional.

    New ones of some `capacity` (runs, sectors) stand as `exposure` (regions,); `habituation` a year
    is national.
    """
    runs, regions = relocated.shape
    for run in range(runs):
        kept, new = math.exp(-habituation[run] / QUARTERS_A_YEAR), 0.0
        for sector in range(capacity.shape[1]):
            new += capacity[run, sector]
        for region in range(regions):
            relocated[run, region] = before[run, region] * kept + new * exposure[region]


@compiled
def lease_land(
    before: FloatArray,
    aim: FloatArray,
    draw: FloatArray,
    openness: FloatArray,
    p: tuple[FloatArray, ...],
    announced: FloatArray,
    leased: FloatArray,
) -> None:
    """Set leases `announced` (0 or 1) and land under lease, thousand ha, regional.

    `aim` (regions,) is that of `land.announced`, `draw` uniform and regional; `openness` is that of
    land policy, national. Of `p`, national, are requests a year, the factor on them, the open food
    gap, requests that a full one adds, the size of a request and the term of a lease. The rules are
    `land.request_rate`, `announced` and `leased`.
    """
    own_rate, factor, gap, response, size, term = p
    runs, regions = leased.shape
    none, room = np.empty(regions), np.empty(regions)
    for run in range(runs):
        rate = own_rate[run] * factor[run] + response[run] * gap[run]
        rate *= openness[run] / QUARTERS_A_YEAR
        for region in range(regions):
            none[region] = -rate * aim[region]
        exponentiate(none, room)
        kept = 1.0 - 1.0 / (QUARTERS_A_YEAR * term[run])
        for region in range(regions):
            new = 1.0 if draw[run, region] < 1.0 - none[region] else 0.0
            announced[run, region] = new
            leased[run, region] = before[run, region] * kept + new * size[run]


@compiled
def dispute_projects(
    before: FloatArray,
    value: FloatArray,
    water: FloatArray,
    draw: FloatArray,
    standard: FloatArray,
    p: tuple[FloatArray, FloatArray, FloatArray, FloatArray],
    disputes: FloatArray,
    stopped: FloatArray,
    national: FloatArray,
) -> None:
    """Set `disputes` (0 or 1), the share of projects `stopped`, regional, and that of the country.

    `value` (regional) is that of active projects, `water` (regions,) dependence on shared rivers,
    `draw` uniform and regional, `standard` that of nature, national. Of `p`, national, are the
    value of a project, the hazard of a dispute a year, the factor on it and the duration of a stop
    in years. The rules are `environment.dispute_chance`, `stop` and `national_share`.
    """
    size, hazard, factor, duration = p
    runs, regions = stopped.shape
    none, room = np.empty(regions), np.empty(regions)
    for run in range(runs):
        rate = hazard[run] * factor[run] * (1.0 - standard[run])
        for region in range(regions):
            yearly = rate * (1.0 + water[region]) * (value[run, region] / size[run])
            none[region] = max(yearly, 0.0) * (-1.0 / QUARTERS_A_YEAR)
        exponentiate(none, room)
        kept = math.exp(-1.0 / (QUARTERS_A_YEAR * duration[run]))
        total, still = 0.0, 0.0
        for region in range(regions):
            broke_out = 1.0 if draw[run, region] < 1.0 - none[region] else 0.0
            resumed = before[run, region] * kept
            one = broke_out / max(value[run, region] / size[run], 1.0)
            stopped[run, region] = resumed + (1.0 - resumed) * one
            disputes[run, region] = broke_out
            total += value[run, region]
            still += stopped[run, region] * value[run, region]
        national[run] = still / max(total, 1e-9)
