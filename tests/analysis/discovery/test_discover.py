"""Laws of scenario discovery as a whole: what is bad, several boxes, and silence where none is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model.analysis.bad_futures import beyond, worst
from model.analysis.discovery import LOW, discover
from model.analysis.discovery.sampling import free_names, sampled_futures
from model.analysis.study import Plan, spread_points
from model.clock import Quarter
from model.outcomes import outcome_registry
from model.scenario import load_scenario
from tests.analysis.study.toys import IDLE, OUTCOME, STRONG, WEAK

INDEX = outcome_registry()[OUTCOME]
BASELINE = load_scenario("baseline").with_end(Quarter(2016, 4))


def test_two_planted_boxes_are_found_one_after_the_other() -> None:
    rng = np.random.default_rng(1)
    inputs = {name: rng.random(1500) for name in "abcdef"}
    inputs["still"] = np.ones(1500)
    bad = (inputs["a"] > 0.75) | ((inputs["b"] < 0.3) & (inputs["c"] < 0.5))
    found = discover(inputs, beyond(INDEX, 2035, -1.0 * bad, -0.5), 3, 1)
    assert "still" not in found.names
    assert [{bound.name for bound in region.bounds} for region in found.found] == [
        {"a"},
        {"b", "c"},
    ]
    assert found.found[0].bounds[0].side == LOW
    assert found.together.coverage > 0.9
    assert found.together.density > 0.85
    covered = sum(region.fit.caught for region in found.found)
    assert covered == found.together.caught


def test_noise_gives_nothing_and_says_so() -> None:
    rng = np.random.default_rng(2)
    inputs = {name: rng.random(400) for name in "abcdefgh"}
    found = discover(inputs, worst(INDEX, 2035, rng.random(400), 0.25), 3, 1)
    assert not found.found
    assert len(found.regions) == 1


def test_too_few_bad_futures_are_not_searched() -> None:
    values = np.arange(100.0)
    found = discover({"a": values}, beyond(INDEX, 2035, values, 10.0), 3, 1)
    assert found.regions == ()


def test_a_longer_sequence_of_points_starts_with_a_shorter_one() -> None:
    assert np.array_equal(spread_points(300, 4, 7)[:50], spread_points(50, 4, 7))


def test_what_a_scenario_sets_itself_is_not_varied() -> None:
    names = free_names(load_scenario("blocked_by_russia"), "dials")
    assert "russian_blocking" not in names
    assert "china_decline" in names


def test_the_dial_that_drives_the_toy_is_found(plan: Plan) -> None:
    many = replace(plan, runs=300)
    futures = sampled_futures(BASELINE, [STRONG, WEAK, IDLE], [OUTCOME], 2016, many)
    ending = worst(INDEX, 2016, futures.at(OUTCOME, 2016), 0.25)
    (region,) = discover(futures.inputs, ending, 2, 1).found
    assert [(bound.name, bound.side) for bound in region.bounds] == [(STRONG, LOW)]
    assert region.bounds[0].value == pytest.approx(0.75, abs=0.06)
