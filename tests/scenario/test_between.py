"""Laws of what lies between two scenarios: all differences are steps, and steps lead from one to
the other."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, permutations

import numpy as np
import pytest

from model.clock import Quarter
from model.ensemble.design import draw
from model.ensemble.yearly import yearly_values
from model.events import Event
from model.parameters import Distribution
from model.scenario import Scenario, load_scenario
from model.scenario.between import ABSENT, DRAWS, SINCE, between, steps

NAMES = ("baseline", "perfect_storm", "stagnation", "risks_absent", "six_proposals", "no_bri")


def settled(scenario: Scenario) -> dict[str, object]:
    """All that decides a scenario, but for when it parts from its past."""
    content = scenario.content()
    return {key: content[key] for key in content if key not in ("since", "horizon")}


@pytest.mark.parametrize(("start", "end"), [*permutations(NAMES, 2)])
def test_all_steps_lead_to_the_end_and_none_leaves_the_start(start: str, end: str) -> None:
    first, last = load_scenario(start), load_scenario(end)
    keys = [step.key for step in steps(first, last)]
    assert settled(between(first, last, keys)) == settled(last)
    assert settled(between(first, last, [])) == settled(first)


@pytest.mark.parametrize(("start", "end"), [*combinations(NAMES, 2)])
def test_the_way_back_has_the_same_steps(start: str, end: str) -> None:
    first, last = load_scenario(start), load_scenario(end)
    ahead = {(step.key, step.start, step.end) for step in steps(first, last)}
    assert ahead == {(step.key, step.end, step.start) for step in steps(last, first)}


def test_a_scenario_does_not_differ_from_itself() -> None:
    storm = load_scenario("perfect_storm")
    assert steps(storm, storm) == ()
    assert steps(storm, storm.with_end(Quarter(2030, 4))) == ()


def test_one_step_changes_one_thing() -> None:
    first, last = load_scenario("baseline"), load_scenario("perfect_storm")
    for step in steps(first, last):
        middle = between(first, last, [step.key])
        assert [each.key for each in steps(between(first, last, []), middle)] == [step.key]


def test_events_are_steps_of_their_own_and_stay_in_order() -> None:
    first, last = load_scenario("baseline"), load_scenario("perfect_storm")
    events = [step.key for step in steps(first, last) if step.part == "events"]
    assert len(events) == 3
    middle = between(first, last, events[1:])
    names = [event.name for event in middle.events]
    assert names == sorted(names)
    assert len(names) == 2


def test_a_spread_and_its_value_are_one_step() -> None:
    start = load_scenario("baseline")
    spread = {"land_rumours": Distribution("uniform", 0.1, 0.9, 0.5)}
    end = replace(start.with_settings({"land_rumours": 0.8}), uncertainty=spread)
    (step,) = steps(start, end)
    assert (step.key, step.start, step.end) == ("dials.land_rumours", "0.4", "0.1 .. 0.9")
    assert between(start, end, [step.key]).uncertainty == spread
    assert between(start, end, []).uncertainty == start.uncertainty


def test_a_parameter_that_one_of_them_draws_is_drawn_again_on_the_way_back() -> None:
    start = load_scenario("baseline")
    end = start.with_settings({"blocking_cost": 0.5})
    (step,) = steps(end, start)
    assert "blocking_cost" not in between(end, start, [step.key]).parameters
    assert between(end, start, []).parameters == {"blocking_cost": 0.5}


def test_what_parts_from_the_other_needs_no_step_for_that() -> None:
    baseline = load_scenario("baseline")
    stagnation = load_scenario("stagnation")
    assert SINCE not in {step.key for step in steps(baseline, stagnation)}
    assert between(baseline, stagnation, []).since == stagnation.since
    absent = load_scenario("risks_absent")
    assert SINCE in {step.key for step in steps(absent, stagnation)}
    assert between(absent, stagnation, []).since is None
    assert between(absent, stagnation, [SINCE]).since == stagnation.since


def test_what_is_drawn_from_is_a_step_that_the_past_follows() -> None:
    first = load_scenario("baseline")
    storm = load_scenario("stagnation")
    assert storm.before is not None
    prior = replace(storm, draws="prior", before=replace(storm.before, draws="prior"))
    assert DRAWS in {step.key for step in steps(first, prior)}
    assert SINCE not in {step.key for step in steps(first, prior)}
    middle = between(first, prior, [DRAWS])
    assert middle.draws == "prior"
    assert middle.before is not None
    assert middle.before.draws == "prior"


def test_without_any_step_runs_of_the_model_are_those_of_the_start() -> None:
    end = Quarter(2026, 4)
    first, last = load_scenario("baseline").with_end(end), load_scenario("perfect_storm")
    still = between(first, last, [])
    runs = np.arange(2)
    own, same = (
        yearly_values(draw(each, 1, runs), ["transit_revenue", "sentiment"])
        for each in (first, still)
    )
    for name in own:
        assert np.array_equal(own[name], same[name])


def test_steps_are_told_in_words() -> None:
    first = load_scenario("baseline", ["goal_conflict=0.25"])
    spread = {"russian_blocking": Distribution("uniform", 0.25, 0.75, 0.5)}
    event = Event("slump", "oil_price", Quarter(2026, 2), -0.1)
    unsure = replace(event, name="boom", probability=0.25)
    last = replace(
        load_scenario("baseline", ["goal_conflict=0.75", "land_rumours=1"]),
        uncertainty={**load_scenario("baseline").uncertainty, **spread},
        events=(unsure, event),
    )
    told = {step.key: (step.start, step.end) for step in steps(first, last)}
    assert told["parameters.goal_conflict"] == ("0.25", "0.75")
    assert told["dials.russian_blocking"][1] == "0.25 .. 0.75"
    assert told["dials.land_rumours"][1] == "1"
    assert told["events.slump"] == (ABSENT, "-0.1 from 2026-Q2")
    assert told["events.boom"] == (ABSENT, "-0.1 from 2026-Q2, 25% likely")
