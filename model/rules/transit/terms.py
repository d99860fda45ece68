"""What moves cost and time of all routes this quarter.

Each quantity is (runs,) unless a docstring says otherwise.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from model.numerics.arrays import FloatArray, bounded
from model.rules.transit.generalized_cost import Frictions, Pace, Prices

LEAST_FRICTION = 0.2
LEAST_SPEED = 0.05
KG_A_TONNE = 1000.0


class Conditions(NamedTuple):
    """What others do to transit this quarter."""

    tariff_lever: FloatArray
    tariff_change: FloatArray
    exchange_rate: FloatArray
    subsidy: FloatArray
    sea_rate: FloatArray
    air_rate: FloatArray
    sea_delay: FloatArray
    transsib: FloatArray
    goal_clarity: FloatArray
    russia_aversion: FloatArray
    discord: FloatArray
    """Discord among Central Asian states that China's moderation leaves."""
    protest: FloatArray
    facilitation: FloatArray
    facilitation_funding: FloatArray
    docking_depth: FloatArray
    border_friction: FloatArray
    diversification: FloatArray
    infrastructure: FloatArray
    water: FloatArray
    ownership: FloatArray
    transit_restriction: FloatArray
    regional_restriction: FloatArray


class Setting(NamedTuple):
    """Parameters of cost and time."""

    administrative_delay: FloatArray
    air_cost_weight: FloatArray
    air_tonnes_per_feu: FloatArray
    bypass_tilt: FloatArray
    discord_cost_per_border: FloatArray
    discord_delay: FloatArray
    diversification_effect: FloatArray
    docking_border_effect: FloatArray
    document_cost: FloatArray
    facilitation_effect: FloatArray
    facilitation_funding_gap: FloatArray
    goal_risk_premium: FloatArray
    infrastructure_speed_effect: FloatArray
    protest_delay: FloatArray
    rail_rate_follows_sea: FloatArray
    reference_sea_rate: FloatArray
    reliability_ratio: FloatArray
    speed_shortfall: FloatArray
    subsidy_effective_share: FloatArray
    tariff_lever_range: FloatArray
    tenge_pass_through: FloatArray
    tonnes_per_teu: FloatArray
    transcaucasia_disruption: FloatArray
    transcaucasia_risk_cost: FloatArray
    transit_tariff_bulk: FloatArray
    transit_tariff_container: FloatArray
    transit_tariff_road: FloatArray


class Terms(NamedTuple):
    """All of them."""

    prices: Prices
    frictions: Frictions
    pace: Pace


def prices(p: Setting, now: Conditions) -> Prices:
    """What moves the price of routes.

    The lever turns Kazakhstan's tariff between 1/`tariff_lever_range` and `tariff_lever_range`
    times its usual level. Transit tariffs are set in hard currency, so only the part
    `tenge_pass_through` of a weaker tenge lowers them.
    """
    turned = p.tariff_lever_range ** (2.0 * now.tariff_lever - 1.0)
    level = turned * np.maximum(1.0 + now.tariff_change, 0.0)
    level = level * now.exchange_rate ** (-p.tenge_pass_through)
    dear = np.maximum(now.sea_rate - p.reference_sea_rate, 0.0)
    tonnes_per_feu = 2.0 * p.tonnes_per_teu
    return Prices(
        container_tariff=p.transit_tariff_container * level,
        bulk_tariff=p.transit_tariff_bulk * level,
        road_tariff=p.transit_tariff_road * level,
        transsib=now.transsib,
        sea_rate=now.sea_rate,
        air_freight=now.air_rate * KG_A_TONNE * p.air_tonnes_per_feu * p.air_cost_weight,
        rail_premium=p.rail_rate_follows_sea * dear,
        subsidy=bounded(p.subsidy_effective_share * now.subsidy, 0.0, 1.0),
        subsidy_tilt=p.bypass_tilt,
        tonnes_per_feu=tonnes_per_feu,
    )


def frictions(p: Setting, now: Conditions) -> Frictions:
    """Costs beyond the freight rate."""
    return Frictions(
        documents=p.document_cost * _easing(p, now),
        goal_doubt=p.goal_risk_premium * (1.0 - now.goal_clarity),
        russia_aversion=np.maximum(now.russia_aversion, 0.0),
        discord=p.discord_cost_per_border * now.discord,
        transcaucasia=p.transcaucasia_risk_cost,
    )


def pace(p: Setting, now: Conditions) -> Pace:
    """What moves the days of routes."""
    speed = (1.0 - p.speed_shortfall) * now.infrastructure**p.infrastructure_speed_effect
    return Pace(
        slowness=(1.0 + p.protest_delay * now.protest) / np.maximum(speed, LEAST_SPEED),
        administration=p.administrative_delay * _easing(p, now),
        china_border=np.maximum(1.0 + now.border_friction, LEAST_FRICTION),
        caspian=1.0 - p.diversification_effect * now.diversification,
        discord=p.discord_delay * now.discord,
        sea_delay=now.sea_delay,
        transcaucasia=p.transcaucasia_disruption,
        reliability=p.reliability_ratio,
    )


def _easing(p: Setting, now: Conditions) -> FloatArray:
    """Administrative barriers left by reform and by docking, in [0, 1] (C03, C04).

    Reform works as far as it is funded: the gap (R42) withholds its part unless outside money
    fills it.
    """
    unfunded = p.facilitation_funding_gap * (1.0 - bounded(now.facilitation_funding, 0.0, 1.0))
    reform = p.facilitation_effect * now.facilitation * (1.0 - unfunded)
    return (1.0 - reform) * (1.0 - p.docking_border_effect * now.docking_depth)
