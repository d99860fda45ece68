"""What moves cost and time of all routes, run by run: rules of `terms`, compiled."""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled
from model.rules.transit.generalized_cost import Frictions, Pace, Prices
from model.rules.transit.terms import (
    KG_A_TONNE,
    LEAST_FRICTION,
    LEAST_SPEED,
    Conditions,
    Setting,
    Terms,
)

_WORKED_OUT = 16
"""Quantities that are more than a parameter or a condition."""


def terms(p: Setting, now: Conditions) -> Terms:
    """Cost and time under parameters `p` and the present conditions, as `terms.terms` has them."""
    found = np.empty((_WORKED_OUT, len(now.sea_rate)))
    _work_out(p, now, found)
    container, bulk, road, tonnes, air, premium, subsidy, *others = found
    documents, doubt, aversion, discord, slowness, administration, china, caspian, lost = others
    return Terms(
        Prices(
            container_tariff=container,
            bulk_tariff=bulk,
            road_tariff=road,
            transsib=now.transsib,
            sea_rate=now.sea_rate,
            air_freight=air,
            rail_premium=premium,
            subsidy=subsidy,
            subsidy_tilt=p.bypass_tilt,
            tonnes_per_feu=tonnes,
        ),
        Frictions(documents, doubt, aversion, discord, p.transcaucasia_risk_cost),
        Pace(
            slowness=slowness,
            administration=administration,
            china_border=china,
            caspian=caspian,
            discord=lost,
            sea_delay=now.sea_delay,
            transcaucasia=p.transcaucasia_disruption,
            reliability=p.reliability_ratio,
        ),
    )


@compiled
def _work_out(p: Setting, now: Conditions, found: FloatArray) -> None:
    """Set the quantities that are `found`, (quantities, runs), in the order of `terms` above."""
    for run in range(found.shape[1]):
        level = p.tariff_lever_range[run] ** (2.0 * now.tariff_lever[run] - 1.0)
        level *= max(1.0 + now.tariff_change[run], 0.0)
        level *= now.exchange_rate[run] ** (-p.tenge_pass_through[run])
        found[0, run] = p.transit_tariff_container[run] * level
        found[1, run] = p.transit_tariff_bulk[run] * level
        found[2, run] = p.transit_tariff_road[run] * level
        found[3, run] = 2.0 * p.tonnes_per_teu[run]
        by_air = now.air_rate[run] * KG_A_TONNE * p.air_tonnes_per_feu[run]
        found[4, run] = by_air * p.air_cost_weight[run]
        dear = max(now.sea_rate[run] - p.reference_sea_rate[run], 0.0)
        found[5, run] = p.rail_rate_follows_sea[run] * dear
        found[6, run] = _share(p.subsidy_effective_share[run] * now.subsidy[run])

        gap = p.facilitation_funding_gap[run] * (1.0 - _share(now.facilitation_funding[run]))
        reform = p.facilitation_effect[run] * now.facilitation[run] * (1.0 - gap)
        easing = (1.0 - reform) * (1.0 - p.docking_border_effect[run] * now.docking_depth[run])
        found[7, run] = p.document_cost[run] * easing
        found[8, run] = p.goal_risk_premium[run] * (1.0 - now.goal_clarity[run])
        found[9, run] = max(now.russia_aversion[run], 0.0)
        found[10, run] = p.discord_cost_per_border[run] * now.discord[run]

        speed = now.infrastructure[run] ** p.infrastructure_speed_effect[run]
        speed = max((1.0 - p.speed_shortfall[run]) * speed, LEAST_SPEED)
        found[11, run] = (1.0 + p.protest_delay[run] * now.protest[run]) / speed
        found[12, run] = p.administrative_delay[run] * easing
        found[13, run] = max(1.0 + now.border_friction[run], LEAST_FRICTION)
        found[14, run] = 1.0 - p.diversification_effect[run] * now.diversification[run]
        found[15, run] = p.discord_delay[run] * now.discord[run]


@compiled
def _share(value: float) -> float:
    return min(max(value, 0.0), 1.0)
