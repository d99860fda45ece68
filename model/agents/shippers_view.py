"""What shippers see of the rest of the model, in the terms of the rules of transit.

Each quantity is (runs,) unless a docstring says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from model.arrays import FloatArray, bounded
from model.parameters import Values, parameter_registry
from model.risks import dial_registry, policy_registry
from model.rules.transit.congestion import Queueing, Units
from model.rules.transit.generalized_cost import Frictions, Pace, Prices

if TYPE_CHECKING:
    from model.simulation import Simulation

_LEAST_FRICTION = 0.2
_RIVALRY_OF_2018 = 0.5
_KG_A_TONNE = 1000.0


@dataclass(frozen=True)
class Conditions:
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


def observe(model: Simulation) -> Conditions:
    """The conditions of the present quarter."""
    signal, levers, world = model.calendar.signal, model.kazakhstan.levers, model.world
    return Conditions(
        tariff_lever=levers["transit_tariff"],
        tariff_change=signal("transit_tariff"),
        exchange_rate=world.exchange_rate,
        subsidy=model.china.train_subsidy,
        sea_rate=world.sea_rate,
        air_rate=world.air_rate,
        sea_delay=signal("sea_delay"),
        transsib=model.russia.transsib_tariff,
        goal_clarity=model.china.goal_clarity,
        russia_aversion=signal("russia_aversion") + _wary_of_russia(model),
        discord=world.discord * (1.0 - model.china.moderation),
        protest=model.publics.protest,
        facilitation=levers["border_facilitation"],
        facilitation_funding=signal("facilitation_funding"),
        docking_depth=model.docking.depth,
        border_friction=signal("border_friction"),
        diversification=levers["corridor_diversification"],
        infrastructure=model.finance.infrastructure,
        water=levers["water_and_environment"],
        ownership=model.finance.ownership,
        transit_restriction=model.russia.transit_restriction,
        regional_restriction=model.russia.regional_restriction,
    )


def at_start(model: Simulation) -> Conditions:
    """The conditions before anyone has moved: policy as set, nobody restricting anything."""
    world, policies, p = model.world, model.policies, model.parameters
    return _quiet(p, policies, world.sea_rate, world.air_rate, world.exchange_rate)


def reference(p: Values) -> Conditions:
    """The conditions of the reference state, with policy at its baseline and one run."""
    policies = {name: np.full(1, lever.baseline) for name, lever in policy_registry().items()}
    one = np.ones(1)
    return _quiet(p, policies, p.reference_sea_rate, p.reference_air_rate, one)


def default_parameters() -> Values:
    """The default of each parameter, with one run: the reference state knows no other."""
    registry = parameter_registry().items()
    return Values({name: np.full(1, parameter.default) for name, parameter in registry})


def _wary_of_russia(model: Simulation) -> FloatArray:
    """What rivalry beyond that of 2018 makes shippers pay to avoid Russia, USD per FEU."""
    beyond = np.maximum(model.world.rivalry - _RIVALRY_OF_2018, 0.0)
    return model.parameters.rivalry_aversion * beyond


def with_dials_at_baseline(p: Values) -> Values:
    """The values of a run without what its dials moved, so that a standing barrier shows."""
    moved = {name for dial in dial_registry().values() for name in dial.moves}
    registry = parameter_registry()
    return Values(
        {
            name: np.full_like(value, registry[name].default) if name in moved else value
            for name, value in p.items()
        }
    )


@dataclass(frozen=True)
class Terms:
    """What moves cost and time of all routes this quarter."""

    prices: Prices
    frictions: Frictions
    pace: Pace


def terms(p: Values, now: Conditions) -> Terms:
    """Cost and time under parameters `p` and the present conditions."""
    return Terms(prices(p, now), frictions(p, now), pace(p, now))


def prices(p: Values, now: Conditions) -> Prices:
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
        air_freight=now.air_rate * _KG_A_TONNE * p.air_tonnes_per_feu * p.air_cost_weight,
        rail_premium=p.rail_rate_follows_sea * dear,
        subsidy=bounded(p.subsidy_effective_share * now.subsidy, 0.0, 1.0),
        subsidy_tilt=p.bypass_tilt,
        tonnes_per_feu=tonnes_per_feu,
    )


def frictions(p: Values, now: Conditions) -> Frictions:
    """Costs beyond the freight rate."""
    return Frictions(
        documents=p.document_cost * _easing(p, now),
        goal_doubt=p.goal_risk_premium * (1.0 - now.goal_clarity),
        russia_aversion=np.maximum(now.russia_aversion, 0.0),
        discord=p.discord_cost_per_border * now.discord,
        transcaucasia=p.transcaucasia_risk_cost,
    )


def pace(p: Values, now: Conditions) -> Pace:
    """What moves the days of routes."""
    speed = (1.0 - p.speed_shortfall) * now.infrastructure**p.infrastructure_speed_effect
    return Pace(
        slowness=(1.0 + p.protest_delay * now.protest) / np.maximum(speed, 0.05),
        administration=p.administrative_delay * _easing(p, now),
        china_border=np.maximum(1.0 + now.border_friction, _LEAST_FRICTION),
        caspian=1.0 - p.diversification_effect * now.diversification,
        discord=p.discord_delay * now.discord,
        sea_delay=now.sea_delay,
        transcaucasia=p.transcaucasia_disruption,
        reliability=p.reliability_ratio,
    )


def units(p: Values, years: float) -> Units:
    """How cargo turns into trains, `years` after the start of 2013: trains grow longer."""
    longer = p.teu_per_train_2013 + p.teu_per_train_growth * max(years, 0.0)
    return Units(
        teu_per_train=np.minimum(longer, p.teu_per_train_limit),
        tonnes_per_train=p.tonnes_per_train,
        tonnes_per_teu=p.tonnes_per_teu,
    )


def queueing(p: Values) -> Queueing:
    """How gates answer to load."""
    return Queueing(p.congestion_steepness, p.queue_days)


def _easing(p: Values, now: Conditions) -> FloatArray:
    """Administrative barriers left by reform and by docking, in [0, 1] (C03, C04).

    Reform works as far as it is funded: the gap (R42) withholds its part unless outside money
    fills it.
    """
    unfunded = p.facilitation_funding_gap * (1.0 - bounded(now.facilitation_funding, 0.0, 1.0))
    reform = p.facilitation_effect * now.facilitation * (1.0 - unfunded)
    return (1.0 - reform) * (1.0 - p.docking_border_effect * now.docking_depth)


def _quiet(
    p: Values,
    policies: Mapping[str, FloatArray],
    sea_rate: FloatArray,
    air_rate: FloatArray,
    exchange_rate: FloatArray,
) -> Conditions:
    """Conditions in which nobody acts beyond the given policies and market rates."""
    nothing, one = np.zeros_like(p.belt_and_road), np.ones_like(p.belt_and_road)
    return Conditions(
        tariff_lever=policies["transit_tariff"],
        tariff_change=nothing,
        exchange_rate=exchange_rate,
        subsidy=p.belt_and_road * p.reference_subsidy,
        sea_rate=sea_rate,
        air_rate=air_rate,
        sea_delay=nothing,
        transsib=one,
        goal_clarity=p.goal_clarity_level,
        russia_aversion=nothing,
        discord=p.reference_discord,
        protest=nothing,
        facilitation=policies["border_facilitation"],
        facilitation_funding=nothing,
        docking_depth=p.docking_start,
        border_friction=nothing,
        diversification=policies["corridor_diversification"],
        infrastructure=one,
        water=policies["water_and_environment"],
        ownership=nothing,
        transit_restriction=nothing,
        regional_restriction=nothing,
    )
