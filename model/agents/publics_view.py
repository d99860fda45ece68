"""What the publics see of the rest of the model, in the terms of their own rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from model.numerics.records import Records, layout
from model.rules.society.surroundings import Local, Nation

if TYPE_CHECKING:
    from model.simulation import Simulation

_Nation: Any = Nation
_Local: Any = Local
"""Classes of numbers, here of arrays that are put together to records."""


def nation(model: Simulation) -> Records:
    """What is the same in all regions of a run, (runs,)."""
    levers, signal, accounts = model.kazakhstan.levers, model.calendar.signal, model.accounts
    seen = _Nation(
        labour_quota=levers["labour_quota"],
        land_leasing=levers["land_leasing"],
        agricultural_cooperation=levers["agricultural_cooperation"],
        environmental_standard=levers["water_and_environment"],
        outreach=levers["public_outreach"],
        information=signal("information"),
        repression=signal("repression"),
        gdp=accounts.gdp,
        gdp_growth=accounts.gdp_growth,
        trust=model.docking.trust_kz_cn,
        land_projects=model.finance.land_projects,
    )
    return np.ndarray(model.runs, layout(Nation), np.array(seen).T.copy())


def local(model: Simulation, regions: tuple[str, ...]) -> Records:
    """What each of the `regions` gets of projects, plants and announcements, (runs, regions)."""
    firms, signals = model.firms, model.calendar.signals
    seen = _Local(
        project_value=model.finance.active_project_value,
        displaced=firms.displaced_by_region,
        plants=firms.plants_by_region,
        jobs=firms.jobs_by_region,
        land_deals=signals("land_deal", regions),
        announced_plants=signals("plant_announcement", regions),
        rumours=signals("rumour", regions),
    )
    numbers = np.array(seen).transpose(1, 2, 0).copy()
    return np.ndarray(numbers.shape[:2], layout(Local), numbers)
