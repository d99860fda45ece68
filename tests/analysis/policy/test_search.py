"""Laws of the search: a known front is reached, the same every time, and told in few policies."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import model.simulation
from model.analysis.policy.search import front as fronts
from model.analysis.policy.search.evolution import Archive, Effort, evolve
from model.analysis.policy.search.goals import Goals
from model.analysis.policy.search.search import Searched, search
from model.analysis.policy.search.thinning import thinned
from model.analysis.policy.worlds import worlds
from model.analysis.study import Plan
from model.clock import Quarter
from model.numerics.arrays import FloatArray
from model.scenario import load_scenario
from tests.analysis.policy.toys import GOALS, REVENUE, PolicyToy
from tests.analysis.study.toys import StudyToy

BASELINE = load_scenario("baseline").with_end(Quarter(2016, 4))
SINCE = Quarter(2015, 1)
PRESENT = np.full(6, 0.5)


def judge(stances: FloatArray) -> FloatArray:
    """Two goals that the first lever trades against each other; the second lever has a best place
    at 0.8, and the others do nothing."""
    off = 4.0 * (stances[:, 1] - 0.8) ** 2
    return np.column_stack([stances[:, 0] + off, (1.0 - stances[:, 0]) ** 2 + off])


def start(number: int = 20) -> FloatArray:
    return np.round(np.random.default_rng(1).random((number, 6)), 1)


def test_the_search_reaches_a_known_front_and_nothing_on_it_is_beaten() -> None:
    archive = evolve(judge, start(), 2, Effort(600, 20, 3))
    front = archive.stances[archive.front]
    assert set(front[:, 1]) == {0.8}
    assert set(front[:, 0]) == {step / 10 for step in range(11)}
    costs = archive.costs[archive.front]
    for cost in archive.costs:
        assert not ((cost <= costs).all(axis=1) & (cost < costs).any(axis=1)).any()


def test_a_larger_budget_goes_on_where_a_smaller_one_ended() -> None:
    small, large = (evolve(judge, start(), 2, Effort(budget, 20, 3)) for budget in (100, 200))
    assert len(large.stances) > len(small.stances) >= 100
    assert np.array_equal(large.stances[: len(small.stances)], small.stances)
    other = evolve(judge, start(), 2, Effort(100, 20, 4))
    assert not np.array_equal(other.stances[:60], small.stances[:60])


def test_a_search_ends_where_all_there_is_was_tried() -> None:
    archive = evolve(
        lambda x: np.hstack([x, 1 - x]), np.array([[0.0], [1.0]]), 2, Effort(500, 8, 1)
    )
    assert len(archive.stances) <= 11
    assert archive.front.all()


def test_what_cannot_be_judged_is_on_no_front() -> None:
    goals = Goals(GOALS)
    values = {name: np.array([[1.0, 2.0], [np.nan, np.nan], [0.5, np.nan]]) for name in GOALS}
    costs = goals.costs(values)
    assert goals.figures(costs)[0].tolist() == [1.5, 1.5]
    archive = Archive(np.eye(3), costs)
    assert archive.front.tolist() == [True, False, False]


def test_representatives_hold_the_ends_and_the_knee_and_lie_apart() -> None:
    across = np.linspace(0.0, 1.0, 101)
    costs = np.column_stack([across, (1.0 - across) ** 2])
    taken = fronts.representatives(costs, 6)
    assert len(set(taken)) == 6
    assert {0, 100} <= set(taken)
    assert taken[2] == fronts.knee(costs)
    gaps = np.diff(np.sort(across[taken]))
    assert gaps.min() > 0.08
    assert sorted(fronts.representatives(costs[:3], 12)) == [0, 1, 2]


def test_thinning_takes_idle_changes_back_and_nothing_that_matters() -> None:
    stance = np.array([[0.0, 0.8, 0.1, 0.9, 0.3, 1.0]])
    weights = np.array([1.0, 1.0, 0.0, 0.0, 0.0, 0.0])
    found, costs = thinned(judge, (stance, judge(stance)), PRESENT, weights, np.ones(2))
    assert found.tolist() == [[0.0, 0.8, 0.5, 0.5, 0.5, 0.5]]
    assert np.array_equal(costs, judge(found))


@pytest.fixture
def toy(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> Plan:
    monkeypatch.setattr(model.simulation, "Simulation", PolicyToy)
    return replace(plan, progress=lambda done, total: None)


def searched(plan: Plan, budget: int = 160) -> Searched:
    sought = worlds(BASELINE, ["russian_blocking"], 5, 1, SINCE)
    fresh = worlds(BASELINE, ["russian_blocking"], 20, 1, SINCE, first=5)
    return search(sought, fresh, Goals(GOALS), 2016, Effort(budget, 40, 1), 6, plan)


def test_policies_found_move_the_levers_that_matter_and_no_others(toy: Plan) -> None:
    found = searched(toy)
    assert 2 <= len(found.picks) <= 6
    roles = [role for pick in found.picks for role in pick.roles]
    assert sorted(roles) == sorted([*GOALS, "knee"])
    for pick in found.picks:
        assert set(pick.levers) <= {"transit_tariff", "research"}
        assert pick.levers["research"] >= 0.9
        change = pick.weighed.by[REVENUE]
        tariff = pick.levers.get("transit_tariff", 0.5) - 0.5
        by_hand = 40.0 * tariff + 4.0 * (pick.levers["research"] - 0.2)
        assert change.change_mean == pytest.approx(by_hand)
        assert change.change_low - 1e-6 <= by_hand <= change.change_high + 1e-6


def test_the_same_search_again_reads_and_gives_the_same(toy: Plan) -> None:
    one = searched(toy)
    before = StudyToy.simulated
    assert searched(toy).document() == one.document()
    assert StudyToy.simulated == before
