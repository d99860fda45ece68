"""What the publics see of the rest of the model, in the terms of their own rules.

Regional figures are (runs, regions), national ones (runs,).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray, bounded
from model.rules.society import feelings_kernel, knowledge, public_kernel, rumour, whisper_kernel
from model.rules.society.whisper_kernel import Aims, Draws, Hazards

if TYPE_CHECKING:
    from model.agents.publics import Publics
    from model.parameters import Values
    from model.simulation import Simulation
    from model.world.regions import Matchings, Regions


@dataclass(frozen=True)
class Dated:
    """What the calendar says of each region this quarter."""

    deals: FloatArray
    """Land dealt in, thousand ha."""
    plants: FloatArray
    """Plants announced."""
    rumours: FloatArray
    """The share of people told a rumour."""


def dated(model: Simulation, regions: Regions) -> Dated:
    """What the calendar says of each region this quarter."""
    signals = model.calendar.signals
    return Dated(
        deals=signals("land_deal", regions.names),
        plants=signals("plant_announcement", regions.names),
        rumours=signals("rumour", regions.names),
    )


def announced(model: Simulation, regions: Regions, dated: Dated) -> whisper_kernel.Announced:
    """Land deals and plants announced by the calendar, and joint projects that need land.

    In announcements of the usual size. A joint project that needs land asks for as much as a usual
    request.
    """
    p = model.parameters
    sizes = p.land_request_size, p.land_announcement_size, p.plants_in_announcement
    found = np.empty_like(dated.deals), np.empty_like(dated.deals)
    projects, aim = model.finance.land_projects, regions.farmland_requests
    whisper_kernel.announce(dated.deals, dated.plants, projects, aim, sizes, found)
    return found


def whispers(model: Simulation, regions: Regions) -> tuple[Draws, Aims, Hazards]:
    """How rumours start by chance: draws, the regions they aim at, and hazards."""
    p, uniform, t, count = model.parameters, model.streams.uniform, model.t, len(regions.names)
    draws = (
        uniform("publics.land_rumour", t, count),
        uniform("publics.plant_rumour", t, count),
    )
    hazards = (
        p.rumour_announcement_chance,
        p.rumour_hazard,
        p.rumour_factor,
        p.rumour_land_share,
        p.rumour_seed,
    )
    return draws, (regions.farmland_requests, regions.project_exposure), hazards


def talk(model: Simulation) -> rumour.Talk:
    """How people pass rumours on; a state that reaches out to the public denies better."""
    p = model.parameters
    return rumour.Talk(
        transmission=p.rumour_transmission,
        stifling=p.rumour_transmission * p.rumour_stifling,
        denial=p.rumour_denial * (0.5 + model.kazakhstan.levers["public_outreach"]),
        denial_lag=p.denial_lag,
        outside=p.outside_contacts,
    )


def information(model: Simulation) -> FloatArray:
    """Intensity of public information about the Belt and Road, in [0, 1] (I18-I21, D24)."""
    campaigns = model.kazakhstan.levers["public_outreach"] + model.calendar.signal("information")
    return bounded(campaigns, 0.0, 1.0)


def learning(model: Simulation, informed: FloatArray) -> tuple[FloatArray, FloatArray]:
    """What knowledge of the Belt and Road tends to, and the part of the way left, (runs,)."""
    p = model.parameters
    return knowledge.tendency(informed, p.learning_rate, p.forgetting_rate)


def meetings(model: Simulation, pairs: Matchings) -> public_kernel.Meetings:
    """A quarter's draws of whom people meet at home and away, and the region they travel to."""
    streams, t, regions = model.streams, model.t, pairs.partner.shape[1]
    travel = streams.uniform("publics.travel", t)
    abroad = pairs.partner[np.count_nonzero(travel[:, None] >= pairs.edges, axis=-1)]
    home = streams.uniform("publics.meeting", t, regions)
    return home, streams.uniform("publics.meeting_away", t, regions), abroad


def wills(model: Simulation, publics: Publics, informed: FloatArray) -> feelings_kernel.Wills:
    """What turns people towards China and against it, opinion points a year, and land's part."""
    p, quarter, presence = model.parameters, model.quarter, publics.presence
    new = partial(np.empty_like, presence.stopped)
    found = new(), new(), new()
    feelings_kernel.feel(
        quarter.year + (quarter.number - 1) / QUARTERS_A_YEAR,
        (presence.population, publics.regions.xinjiang_kin, p.labour_force_share),
        _met(model, publics),
        (model.accounts.gdp_growth, informed, model.docking.trust_kz_cn),
        _senses(p),
        (
            p.half_alarm_migrants,
            p.half_alarm_relocation,
            p.half_alarm_displacement,
            p.half_alarm_land,
            p.half_delight_jobs,
        ),
        _losses(p),
        (
            p.opinion_gain_jobs,
            p.opinion_gain_income,
            p.opinion_gain_information,
            p.opinion_gain_culture,
        ),
        found,
    )
    return found


def _met(model: Simulation, publics: Publics) -> feelings_kernel.Met:
    presence, dated, firms = publics.presence, publics.dated, model.firms
    return (
        presence.workers_by_region,
        presence.relocated,
        dated.plants,
        firms.displaced_by_region,
        presence.land_leased,
        dated.deals,
        presence.stopped,
        firms.plants_by_region,
    )


def _senses(p: Values) -> feelings_kernel.Senses:
    return (
        p.migrant_exaggeration,
        p.project_value,
        p.jobs_per_plant,
        p.reference_growth,
        p.xinjiang_news_start,
        p.xinjiang_news_memory,
    )


def _losses(p: Values) -> feelings_kernel.Losses:
    return (
        p.opinion_loss_migrants,
        p.opinion_loss_relocation,
        p.opinion_loss_displacement,
        p.opinion_loss_land,
        p.opinion_loss_xinjiang,
        p.opinion_loss_disputes,
        p.migrant_alarm,
        p.relocation_alarm,
        p.land_alarm,
        p.xinjiang_alarm,
    )


def crowd(model: Simulation, fear: FloatArray) -> public_kernel.Crowd:
    """How crowds draw people in, where `fear` in [0, 1] of the police has built up."""
    p = model.parameters
    arrest_fear = p.arrest_fear * (1.0 + p.repression_effect * fear)
    return p.crowd_imitation, arrest_fear, p.arrest_constant * p.police_presence
