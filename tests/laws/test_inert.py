"""Law: an inert policy or event changes no bit of any run.

Inert is a lever that is set to where it stands or whose effect is nothing, an event without size or
chance, one that is over before the horizon or starts after it, one that does not happen in a run,
and a scenario that parts from the baseline after the horizon. ``tests/test_simulation.py`` holds
this for three events, and for all levers and dials at their baselines at once; here it is every
channel at every target, every lever and dial through the scenario that a user writes, and every
lever whose effect hangs on parameters alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from model.batch import Batch, Before
from model.clock import Horizon, Quarter
from model.ensemble.design import draw
from model.ensemble.simulate_chunk import simulate_batch
from model.events import Event, channel_registry
from model.numerics.arrays import FloatArray
from model.numerics.streams import Streams
from model.risks import dial_registry, policy_registry
from model.scenario import Scenario, load_scenario
from model.simulation import Simulation
from tests.batches import batch

Record = Mapping[str, FloatArray]
HORIZON = Horizon(end=Quarter(2019, 4))
RUNS = 4
TARGETS = [
    (channel.name, target, channel.high)
    for channel in channel_registry().values()
    for target in channel.targets or ("",)
]


def lively(runs: int | Sequence[int] = RUNS, **rest: object) -> Batch:
    """Drawn runs with all dials turned up, so that no mechanism sleeps."""
    settings = {"dials": dict.fromkeys(dial_registry(), 0.75), "horizon": HORIZON, **rest}
    return batch(runs, drawn=True, **settings)  # type: ignore[arg-type]


@cache
def usual() -> Record:
    return Simulation(lively()).run()


def changed(one: Record, other: Record) -> set[str]:
    """Outcomes with another bit."""
    assert set(one) == set(other)
    return {name for name in one if not np.array_equal(one[name], other[name])}


@pytest.mark.parametrize(
    "inert",
    [
        {"size": 0.0},
        {"probability": 0.0},
        {"start": HORIZON.end.plus(1)},
        {"start": HORIZON.start.plus(-9), "duration": 9},
    ],
    ids=["no_size", "no_chance", "too_late", "over_before"],
)
def test_an_inert_event_changes_no_bit_in_any_channel_at_any_target(
    inert: Mapping[str, object],
) -> None:
    events = tuple(
        replace(
            Event(f"{channel}_{target}", channel, Quarter(2015, 2), high, target, duration=12),
            **inert,
        )
        for channel, target, high in TARGETS
    )
    assert changed(Simulation(lively(events=events)).run(), usual()) == set()


def test_an_event_changes_no_bit_of_the_runs_in_which_it_does_not_happen() -> None:
    maybe = Event("maybe", "sea_rate", Quarter(2015, 2), 0.5, duration=8, probability=0.5)
    record = Simulation(lively(12, events=(maybe,))).run()
    without = Simulation(lively(12)).run()
    happens = Streams(1, np.arange(12)).initial_uniform("calendar.maybe") < 0.5
    assert 0 < happens.sum() < 12
    differs = np.any(record["sea_rate"] != without["sea_rate"], axis=-1)
    assert np.array_equal(differs, happens)
    for name, values in record.items():
        assert np.array_equal(values[~happens], without[name][~happens]), name


def test_what_is_to_change_after_the_horizon_changes_no_bit() -> None:
    plain = lively()
    ends = {name: float(policy.baseline < 0.5) for name, policy in policy_registry().items()}
    other = lively(
        dials=dict.fromkeys(dial_registry(), 0.0),
        policies=ends,
        parameters={"belt_and_road": 0.0},
    )
    before = Before(plain.parameters, plain.policies)
    late = replace(other, since=HORIZON.end.plus(1), before=before)
    assert changed(Simulation(late).run(), usual()) == set()
    in_time = replace(other, since=HORIZON.end, before=before)
    assert changed(Simulation(in_time).run(), usual()) != set()


@cache
def baseline() -> Scenario:
    return load_scenario("baseline").with_end(Quarter(2015, 4))


LEVELS = {name: entry.baseline for name, entry in {**policy_registry(), **dial_registry()}.items()}


@pytest.mark.parametrize("name", LEVELS)
def test_setting_a_lever_or_a_dial_where_it_stands_makes_the_same_scenario(name: str) -> None:
    assert baseline().with_settings({name: LEVELS[name]}).digest() == baseline().digest()
    elsewhere = 0.0 if LEVELS[name] > 0.0 else 1.0
    assert baseline().with_settings({name: elsewhere}).digest() != baseline().digest()


def test_setting_all_levers_and_dials_where_they_stand_changes_no_bit() -> None:
    plain, set_again = (
        simulate_batch(draw(scenario, 3, np.arange(RUNS)))
        for scenario in (baseline(), baseline().with_settings(LEVELS))
    )
    assert changed(plain, set_again) == set()


WITHOUT_EFFECT = {
    "transit_tariff": {"tariff_lever_range": 1.0},
    "border_facilitation": {"facilitation_effect": 0.0},
    "corridor_diversification": {"diversification_effect": 0.0},
    "local_content_rule": {"local_content_rule_effect": 0.0, "local_content_cost": 0.0},
    "import_protection": {"protection_tariff_span": 0.0},
    "training": {"training_effect": 0.0},
    "research": {"research_effect": 0.0},
    "technology_transfer": {"transfer_centre_effect": 0.0},
    "agricultural_cooperation": {"farm_trade_effect": 0.0, "food_gap": 0.0},
    "water_and_environment": {"river_opening": 0.0, "dispute_hazard": 0.0},
}
"""Levers whose effect hangs on parameters alone, and those parameters where they have none."""


@pytest.mark.parametrize("lever", WITHOUT_EFFECT)
def test_a_lever_without_effect_changes_no_bit(lever: str) -> None:
    """But its own level, where that is an outcome."""

    def answers(parameters: Mapping[str, float]) -> set[str]:
        levels = {lever: np.repeat([0.0, 1.0], 2)}
        record = Simulation(lively([0, 1] * 2, policies=levels, parameters=parameters)).run()
        return {name for name, (one, two) in split(record).items() if not np.array_equal(one, two)}

    assert answers(WITHOUT_EFFECT[lever]) <= {f"{lever}_level"}
    assert not answers({"river_opening": 1.0}) <= {f"{lever}_level"}


def split(record: Record) -> dict[str, list[FloatArray]]:
    """Outcomes of the first and of the second half of the runs."""
    return {name: np.split(values, 2) for name, values in record.items()}
