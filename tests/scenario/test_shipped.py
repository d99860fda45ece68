"""The scenarios of the project."""

from __future__ import annotations

import pytest

from model.clock import FIRST_QUARTER
from model.risks import dial_registry
from model.scenario import catalogue, differences, load_scenario
from model.scenario.ledger import ledger_kinds

NAMES = catalogue()
BASELINE = load_scenario("baseline")


@pytest.mark.parametrize("name", NAMES)
def test_each_loads_says_what_it_is_and_which_claims_it_follows(name: str) -> None:
    scenario = load_scenario(name)
    assert len(scenario.title) <= 60
    assert len(scenario.description) > 60
    assert scenario.ledger
    assert scenario.horizon.start == FIRST_QUARTER


def test_each_differs_from_all_others() -> None:
    digests = {name: load_scenario(name).digest() for name in NAMES}
    assert len(set(digests.values())) == len(NAMES)


@pytest.mark.parametrize("dial", dial_registry())
def test_each_dial_has_a_scenario_that_turns_it_alone(dial: str) -> None:
    changed = differences(load_scenario(f"only_{dial}"), BASELINE)
    assert changed.dials == {dial: 1.0}
    assert not (changed.policies or changed.parameters or changed.uncertainty or changed.events)
    assert load_scenario(f"only_{dial}").ledger == dial_registry()[dial].ledger


def test_no_scenario_turns_a_dial_that_is_gone() -> None:
    only = {name.removeprefix("only_") for name in NAMES if name.startswith("only_")}
    assert only == set(dial_registry())


def test_all_risks_can_be_absent() -> None:
    assert set(load_scenario("risks_absent").dials.values()) == {0.0}


def test_the_counterfactual_has_no_belt_and_road() -> None:
    assert load_scenario("no_bri").parameters == {"belt_and_road": 0.0}


def test_the_six_proposals_are_levers_each() -> None:
    scenario = load_scenario("six_proposals")
    changed = differences(scenario, BASELINE)
    assert len(changed.policies) == 6
    assert set(changed.policies.values()) == {1.0}
    assert {f"P0{number}" for number in range(1, 7)} <= set(scenario.ledger)
    assert not changed.dials


def test_the_ledger_ids_are_whole() -> None:
    assert len(ledger_kinds()) == 341
    assert sum(kind == "risk" for kind in ledger_kinds().values()) == 59
