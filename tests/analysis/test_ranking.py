"""Laws of the ranking: what moves nothing has no effect, and no dial's effect hangs on another's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import model.analysis.ranking as module
import model.simulation
from model.analysis.ranking import ABSENT, Ranked, Ranking, left_out, rank, turned
from model.analysis.study import Plan
from model.clock import Quarter
from model.ensemble.failures import EnsembleError
from model.numerics.arrays import FloatArray
from model.parameters import Distribution
from model.scenario import load_scenario
from tests.analysis.study.conftest import plan as plan
from tests.analysis.study.toys import IDLE, OTHER, OUTCOME, STRONG, WEAK, StudyToy

BASELINE = load_scenario("baseline").with_end(Quarter(2016, 4))
DIALS = (WEAK, IDLE, STRONG)
YEAR = 2015
changes = arrays(
    np.float64, st.tuples(st.integers(2, 9), st.sampled_from([2, 4, 6])),
    elements=st.floats(-9, 9).map(lambda x: round(x, 1)),
)  # fmt: skip


def ranking(plan: Plan, dials: tuple[str, ...] = DIALS, outcome: str = OUTCOME) -> Ranking:
    return rank(turned(BASELINE, dials, [outcome], YEAR, plan), BASELINE, dials, outcome, YEAR)


def found(ranked: Ranking, dial: str) -> Ranked:
    return next(each for each in ranked.dials if each.dial == dial)


def test_dials_are_ranked_by_how_far_they_swing(plan: Plan) -> None:
    ranked = ranking(replace(plan, runs=40))
    assert [each.dial for each in ranked.dials] == [STRONG, WEAK, IDLE]
    first, second, _ = (each.standing for each in ranked.dials)
    assert (first.swing, second.swing) == (pytest.approx(10.0), pytest.approx(1.0, abs=0.1))
    assert (first.rank, first.rank_low, first.rank_high, first.leads) == (1, 1, 1, 1.0)


def test_a_dial_that_moves_nothing_has_an_effect_of_exactly_nothing(plan: Plan) -> None:
    idle = found(ranking(plan), IDLE)
    assert (idle.standing.swing, idle.standing.leads) == (0.0, 0.0)
    for effect in (idle.absent, idle.worst):
        assert (effect.mean, effect.p05, effect.p95, effect.agreement) == (0.0, 0.0, 0.0, 0.0)
        assert (effect.unchanged, effect.p_value, effect.told_apart) == (1.0, 1.0, False)


def test_either_end_moves_by_its_distance_from_the_scenarios_own_setting(plan: Plan) -> None:
    strong = found(ranking(plan), STRONG)
    assert strong.setting == BASELINE.dials[STRONG]
    assert strong.worst.mean == pytest.approx(-10.0 * (1.0 - strong.setting))
    assert strong.absent.mean == pytest.approx(10.0 * strong.setting)
    assert strong.worst.told_apart
    assert strong.worst.mean_low <= strong.worst.mean <= strong.worst.mean_high


def test_permuted_dials_give_the_same_rows(plan: Plan) -> None:
    assert ranking(plan, DIALS[::-1]) == ranking(plan, DIALS)


def test_no_dial_changes_what_another_does_but_for_ranks_and_what_was_looked_at(
    plan: Plan,
) -> None:
    together, alone = found(ranking(plan), WEAK), found(ranking(plan, (WEAK,)), WEAK)
    assert together.standing.swing == alone.standing.swing
    for one, other in ((together.worst, alone.worst), (together.absent, alone.absent)):
        assert replace(one, p_adjusted=0.0) == replace(other, p_adjusted=0.0)
        assert one.p_adjusted >= other.p_adjusted >= other.p_value


def test_outcomes_do_not_change_each_other(plan: Plan) -> None:
    both = turned(BASELINE, DIALS, [OTHER, OUTCOME], YEAR, plan)
    assert rank(both, BASELINE, DIALS, OUTCOME, YEAR) == ranking(plan)


def test_a_dial_turned_later_moves_nothing_before(
    tmp_path: Path,
) -> None:
    short = Plan(runs=2, folder=tmp_path, workers=1)  # of the model itself, which knows of dates
    paired = turned(BASELINE, ["engineer_shortage"], [OUTCOME], 2015, short, Quarter(2015, 1))
    early, late = (
        rank(paired, BASELINE, ["engineer_shortage"], OUTCOME, year).dials[0]
        for year in (2014, 2015)
    )
    assert early.standing.swing == 0.0
    assert late.standing.swing > 0.0


def test_a_dial_that_a_scenario_draws_has_no_one_setting(plan: Plan) -> None:
    loose = replace(BASELINE, uncertainty={STRONG: Distribution("uniform", 0.0, 1.0, 0.5)})
    paired = turned(loose, [STRONG], [OUTCOME], YEAR, plan)
    (only,) = rank(paired, loose, [STRONG], OUTCOME, YEAR).dials
    assert only.setting is None
    assert only.worst.p05 < only.worst.p95


def test_a_dial_most_runs_of_which_fail_is_left_out(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(StudyToy):
        def run(self) -> dict[str, FloatArray]:  # type: ignore[override]
            worst = self.batch.dials[IDLE] == 1.0
            if (worst & (self.batch.runs > 2)).any():
                raise ArithmeticError("the toy broke")
            return dict(super().run())

    monkeypatch.setattr(model.simulation, "Simulation", Failing)
    paired = turned(BASELINE, DIALS, [OUTCOME], YEAR, plan)
    assert left_out(paired, DIALS) == [IDLE]
    assert rank(paired, BASELINE, [WEAK, STRONG], OUTCOME, YEAR).runs == plan.runs
    assert rank(paired, BASELINE, DIALS, OUTCOME, YEAR).runs == 3


def test_without_a_finished_run_there_is_nothing_to_rank(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(StudyToy):
        def run(self) -> dict[str, FloatArray]:  # type: ignore[override]
            raise ArithmeticError("the toy broke")

    monkeypatch.setattr(model.simulation, "Simulation", Broken)
    paired = turned(BASELINE, DIALS, [OUTCOME], YEAR, plan)
    assert left_out(paired, DIALS) == list(DIALS)
    with pytest.raises(EnsembleError, match="the toy broke"):
        rank(paired, BASELINE, DIALS, OUTCOME, YEAR)


@given(changes)
def test_a_swing_spans_both_ends_and_no_change(values: FloatArray) -> None:
    swings = module._swings(values)
    ends = np.abs(values.reshape(len(values), -1, 2))
    assert (swings >= ends.max(axis=2) - 1e-12).all()
    assert (swings <= ends.sum(axis=2) + 1e-12).all()
    assert np.allclose(module._swings(-values), swings)


@given(changes)
def test_ranks_follow_swings_and_equal_ones_share_theirs(values: FloatArray) -> None:
    swings = module._swings(values)
    ranks = module._ranks(swings)
    assert (ranks.min(axis=1) == 1).all()
    for row, places in zip(swings, ranks, strict=True):
        for one, place in zip(row, places, strict=True):
            assert place == 1 + sum(other > one for other in row)


@given(changes)
def test_the_interval_of_the_rank_holds_possible_ranks(values: FloatArray) -> None:
    again = np.concatenate([values, values[::-1]])
    for standing in module._standings(values, again):
        assert 1 <= standing.rank_low <= standing.rank_high <= values.shape[1] // 2
        assert 0.0 <= standing.leads <= 1.0


def test_the_document_holds_both_ends_of_each_dial(plan: Plan) -> None:
    document = ranking(plan).document()
    assert document["unit"] == "index (2013 = 100)"
    assert [each["dial"] for each in document["dials"]] == [STRONG, WEAK, IDLE]
    assert document["dials"][0][ABSENT]["mean"] > 0.0
