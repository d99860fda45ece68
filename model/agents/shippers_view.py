"""What shippers see of the rest of the model, in the terms of the rules of transit.

Each quantity is (runs,) unless a docstring says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from model.numerics.arrays import FloatArray
from model.parameters import Values, parameter_registry
from model.risks import dial_registry, policy_registry
from model.rules.transit import terms_kernel
from model.rules.transit.congestion import Queueing, Units
from model.rules.transit.terms import Conditions, Setting, Terms

if TYPE_CHECKING:
    from model.simulation import Simulation

_RIVALRY_OF_2018 = 0.5


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


def terms(p: Values, now: Conditions) -> Terms:
    """What moves cost and time of routes, under parameters `p` and the present conditions."""
    return terms_kernel.terms(Setting(*[p[name] for name in Setting._fields]), now)


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
