"""What others do to transit in a quarter, as prices, costs and days."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING

from model.parameters import parameter_registry
from model.risks import dial_registry, policy_registry
from tests.twin.arithmetic import clip
from tests.twin.boundary import number

if TYPE_CHECKING:
    from tests.twin.simulation import TwinSimulation

_LEAST_FRICTION = 0.2
_LEAST_SPEED = 0.05
_RIVALRY_OF_2018 = 0.5
_KG_A_TONNE = 1000.0


@dataclass(frozen=True, kw_only=True)
class PolicyActions:
    """What others do; the defaults are those of a quarter in which nobody does anything."""

    tariff_lever: float
    facilitation: float
    diversification: float
    water: float
    sea_rate: float
    air_rate: float
    subsidy: float
    goal_clarity: float
    discord: float
    docking_depth: float
    exchange_rate: float = 1.0
    tariff_change: float = 0.0
    transsib: float = 1.0
    russia_aversion: float = 0.0
    protest: float = 0.0
    facilitation_funding: float = 0.0
    border_friction: float = 0.0
    infrastructure: float = 1.0
    ownership: float = 0.0
    sea_delay: float = 0.0
    transit_restriction: float = 0.0
    regional_restriction: float = 0.0


def observe(model: TwinSimulation) -> PolicyActions:
    """What the others do this quarter."""
    signal, lever, world = model.signal, model.lever, model.world
    docking, finance, russia = model.docking, model.finance, model.russia
    wary = model.p.rivalry_aversion * max(number(world.rivalry) - _RIVALRY_OF_2018, 0.0)
    return PolicyActions(
        tariff_lever=lever("transit_tariff"),
        facilitation=lever("border_facilitation"),
        diversification=lever("corridor_diversification"),
        water=lever("water_and_environment"),
        sea_rate=number(world.sea_rate),
        air_rate=number(world.air_rate),
        subsidy=number(model.china.train_subsidy),
        goal_clarity=number(model.china.goal_clarity),
        discord=number(world.discord) * (1.0 - number(model.china.moderation)),
        docking_depth=number(docking.depth),
        exchange_rate=number(world.exchange_rate),
        tariff_change=signal("transit_tariff"),
        transsib=number(russia.transsib_tariff),
        russia_aversion=signal("russia_aversion") + wary,
        protest=model.society.protest,
        facilitation_funding=signal("facilitation_funding"),
        border_friction=signal("border_friction"),
        infrastructure=number(finance.infrastructure),
        ownership=number(finance.ownership),
        sea_delay=signal("sea_delay"),
        transit_restriction=number(russia.transit_restriction),
        regional_restriction=number(russia.regional_restriction),
    )


def at_start(model: TwinSimulation) -> PolicyActions:
    """Before anyone has moved: policy as set, nobody restricting anything."""
    world, policies = model.world, {name: number(x) for name, x in model.policies.items()}
    return _quiet(
        model.p,
        policies,
        sea_rate=number(world.sea_rate),
        air_rate=number(world.air_rate),
        exchange_rate=number(world.exchange_rate),
    )


def reference(p: SimpleNamespace) -> PolicyActions:
    """In the reference state, with policy at its baseline."""
    policies = {name: lever.baseline for name, lever in policy_registry().items()}
    return _quiet(p, policies, sea_rate=p.reference_sea_rate, air_rate=p.reference_air_rate)


def _quiet(p: SimpleNamespace, policies: dict[str, float], **market: float) -> PolicyActions:
    return PolicyActions(
        tariff_lever=policies["transit_tariff"],
        facilitation=policies["border_facilitation"],
        diversification=policies["corridor_diversification"],
        water=policies["water_and_environment"],
        subsidy=p.belt_and_road * p.reference_subsidy,
        goal_clarity=p.goal_clarity_level,
        discord=p.reference_discord,
        docking_depth=p.docking_start,
        **market,
    )


def defaults() -> SimpleNamespace:
    """The default of each parameter."""
    return SimpleNamespace(**{name: x.default for name, x in parameter_registry().items()})


def with_dials_at_baseline(p: SimpleNamespace) -> SimpleNamespace:
    """Parameters without what the dials moved, so that a standing barrier shows."""
    registry = parameter_registry()
    moved = {name for dial in dial_registry().values() for name in dial.moves}
    return SimpleNamespace(**{**vars(p), **{name: registry[name].default for name in moved}})


class Conditions:
    """What the actions of others mean for the price and the days of routes, given parameters."""

    def __init__(self, p: SimpleNamespace, actions: PolicyActions) -> None:
        self._set_prices(p, actions)
        self._set_frictions(p, actions)
        self._set_pace(p, actions)

    def _set_prices(self, p: SimpleNamespace, actions: PolicyActions) -> None:
        """Tariffs turn with the lever; they are in hard currency but for a part."""
        level = p.tariff_lever_range ** (2.0 * actions.tariff_lever - 1.0)
        level *= max(1.0 + actions.tariff_change, 0.0)
        level *= actions.exchange_rate ** (-p.tenge_pass_through)
        self.container_tariff = p.transit_tariff_container * level
        self.bulk_tariff = p.transit_tariff_bulk * level
        self.road_tariff = p.transit_tariff_road * level
        self.transsib = actions.transsib
        self.sea_rate = actions.sea_rate
        air = actions.air_rate * _KG_A_TONNE * p.air_tonnes_per_feu
        self.air_freight = air * p.air_cost_weight
        dear = max(actions.sea_rate - p.reference_sea_rate, 0.0)
        self.rail_premium = p.rail_rate_follows_sea * dear
        self.subsidy = clip(p.subsidy_effective_share * actions.subsidy, 0.0, 1.0)
        self.subsidy_tilt = p.bypass_tilt
        self.tonnes_per_feu = 2.0 * p.tonnes_per_teu

    def _set_frictions(self, p: SimpleNamespace, actions: PolicyActions) -> None:
        """Costs beyond the rate, USD per FEU."""
        self.documents = p.document_cost * _barriers_left(p, actions)
        self.goal_doubt = p.goal_risk_premium * (1.0 - actions.goal_clarity)
        self.russia_aversion = max(actions.russia_aversion, 0.0)
        self.discord_cost = p.discord_cost_per_border * actions.discord
        self.transcaucasia_cost = p.transcaucasia_risk_cost

    def _set_pace(self, p: SimpleNamespace, actions: PolicyActions) -> None:
        """What slows routes and makes them unsure."""
        speed = actions.infrastructure**p.infrastructure_speed_effect * (1.0 - p.speed_shortfall)
        self.slowness = (1.0 + p.protest_delay * actions.protest) / max(speed, _LEAST_SPEED)
        self.administration_hours = p.administrative_delay * _barriers_left(p, actions)
        self.china_border = max(1.0 + actions.border_friction, _LEAST_FRICTION)
        self.caspian = 1.0 - p.diversification_effect * actions.diversification
        self.discord_hours = p.discord_delay * actions.discord
        self.sea_delay = actions.sea_delay
        self.transcaucasia_days = p.transcaucasia_disruption
        self.reliability = p.reliability_ratio


def _barriers_left(p: SimpleNamespace, actions: PolicyActions) -> float:
    """Administrative barriers that reform, as far as it is funded, and docking leave, in [0, 1]."""
    funded = clip(actions.facilitation_funding, 0.0, 1.0)
    unfunded = p.facilitation_funding_gap * (1.0 - funded)
    reform = p.facilitation_effect * actions.facilitation * (1.0 - unfunded)
    return (1.0 - reform) * (1.0 - p.docking_border_effect * actions.docking_depth)
