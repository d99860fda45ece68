"""Law: a dial at 0 is its mechanism being absent.

Every dial at 0 gives the parameters it moves their absent values to the last bit, whatever is
drawn, and touches no other. Beyond parameters, its mechanism's own channel is silent:

- ``SILENT``: with every other dial turned up, a state that only this mechanism can move stays exactly
  0 in every quarter of 21 years, while it moves with this dial turned up too;
- ``DEAF``: taking away what the mechanism answers to changes no bit.

Two dials stand for "nearly" and silence nothing: ``implementation_gap`` (nine tenths are carried
out) and ``trust_deficit`` (trust rests at 0.9). ``international_turbulence`` at 0 stills prices and
growth, not trade volumes, whose own volatility is a parameter that no dial moves.

For how a dial turns a parameter see ``tests/risks/test_turning.py``; that each does something,
``tests/test_effects.py``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest

from model.agents import shippers_view
from model.agents.shippers_network import transit_system
from model.clock import Horizon, Quarter
from model.ensemble.design import draw
from model.numerics.arrays import FloatArray
from model.risks import dial_registry
from model.rules.finance import projects as stages
from model.scenario import load_scenario
from model.simulation import Simulation
from model.world.drivers import MARKETS
from model.world.observed import LAST_OBSERVED
from tests.batches import batch
from tests.still import walk

Rule = Callable[..., Any]
Probe = Callable[[Simulation], tuple[FloatArray, ...]]
RUNS = 3
LONG = Horizon(end=Quarter(2033, 4))
"""Long enough for the railways round Kazakhstan, which could open at the end of 2030."""
MIDDLE = Quarter(2020, 4)
NEARLY = {"implementation_gap", "trust_deficit"}
NEW_BYPASS = "china_kyrgyzstan_uzbekistan"


@pytest.mark.parametrize("name", dial_registry())
def test_a_dial_at_0_brings_its_parameters_to_absent_and_moves_no_other(name: str) -> None:
    usual = draw(load_scenario("baseline"), 4, np.arange(40)).parameters
    scenario = load_scenario("baseline").with_settings({name: 0.0})
    turned = draw(scenario, 4, np.arange(40)).parameters
    moves = dial_registry()[name].moves
    for moved, move in moves.items():
        assert np.all(turned[moved] == move.absent), moved
    for other in set(usual) - set(moves):
        assert np.array_equal(turned[other], usual[other]), other


def _terms(model: Simulation) -> shippers_view.Terms:
    return shippers_view.terms(model.parameters, shippers_view.observe(model))


def _unclear_goals(model: Simulation) -> tuple[FloatArray, ...]:
    return 1.0 - model.china.goal_clarity, _terms(model).frictions.goal_doubt


def _lock_in(model: Simulation) -> tuple[FloatArray, ...]:
    skills = model.firms.industry["skills"]
    return skills["lock_in"].copy(), skills["home_content"] - skills["plant_content"]


def _strain(model: Simulation) -> tuple[FloatArray, ...]:
    return (np.maximum(model.docking.tension - model.parameters.tension_start, 0.0),)


def _dominance(model: Simulation) -> tuple[FloatArray, ...]:
    seen = model.parameters.dominance_weight * model.finance.dominance
    return np.maximum(model.kazakhstan.alignment, 0.0), seen


def _unwelcome(model: Simulation) -> tuple[FloatArray, ...]:
    """Joint projects that have been announced in vain."""
    pipeline = model.finance.pipeline
    return ((pipeline.stage == stages.WAITING) & (pipeline._announced <= model.t),)


def _land(model: Simulation) -> tuple[FloatArray, ...]:
    """Rumours and alarm; food insecurity, another dial, makes companies ask for land too."""
    by_region = model.publics.by_region
    return by_region["rumour"]["heard"], by_region["will"]["of_land"]


def _of_regions(model: Simulation, part: str, *states: str) -> tuple[FloatArray, ...]:
    return tuple(model.publics.by_region[part][state] for state in states)


def _barriers(model: Simulation) -> tuple[FloatArray, ...]:
    terms = _terms(model)
    return terms.frictions.documents, terms.pace.administration


def _infrastructure(model: Simulation) -> tuple[FloatArray, ...]:
    """Capacity that gates lack of what they were built for, and speed that trains lack."""
    gates, shippers = transit_system().gates, model.shippers
    open_gates = np.zeros((model.runs, len(gates.names)))
    now, growth = shippers_view.observe(model), np.ones((2, len(MARKETS), model.runs))
    supply = shippers._supply(now, open_gates, growth)
    built_for = gates.nominal_capacity(model.quarter.ordinal)
    protest = 1.0 + model.parameters.protest_delay * model.publics.protest
    slow = _terms(model).pace.slowness / protest
    return np.maximum(built_for - supply.capacity, 0.0), np.maximum(slow - 1.0, 0.0)


def _bypass(model: Simulation) -> tuple[FloatArray, ...]:
    """Cargo on new railways round Kazakhstan, and subsidy moved to routes round it."""
    service = np.array(transit_system().network.service)
    shares = [
        market.shares[:, service[market.menu.routes] == NEW_BYPASS].reshape(model.runs, -1)  # type: ignore[index]
        for market in model.shippers.markets
    ]
    return np.concatenate(shares, axis=-1), _terms(model).prices.subsidy_tilt


def _transcaucasia(model: Simulation) -> tuple[FloatArray, ...]:
    terms = _terms(model)
    return terms.frictions.transcaucasia, terms.pace.transcaucasia


SILENT: dict[str, Probe] = {
    "xinjiang_workshop": lambda m: (m.firms.by_sector["market"]["imports"]["xinjiang"].copy(),),
    "equipment_lock_in": _lock_in,
    "engineer_shortage": lambda m: (
        1.0 - np.minimum(m.firms.industry["skills"]["engineer_ratio"], 1.0),
    ),
    "low_competitiveness": lambda m: (m.firms.displaced_by_region,),
    "free_trade_exposure": lambda m: (m.firms.industry["border"]["freed"].copy(),),
    "unclear_goals": _unclear_goals,
    "unclear_governance": lambda m: (1.0 - m.china.governance_clarity,),
    "sreb_eaeu_conflict": lambda m: (m.docking.conflict,),
    "russian_blocking": lambda m: (m.russia.blocking,),
    "forced_choice": lambda m: (m.docking.forced_choice,),
    "geopolitical_rivalry": lambda m: (m.world.rivalry,),
    "central_asian_discord": lambda m: (m.world.discord,),
    "excess_capacity_relocation": lambda m: (m.finance.relocated_capacity, m.china.relocation),
    "china_decline": lambda m: (m.world._china_crisis, m.world._china_slide),
    "kazakhstan_decline": lambda m: (m.accounts._crisis,),
    "chinese_dominance": _dominance,
    "russia_china_strain": _strain,
    "russian_integration_pressure": lambda m: (np.minimum(m.kazakhstan.alignment, 0.0),),
    "host_reluctance": _unwelcome,
    "labour_migration": lambda m: (m.publics.country["presence"]["workers"],),
    "land_rumours": _land,
    "information_deficit": lambda m: _of_regions(m, "mood", "ignorance", "believed"),
    "environmental_disputes": lambda m: _of_regions(m, "presence", "disputes", "stopped"),
    "administrative_barriers": _barriers,
    "infrastructure_gap": _infrastructure,
    "corridor_bypass": _bypass,
    "transcaucasia_disputes": _transcaucasia,
}
"""States that a dial's mechanism alone moves, each with the axis of runs first."""


@cache
def stirred() -> dict[str, tuple[FloatArray, FloatArray]]:
    """Whether each probed state was ever other than 0: with its dial at 0, and turned up.

    All other dials are at their worst in some runs, a bit above the middle in others. Both
    (runs, states).
    """
    names = list(SILENT)
    turned_up = np.repeat([1.0, 0.6], RUNS)
    block = len(turned_up)
    dials = {name: np.tile(turned_up, len(names) + 1) for name in dial_registry()}
    for place, name in enumerate(names):
        dials[name][place * block : (place + 1) * block] = 0.0
    runs = [*range(RUNS)] * (2 * len(names) + 2)
    simulation = Simulation(batch(runs, drawn=True, dials=dials, horizon=LONG))
    ever: dict[str, FloatArray] = {}
    for _ in walk(simulation):
        for name, probe in SILENT.items():
            states = [np.any(x.reshape(len(runs), -1) != 0.0, axis=-1) for x in probe(simulation)]
            ever[name] = np.stack(states, axis=-1) | ever.get(name, False)
    return {
        name: (ever[name][place * block : (place + 1) * block], ever[name][-block:])
        for place, name in enumerate(names)
    }


@pytest.mark.parametrize("name", SILENT)
def test_at_0_a_dials_own_channel_is_silent(name: str) -> None:
    at_0, turned_up = stirred()[name]
    assert not at_0.any()
    assert turned_up.any(axis=0).all()


def _without(place: int, value: float = 0.0) -> Callable[[Rule], Rule]:
    """A rule whose argument at a `place` is always the same `value`."""

    def muffled(rule: Rule) -> Rule:
        def deaf(*args: Any) -> Any:
            changed = list(args)
            changed[place] = np.full_like(changed[place], value)
            return rule(*changed)

        return deaf

    return muffled


def _always(value: float) -> Callable[[Rule], Rule]:
    """A rule that answers with the same value whatever it is given."""
    return lambda rule: lambda *args: np.full_like(rule(*args), value)


def _with_less_of_a_boom(rule: Rule) -> Rule:
    """Oil has to cost twice as much before it brings a windfall."""

    def compete(p: Any, *rest: Any) -> Any:
        own = p.copy()
        own["resources"]["oil_price_without_windfall"] *= 2.0
        return rule(own, *rest)

    return compete


def _quiet_places(rule: Rule) -> Rule:
    """People who meet no plants, closures or news from Xinjiang."""

    def feel(own: Any, around: Any, by_region: Any) -> None:
        on_record, places, nation, local = (each.copy() for each in around)
        own, met = own.copy(), by_region["presence"]["relocated"].copy()
        own["feelings"]["xinjiang_news_start"] += 1e6
        local["announced_plants"] = local["displaced"] = 0.0
        by_region["presence"]["relocated"] = 0.0
        rule(own, (on_record, places, nation, local), by_region)
        by_region["presence"]["relocated"] = met

    return feel


def _no_rumours(rule: Rule) -> Rule:
    """People who are told no rumour, neither by the calendar nor at the start of one."""

    def hear(own: Any, around: Any, *rest: Any) -> None:
        (on_record, places, nation, local), contacts = around
        own, local = own.copy(), local.copy()
        own["rumour_onset"]["rumour_seed"] = local["rumours"] = 0.0
        rule(own, ((on_record, places, nation, local), contacts), *rest)

    return hear


def _fed(rule: Rule) -> Rule:
    """What the publics see where agricultural cooperation closes any gap."""

    def nation(*args: Any) -> Any:
        seen = rule(*args)
        seen["agricultural_cooperation"] = 1.0
        return seen

    return nation


DEAF: dict[str, dict[str, Callable[[Rule], Rule]]] = {
    "raw_materials_appendage": {
        "model.rules.industry.resources.pull_of_china": _always(1.0),
        "model.rules.industry.quarter.compete": _with_less_of_a_boom,
    },
    "reindustrialization_dilemma": {"model.agents.china.ideals": _without(14)},
    "western_china_first": {"model.agents.china.ideals": _without(13)},
    "loan_dependence": {"model.rules.finance.debt.bargaining_weight": _without(1)},
    "chinese_dominance": {"model.rules.finance.debt.dominance": _always(0.9)},
    "russia_china_strain": {"model.rules.docking.depth_kernel.strain": _without(3)},
    "anti_chinese_sentiment": {"model.rules.society.feelings.feel": _quiet_places},
    "land_rumours": {"model.rules.society.public.hear_rumours": _no_rumours},
    "food_insecurity": {"model.agents.publics_view.nation": _fed},
}
"""What each dial's mechanism answers to, and how it is taken away."""
OWN = {"dominance"}
"""What is taken away may itself be an outcome."""


@pytest.mark.parametrize("name", DEAF)
def test_at_0_what_a_dials_mechanism_answers_to_does_not_matter(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    dials = {**dict.fromkeys(dial_registry(), 0.6), name: np.repeat([0.0, 1.0], RUNS)}
    inputs = batch([*range(RUNS)] * 2, drawn=True, dials=dials, horizon=Horizon(end=MIDDLE))
    usual = Simulation(inputs).run()
    for target, muffle in DEAF[name].items():
        module, _, rule = target.rpartition(".")
        original = getattr(sys.modules[module], rule)
        monkeypatch.setattr(target, muffle(original))
    deaf = Simulation(inputs).run()
    at_0, at_worst = (
        {key for key in set(usual) - OWN if not np.array_equal(usual[key][half], deaf[key][half])}
        for half in (slice(0, RUNS), slice(RUNS, None))
    )
    assert at_0 == set()
    assert at_worst != set()


def test_without_international_turbulence_prices_and_growth_are_the_same_in_every_world() -> None:
    """Of runs with the same parameters; trade volumes differ still."""
    calm = {"china_decline": 0.0, "international_turbulence": np.repeat([0.0, 1.0], RUNS)}
    record = Simulation(batch([*range(RUNS)] * 2, dials=calm)).run()
    first = len(Horizon(end=LAST_OBSERVED))
    for name in ("oil_price", "sea_rate", "china_growth", "russia_growth"):
        still, stirred_up = record[name][:RUNS, first:], record[name][RUNS:, first:]
        assert np.all(still == still[:1]), name
        assert np.all(stirred_up[1:] != stirred_up[:1]), name


def test_without_land_rumours_and_hunger_no_land_is_leased() -> None:
    """Food insecurity alone makes companies ask for land, whatever the dial of rumours says."""
    dials = {"land_rumours": 0.0, "food_insecurity": np.repeat([0.0, 1.0], RUNS)}
    open_land = {"land_leasing": 1.0}
    simulation = Simulation(batch([*range(RUNS)] * 2, dials=dials, policies=open_land))
    for _ in walk(simulation):
        presence = simulation.publics.by_region["presence"]
        assert np.all(presence["land_announced"][:RUNS] == 0.0)
    assert presence["land_leased"][RUNS:].any()


def test_every_dial_but_those_that_stand_for_nearly_is_heard_of_here() -> None:
    assert set(dial_registry()) == {*SILENT, *DEAF, *NEARLY, "international_turbulence"}
