"""What the publics see of the rest of the model, in the terms of their own rules.

Regional figures are (runs, regions), national ones (runs,).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from model.arrays import FloatArray, bounded, sum_last
from model.rules.hazard import quarterly_chance
from model.rules.society import knowledge, migration, opinion, public_kernel, rumour

if TYPE_CHECKING:
    from model.agents.publics import Publics
    from model.simulation import Simulation
    from model.world.regions import Matchings, Regions


@dataclass(frozen=True)
class Announced:
    """Announcements that stand at present, in announcements of the usual size."""

    land: FloatArray
    plants: FloatArray

    def since(self, before: Announced) -> Announced:
        """What is new against `before`."""
        return Announced(
            np.maximum(self.land - before.land, 0.0), np.maximum(self.plants - before.plants, 0.0)
        )


def announced(model: Simulation, regions: Regions) -> Announced:
    """Land deals and plants announced by the calendar, and joint projects that need land.

    A joint project that needs land asks for as much as a usual request.
    """
    p, signals = model.parameters, model.calendar.signals
    deals = np.maximum(signals("land_deal", regions.names), 0.0)
    plants = np.maximum(signals("plant_announcement", regions.names), 0.0)
    asked = (model.finance.land_projects * p.land_request_size)[:, None] * regions.farmland_requests
    return Announced(
        land=(deals + asked) / p.column("land_announcement_size"),
        plants=plants / p.column("plants_in_announcement"),
    )


def told(model: Simulation, publics: Publics, new: Announced) -> tuple[FloatArray, FloatArray]:
    """Share of each region's people told a rumour at once, and the part of it about land.

    Rumours start by chance, from what is `new`ly announced, and as the calendar says.
    """
    p, regions = model.parameters, publics.regions
    factor, count = p.rumour_factor, len(regions.names)
    each = np.minimum(p.rumour_announcement_chance * factor, 0.95)
    background = p.rumour_hazard * factor
    about_land = _starts(
        rumour.chance_of_any(new.land + publics.presence.land_announced, each),
        (background * p.rumour_land_share)[:, None] * regions.farmland_requests,
        model.streams.uniform("publics.land_rumour", model.t, count),
    )
    about_plants = _starts(
        rumour.chance_of_any(new.plants, each),
        (background * (1.0 - p.rumour_land_share))[:, None] * regions.project_exposure,
        model.streams.uniform("publics.plant_rumour", model.t, count),
    )
    seed = p.column("rumour_seed")
    dated = np.maximum(model.calendar.signals("rumour", regions.names), 0.0) * factor[:, None]
    topic = _topic(new, p.rumour_land_share)[:, None]
    share = np.minimum(seed * (about_land + about_plants) + dated, 1.0)
    return share, np.minimum(seed * about_land + topic * dated, share)


def _starts(announcement: FloatArray, hazard: FloatArray, draw: FloatArray) -> FloatArray:
    """Where a rumour starts (1) or not (0): from an announcement, or at a `hazard` a year."""
    silent = (1.0 - announcement) * (1.0 - quarterly_chance(hazard))
    return (draw < 1.0 - silent).astype(float)


def _topic(new: Announced, usual: FloatArray) -> FloatArray:
    """Share of a dated rumour that is about land: as the announcements beside it, else `usual`."""
    land, plants = sum_last(new.land), sum_last(new.plants)
    total = land + plants
    return np.where(total > 0.0, land / np.where(total > 0.0, total, 1.0), usual)


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


def learning(model: Simulation) -> tuple[FloatArray, FloatArray]:
    """What knowledge of the Belt and Road tends to, and the part of the way left, (runs,)."""
    p = model.parameters
    return knowledge.tendency(information(model), p.learning_rate, p.forgetting_rate)


def meetings(model: Simulation, pairs: Matchings) -> public_kernel.Meetings:
    """A quarter's draws of whom people meet at home and away, and the region they travel to."""
    streams, t, regions = model.streams, model.t, pairs.partner.shape[1]
    travel = streams.uniform("publics.travel", t)
    abroad = pairs.partner[np.count_nonzero(travel[:, None] >= pairs.edges, axis=-1)]
    home = streams.uniform("publics.meeting", t, regions)
    return home, streams.uniform("publics.meeting_away", t, regions), abroad


def ill_will(model: Simulation, publics: Publics) -> tuple[FloatArray, FloatArray]:
    """What turns people against China, opinion points a year, and the part of it due to land."""
    p = model.parameters
    exposures = _alarms(model, publics)
    weights = {
        "migrants": p.opinion_loss_migrants * p.migrant_alarm,
        "relocation": p.opinion_loss_relocation * p.relocation_alarm,
        "displacement": p.opinion_loss_displacement * p.relocation_alarm,
        "land": p.opinion_loss_land * p.land_alarm,
        "xinjiang": p.opinion_loss_xinjiang * p.xinjiang_alarm,
        "disputes": p.opinion_loss_disputes,
        "hardship": p.opinion_gain_income,
    }
    land = exposures["land"] * weights["land"][:, None]
    return opinion.feeling(exposures, weights), land


def _alarms(model: Simulation, publics: Publics) -> dict[str, FloatArray]:
    """How strongly each region feels what may alarm it, in [0, 1]."""
    p, regions, presence = model.parameters, publics.regions, publics.presence
    workforce, millions = presence.labour_force(), presence.population() / 1e6
    listed = model.calendar.signals("plant_announcement", regions.names)
    plants = presence.relocated + np.maximum(listed, 0.0) * p.column("project_value")
    deals = np.maximum(model.calendar.signals("land_deal", regions.names), 0.0)
    seen = migration.perceived_share(presence.workers_by_region, workforce, p.migrant_exaggeration)
    closed = 4.0 * model.firms.displaced_by_region / millions
    return {
        "migrants": opinion.exposure(seen, p.column("half_alarm_migrants")),
        "relocation": opinion.exposure(plants / millions, p.column("half_alarm_relocation")),
        "displacement": opinion.exposure(closed, p.column("half_alarm_displacement")),
        "land": opinion.exposure(presence.land_leased + deals, p.column("half_alarm_land")),
        "xinjiang": _xinjiang_news(model)[:, None] * regions.xinjiang_kin,
        "disputes": presence.stopped,
        "hardship": _prosperity(model, -1.0) * np.ones(seen.shape[1]),
    }


def good_will(model: Simulation, publics: Publics) -> FloatArray:
    """What turns people towards China, opinion points a year."""
    p = model.parameters
    jobs = (
        model.firms.plants_by_region * p.column("jobs_per_plant") / publics.presence.labour_force()
    )
    nation = np.ones(len(publics.regions.names))
    exposures = {
        "jobs": opinion.exposure(jobs, p.column("half_delight_jobs")),
        "income": _prosperity(model, 1.0) * nation,
        "information": information(model)[:, None] * nation,
        "culture": model.docking.trust_kz_cn[:, None] * nation,
    }
    weights = {
        "jobs": p.opinion_gain_jobs,
        "income": p.opinion_gain_income,
        "information": p.opinion_gain_information,
        "culture": p.opinion_gain_culture,
    }
    return opinion.feeling(exposures, weights)


def _prosperity(model: Simulation, sign: float) -> FloatArray:
    """Growth (`sign` 1) or decline (-1) of income, in [0, 1] of the reference rate, (runs, 1)."""
    growth = model.accounts.gdp_growth / model.parameters.reference_growth
    return bounded(sign * growth, 0.0, 1.0)[:, None]


def _xinjiang_news(model: Simulation) -> FloatArray:
    """How present the camps of Xinjiang are in the news, [0, 1]: from 2017, then fading."""
    p, quarter = model.parameters, model.quarter
    years = quarter.year + (quarter.number - 1) / 4.0 - p.xinjiang_news_start
    return np.where(years >= 0.0, np.exp(-np.maximum(years, 0.0) / p.xinjiang_news_memory), 0.0)


def crowd(model: Simulation, fear: FloatArray) -> public_kernel.Crowd:
    """How crowds draw people in, where `fear` in [0, 1] of the police has built up."""
    p = model.parameters
    arrest_fear = p.arrest_fear * (1.0 + p.repression_effect * fear)
    return p.crowd_imitation, arrest_fear, p.arrest_constant * p.police_presence


def land_share(publics: Publics) -> FloatArray:
    """Share of the quarter's new grievances that is about land, [0, 1]."""
    p = publics.model.parameters
    people = publics.presence.population()
    gain = p.column("grievance_gain") / 4.0
    shock = publics.believed * p.column("rumour_grievance")
    total = sum_last((publics.ill_will * gain + shock) * people)
    topic = publics.land_topic[:, None]
    land = sum_last((publics.land_ill_will * gain + shock * topic) * people)
    return np.where(total > 0.0, land / np.where(total > 0.0, total, 1.0), 0.0)
