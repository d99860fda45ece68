"""Laws of decompositions: shares add up to the gap in every run, and idle differences get nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import model.analysis.decomposition as module
import model.simulation
from model.analysis.decomposition import (
    BY_INPUT,
    BY_PART,
    Decomposition,
    Game,
    decompose,
    game_of,
    played,
)
from model.analysis.study import Plan
from model.clock import Quarter
from model.numerics.arrays import FloatArray
from model.outcomes import outcome_registry
from model.scenario import Scenario, ScenarioError, load_scenario
from model.scenario.between import steps
from tests.analysis.study.conftest import plan as plan
from tests.analysis.study.toys import IDLE, OUTCOME, STRONG, WEAK, StudyToy

START = load_scenario("baseline").with_end(Quarter(2015, 4))
LEVER = "training"
YEAR = 2015


class Compounding(StudyToy):
    """Falls by what the strong and the weak dial multiply to, and nothing else."""

    def run(self) -> dict[str, FloatArray]:
        dials = self.batch.dials
        product = dials[STRONG] * dials[WEAK] * (1.0 + 0.01 * self.batch.runs)
        column = np.repeat(-100.0 * product[:, None], len(list(self.batch.horizon)), axis=1)
        return dict.fromkeys(outcome_registry(), column)


def end(**settings: float) -> Scenario:
    return START.with_settings(settings)


def shared(game: Game, plan: Plan) -> Decomposition:
    return decompose(played(game, [OUTCOME], YEAR, plan), game, OUTCOME, YEAR)


def by_name(found: Decomposition) -> dict[str, float]:
    return {each.player.name: each.change.mean for each in found.contributions}


def test_where_things_add_up_each_gets_what_it_does_alone(plan: Plan) -> None:
    game = game_of(START, end(**{STRONG: 1.0, WEAK: 1.0, IDLE: 1.0}), BY_INPUT, 8, 1)
    found = shared(game, plan)
    means = by_name(found)
    assert means[f"dials.{STRONG}"] == pytest.approx(-7.5)
    assert means[f"dials.{IDLE}"] == pytest.approx(0.0, abs=1e-12)
    assert sum(means.values()) == pytest.approx(found.gap.mean)
    for each in found.contributions:
        assert each.first == pytest.approx(each.change.mean, abs=1e-9)
        assert each.last == pytest.approx(each.change.mean, abs=1e-9)
    assert found.contributions[0].player.name == f"dials.{STRONG}"


def test_what_two_bring_only_together_goes_to_either_by_half(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model.simulation, "Simulation", Compounding)
    start = START.with_settings({STRONG: 0.0, WEAK: 0.0})
    found = shared(game_of(start, end(**{STRONG: 1.0, WEAK: 1.0}), BY_INPUT, 8, 1), plan)
    first, second = found.contributions
    assert first.change == second.change
    assert first.share == pytest.approx(0.5)
    assert first.first == 0.0
    assert first.last == pytest.approx(found.gap.mean)


@pytest.mark.parametrize("exact", [8, 2])
def test_shares_add_up_to_the_gap_in_every_run_sampled_or_not(
    plan: Plan, monkeypatch: pytest.MonkeyPatch, exact: int
) -> None:
    monkeypatch.setattr(model.simulation, "Simulation", Compounding)
    monkeypatch.setattr(module, "EXACT", exact)
    goal = end(**{STRONG: 1.0, WEAK: 0.9, IDLE: 1.0, LEVER: 0.9})
    game = game_of(START, goal, BY_INPUT, 4, 1)
    found = shared(game, plan)
    assert bool(game.orders) == (exact == 2)
    assert found.remainder < 1e-10
    assert found.orders == (4 if exact == 2 else None)
    assert sum(each.share or 0.0 for each in found.contributions) == pytest.approx(1.0)
    errors = [each.sampling_error for each in found.contributions]
    assert errors == pytest.approx([0.0] * 4, abs=1e-12)  # only pairs interact in the toy
    whole = by_name(shared(replace(game, orders=()), plan))
    assert by_name(found) == pytest.approx(whole)


def test_both_ends_are_the_scenarios_themselves(plan: Plan) -> None:
    game = game_of(START, load_scenario("perfect_storm"), BY_PART, 8, 1)
    assert game.scenario(0) is START
    assert game.scenario(game.coalitions[-1]) is game.end


def test_parts_hold_all_that_differs_once() -> None:
    storm = load_scenario("perfect_storm")
    game = game_of(START, storm, BY_PART, 8, 1)
    names = [player.name for player in game.players]
    assert names == [
        "dials of industry", "dials of politics", "dials of society", "dials of transit",
        "policies", "events",
    ]  # fmt: skip
    held = [step for player in game.players for step in player.steps]
    assert sorted(held, key=str) == sorted(steps(START, storm), key=str)


def test_many_things_are_sampled_and_need_far_fewer_scenarios() -> None:
    storm = load_scenario("perfect_storm")
    game = game_of(START, storm, BY_INPUT, 4, 1)
    assert len(game.players) == 25
    assert len(game.coalitions) <= 4 * 24 + 2


def test_the_way_back_has_the_shares_with_the_other_sign(plan: Plan) -> None:
    goal = end(**{STRONG: 1.0, WEAK: 1.0, LEVER: 0.9})
    ahead = by_name(shared(game_of(START, goal, BY_INPUT, 8, 1), plan))
    back = by_name(shared(game_of(goal, START, BY_INPUT, 8, 1), plan))
    assert back == pytest.approx({name: -mean for name, mean in ahead.items()})


def test_a_scenario_against_itself_is_refused() -> None:
    with pytest.raises(ScenarioError, match="the same scenario"):
        game_of(START, START, BY_INPUT, 8, 1)
