"""The array engine does for many runs at once what the plain twin does for one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from model.batch import Before
from model.clock import Horizon, Quarter
from model.ensemble.design import draw
from model.events import Channel, Event, channel_registry
from model.parameters import parameter_registry
from model.risks import dial_registry, policy_registry
from model.scenario import load_scenario
from model.simulation import Simulation
from tests.batches import SHORT, batch
from tests.twin.agreement import alone, apart_in, assert_the_twin_agrees
from tests.twin.simulation import TwinSimulation

PROJECTED = Horizon(end=Quarter(2027, 4))
"""Long enough for crises and restrictions, which come after the record."""
TO_THE_END = [
    ("baseline", 1, (0, 1)),
    ("baseline", 20260101, (17,)),
    ("blocked_by_russia", 1, (0, 5)),
    ("perfect_storm", 2, (3, 1000)),
    ("land_rumour_2016", 3, (1,)),
    ("sentiment_spiral", 4, (2,)),
    ("middle_corridor_pivot", 5, (8,)),
    ("raw_materials_appendage", 7, (4,)),
    ("six_proposals", 6, (0,)),
    ("no_bri", 1, (0,)),
]
"""Scenarios, seeds and run indices that are compared to 2035."""
SHORTER = ["only_free_trade_exposure", "only_corridor_bypass", "only_international_turbulence"]


@pytest.mark.parametrize(("scenario", "seed", "runs"), TO_THE_END)
def test_each_outcome_agrees_in_every_quarter_of_a_scenario(
    scenario: str, seed: int, runs: tuple[int, ...]
) -> None:
    assert_the_twin_agrees(draw(load_scenario(scenario), seed, np.array(runs)))


@pytest.mark.parametrize("scenario", SHORTER)
def test_each_outcome_agrees_where_a_single_risk_is_at_its_worst(scenario: str) -> None:
    shortened = load_scenario(scenario).with_end(PROJECTED.end)
    assert_the_twin_agrees(draw(shortened, 9, np.array([6])))


@pytest.mark.parametrize("harm", [0.3, 1.0])
def test_each_outcome_agrees_whatever_the_calendar_brings(harm: float) -> None:
    """An event in every channel: tariffs, closures, rumours, land deals, restrictions, repression.

    They go `harm` of the way to the upper end of what a channel allows.
    """
    events = [
        event
        for place, channel in enumerate(channel_registry().values())
        for event in _events(channel, harm, Quarter(2014, 1).plus(place % 8))
    ]
    assert_the_twin_agrees(batch([0, 7], drawn=True, events=tuple(events), horizon=SHORT))


def test_each_outcome_agrees_when_borders_close_and_tariffs_rise() -> None:
    events = (
        Event("gate", "link_closure", Quarter(2015, 1), 1.0, target="dostyk_alashankou"),
        Event("border", "link_closure", Quarter(2016, 2), 1.0, target="iletsk_border", duration=3),
        Event("sea", "link_closure", Quarter(2017, 1), 0.7, target="suez_sea", fade=2.0),
        Event("duty", "import_tariff", Quarter(2015, 3), 0.3, duration=6, fade=4.0),
        Event("toll", "transit_tariff", Quarter(2016, 1), 1.5, duration=4),
        Event("perhaps", "regional_restriction", Quarter(2017, 1), 0.8, 4, probability=0.5),
    )
    horizon = Horizon(end=Quarter(2018, 4))
    assert_the_twin_agrees(batch([2, 3, 4], drawn=True, events=events, horizon=horizon))


@pytest.mark.parametrize("corner", [False, True])
def test_each_outcome_agrees_whatever_dials_and_policies_are_set(corner: bool) -> None:
    """Each run has dials and stances of its own: anywhere in [0, 1], or each at one of its ends."""
    random = np.random.default_rng(31 + corner)

    def settings(names: Mapping[str, object]) -> dict[str, np.ndarray]:
        places = random.random((len(names), 4))
        return dict(zip(names, np.round(places) if corner else places, strict=True))

    dials, policies = settings(dial_registry()), settings(policy_registry())
    assert_the_twin_agrees(
        batch(4, drawn=True, dials=dials, policies=policies, horizon=PROJECTED, seed=12)
    )


def test_each_outcome_agrees_with_parameters_at_the_ends_of_their_ranges() -> None:
    ends = _ends_of_ranges(4, seed=5)
    assert_the_twin_agrees(batch(4, parameters=ends, horizon=PROJECTED, seed=13))


def test_each_outcome_agrees_where_all_parameters_and_policies_change_on_the_way() -> None:
    before = batch(3, drawn=True, seed=14)
    stances = dict.fromkeys(policy_registry(), 1.0)
    after = batch(
        3, parameters=_ends_of_ranges(3, seed=6), policies=stances, horizon=SHORT, seed=14
    )
    assert_the_twin_agrees(
        replace(after, since=Quarter(2014, 3), before=Before(before.parameters, before.policies))
    )


def test_a_parameter_turned_by_a_millionth_is_noticed() -> None:
    """That is what the agreement is worth: a slip in the sixth digit of a rule would show."""
    plain = batch([0], horizon=SHORT)
    turned = {
        name: float(plain.parameters[name][0]) * (1.0 + 1e-6)
        for name in ("value_of_time_scale", "experience_elasticity", "opinion_pull")
    }
    engine = Simulation(plain).run()
    for (name, value), outcome in zip(
        turned.items(), ("transit_revenue", "technology_level", "sentiment"), strict=True
    ):
        other = batch([0], parameters={name: value}, horizon=SHORT)
        twin = TwinSimulation(other).run()
        assert apart_in(outcome, engine[outcome][0], twin[outcome][0]), name


def test_the_twin_takes_one_run_at_a_time() -> None:
    several = batch(3, horizon=SHORT)
    with pytest.raises(ValueError, match="one run, not 3"):
        TwinSimulation(several)
    assert TwinSimulation(alone(several, 2)).runs == 1


def _ends_of_ranges(runs: int, seed: int) -> dict[str, np.ndarray]:
    """Each parameter at one of its ends, run by run."""
    random = np.random.default_rng(seed)
    return {
        name: np.where(random.random(runs) < 0.5, parameter.low, parameter.high)
        for name, parameter in parameter_registry().items()
    }


def _events(channel: Channel, harm: float, start: Quarter) -> list[Event]:
    """Events of a channel at two of its targets, or one without a target."""
    targets = channel.targets[:: max(len(channel.targets) // 2, 1)] or ("",)
    return [
        Event(
            f"{channel.name}_{target}",
            channel.name,
            start,
            harm * channel.high,
            target=target,
            duration=3,
            fade=2.0,
        )
        for target in targets
    ]
