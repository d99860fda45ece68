"""What the publics see of the rest of the model, in the terms of their own rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.numerics.arrays import FloatArray
from model.numerics.records import Records, records
from model.rules.society import knowledge
from model.rules.society.surroundings import Local, Nation

if TYPE_CHECKING:
    from model.simulation import Simulation


def nation(model: Simulation) -> Records:
    """What is the same in all regions of a run, (runs,)."""
    levers, signal, accounts = model.kazakhstan.levers, model.calendar.signal, model.accounts
    seen, outreach = records(Nation, model.runs), levers["public_outreach"]
    seen["labour_quota"] = levers["labour_quota"]
    seen["land_leasing"] = levers["land_leasing"]
    seen["agricultural_cooperation"] = levers["agricultural_cooperation"]
    seen["environmental_standard"] = levers["water_and_environment"]
    seen["outreach"] = outreach
    seen["informed"] = np.minimum(np.maximum(outreach + signal("information"), 0.0), 1.0)
    seen["repression"] = signal("repression")
    seen["gdp"], seen["gdp_growth"] = accounts.gdp, accounts.gdp_growth
    seen["trust"] = model.docking.trust_kz_cn
    seen["land_projects"] = model.finance.land_projects
    return seen


def local(model: Simulation, regions: tuple[str, ...]) -> Records:
    """What each of the `regions` gets of projects, plants and announcements, (runs, regions)."""
    firms, signals = model.firms, model.calendar.signals
    seen = records(Local, (model.runs, len(regions)))
    seen["project_value"] = model.finance.active_project_value
    seen["displaced"] = firms.displaced_by_region
    seen["plants"] = firms.plants_by_region
    seen["jobs"] = firms.jobs_by_region
    seen["land_deals"] = signals("land_deal", regions)
    seen["announced_plants"] = signals("plant_announcement", regions)
    seen["rumours"] = signals("rumour", regions)
    return seen


def learning(model: Simulation, informed: FloatArray) -> tuple[FloatArray, FloatArray]:
    """What knowledge of the Belt and Road tends to, and the part of the way left, (runs,).

    The intensity of public information, `informed`, teaches it (I18-I21, D24).
    """
    p = model.parameters
    return knowledge.tendency(informed, p.learning_rate, p.forgetting_rate)
