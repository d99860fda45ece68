"""Laws of sampled futures: a point is what a scenario with its settings gives, however it is run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import model.analysis.study.run_block as run_block
import model.simulation
from model.analysis.study import (
    INPUT_KINDS,
    Futures,
    Plan,
    Space,
    futures_of,
    parse_inputs,
    sampled,
    space_of,
    varied_names,
)
from model.clock import Quarter
from model.ensemble.design import draw
from model.ensemble.failures import EnsembleError
from model.ensemble.results import Results
from model.ensemble.runner import Plan as EnsemblePlan
from model.ensemble.runner import run_ensemble
from model.ensemble.yearly import yearly_values
from model.numerics.arrays import FloatArray, IntArray
from model.parameters import Distribution
from model.scenario import Scenario, ScenarioError, load_scenario
from tests.analysis.study.toys import IDLE, OTHER, OUTCOME, STRONG, WEAK, StudyToy, same

BASELINE = load_scenario("baseline").with_end(Quarter(2016, 4))
SPACE = space_of([STRONG, WEAK, "training", "restriction_persistence"])
YEAR = 2015


def points(number: int, space: Space = SPACE) -> FloatArray:
    return np.random.default_rng(5).random((number, len(space.names)))


def futures(plan: Plan, number: int = 12, luck: IntArray | None = None) -> Futures:
    return sampled(BASELINE, SPACE, points(number), [OUTCOME], YEAR, plan, luck)


def alike(one: Futures, other: Futures) -> bool:
    return same(one.inputs, other.inputs) and same(one.outcomes, other.outcomes)


def assert_each_is_its_scenario(
    scenario: Scenario, space: Space, plan: Plan, luck: IntArray, since: Quarter | None = None
) -> None:
    trunk = scenario if since is None else scenario.branch_at(since)
    where = points(len(luck), space)
    found = sampled(trunk, space, where, [OUTCOME, OTHER], YEAR, plan, luck)
    for place, run in enumerate(luck):
        settings = {name: float(values[place]) for name, values in found.inputs.items()}
        own = trunk.with_settings(settings).with_end(Quarter(YEAR, 4))
        alone = yearly_values(draw(own, plan.seed, np.array([run])), [OUTCOME, OTHER])
        assert same({n: v[[place]] for n, v in found.outcomes.items()}, alone), settings


def test_a_point_gives_what_a_scenario_with_its_settings_gives_for_its_run(plan: Plan) -> None:
    assert_each_is_its_scenario(BASELINE, SPACE, plan, np.array([0, 1, 2, 7, 1100, 7]))


@pytest.mark.parametrize(
    ("name", "inputs", "since"),
    [
        ("baseline", ["russian_blocking", "training", "blocking_cost"], None),
        ("baseline", ["equipment_lock_in", "growth_trend"], Quarter(2014, 3)),
        ("blocked_by_russia", ["engineer_shortage", "raw_share_speed"], None),
    ],
)
def test_the_model_itself_gives_at_a_point_what_the_scenario_gives(
    tmp_path: Path, name: str, inputs: list[str], since: Quarter | None
) -> None:
    plan = Plan(folder=tmp_path, workers=1)
    luck = np.array([0, 1, 2, 0])
    assert_each_is_its_scenario(load_scenario(name), space_of(inputs), plan, luck, since)


def test_what_the_scenario_itself_leaves_open_stays_so(plan: Plan) -> None:
    open_dial = {WEAK: Distribution("uniform", 0.0, 1.0, 0.5)}
    loose = replace(BASELINE, uncertainty={**BASELINE.uncertainty, **open_dial})
    assert_each_is_its_scenario(loose, space_of([STRONG]), plan, np.arange(4))


def test_points_that_share_luck_differ_by_their_inputs_alone(plan: Plan) -> None:
    tail = space_of([STRONG])
    luck = np.zeros(3, dtype=np.int64)
    where = np.array([[0.0], [0.5], [1.0]])
    found = sampled(BASELINE, tail, where, [OUTCOME], YEAR, plan, luck).at(OUTCOME, YEAR)
    assert np.diff(found) == pytest.approx([-5.0, -5.0])


@pytest.mark.parametrize("size", [1, 5, 12])
@pytest.mark.parametrize("workers", [1, 2])
def test_neither_the_size_of_cells_nor_the_workers_matter(
    plan: Plan, monkeypatch: pytest.MonkeyPatch, size: int, workers: int
) -> None:
    whole = futures(plan)
    monkeypatch.setattr(run_block, "POINTS_A_BLOCK", size)
    cut = replace(plan, workers=workers, folder=plan.folder / "cut", batch=size)
    assert alike(futures(cut), whole)


def test_permuted_points_give_permuted_futures(plan: Plan) -> None:
    luck = np.arange(12)
    order = np.random.default_rng(1).permutation(12)
    whole = futures(plan, luck=luck)
    found = sampled(BASELINE, SPACE, points(12)[order], [OUTCOME], YEAR, plan, luck[order])
    assert alike(found, whole.taken(order))


def test_what_was_run_is_not_run_again(plan: Plan) -> None:
    first = futures(plan)
    ran = StudyToy.simulated
    assert alike(futures(plan), first)
    assert StudyToy.simulated == ran
    futures(replace(plan, seed=2))
    assert StudyToy.simulated == 2 * ran


def test_a_longer_sequence_takes_up_the_whole_cells_of_a_shorter_one(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_block, "POINTS_A_BLOCK", 6)
    futures(plan, 12)
    ran = StudyToy.simulated
    futures(plan, 18)
    assert StudyToy.simulated == ran + 6


def test_a_future_that_fails_is_told_and_left_out(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(StudyToy):
        def run(self) -> dict[str, np.ndarray]:  # type: ignore[override]
            if (self.batch.runs == 3).any():
                raise ArithmeticError("the toy broke")
            return dict(super().run())

    expected = futures(replace(plan, folder=plan.folder / "whole"))
    monkeypatch.setattr(model.simulation, "Simulation", Failing)
    found = futures(plan)
    assert found.errors == {3: "ArithmeticError: the toy broke"}
    kept = found.whole()
    assert len(kept) == 11
    assert not kept.errors
    assert alike(kept, expected.taken(np.delete(np.arange(12), 3)))
    with pytest.raises(EnsembleError, match="the toy broke"):
        found.taken(np.array([3])).whole()


def test_the_table_has_the_inputs_where_the_points_put_them(plan: Plan) -> None:
    found = futures(plan)
    where = points(12)
    assert np.array_equal(found.table([STRONG, WEAK]), where[:, :2])
    assert found.at(OUTCOME, 2014).shape == (12,)
    registered = found.inputs["restriction_persistence"]
    assert np.array_equal(np.argsort(registered), np.argsort(where[:, 3]))


@pytest.mark.parametrize("wrong", [np.zeros((3, 2)), np.full((2, 4), 1.5), np.zeros((0, 4))])
def test_points_outside_the_cube_are_refused(plan: Plan, wrong: FloatArray) -> None:
    with pytest.raises(ValueError, match="points must"):
        sampled(BASELINE, SPACE, wrong, [OUTCOME], YEAR, plan)


@pytest.fixture
def results(plan: Plan, tmp_path: Path) -> Results:
    return run_ensemble(BASELINE, tmp_path / "baseline", EnsemblePlan(runs=9, workers=1))


def test_results_are_read_as_futures(results: Results) -> None:
    found = futures_of(results, [OUTCOME], [STRONG, "training", "restriction_persistence"])
    columns = results.inputs()
    assert np.array_equal(found.inputs["training"], columns["policy.training"])
    assert np.array_equal(found.inputs[STRONG], columns[f"dial.{STRONG}"])
    assert np.array_equal(found.at(OUTCOME, 2016), results.annual(OUTCOME)[:, -1])
    assert found.luck.tolist() == list(range(9))


def test_without_names_all_inputs_that_vary_are_taken(results: Results) -> None:
    found = futures_of(results, [OUTCOME])
    assert "restriction_persistence" in found.inputs
    assert STRONG not in found.inputs
    assert all(np.ptp(values) > 0.0 for values in found.inputs.values())


def test_an_input_that_results_lack_is_met_with_the_nearest(results: Results) -> None:
    with pytest.raises(ScenarioError, match=f"--inputs: russian_bloking.*did you mean {STRONG}"):
        futures_of(results, [OUTCOME], ["russian_bloking"])


def test_a_space_takes_ranges_of_ones_own() -> None:
    space = space_of([STRONG], {IDLE: (0.2, 0.4)})
    values = space.values(np.array([[0.0, 0.0], [1.0, 1.0]]))
    assert values[STRONG].tolist() == [0.0, 1.0]
    assert values[IDLE] == pytest.approx([0.2, 0.4])
    assert space_of(["blocking_cost"], flat=True).spreads["blocking_cost"].kind == "uniform"


@pytest.mark.parametrize(
    ("names", "ranges", "message"),
    [
        (["russian_bloking"], {}, "--inputs: russian_bloking: .*did you mean russian_blocking"),
        ([], {STRONG: (0.5, 1.5)}, "allowed: a range within 0 to 1"),
        ([], {STRONG: (0.5, 0.5)}, "0.5 to 0.5 is no range"),
    ],
)
def test_a_space_that_cannot_be_is_refused(
    names: list[str], ranges: dict[str, tuple[float, float]], message: str
) -> None:
    with pytest.raises(ScenarioError, match=message):
        space_of(names, ranges)


def test_an_outcome_that_results_lack_is_told(results: Results) -> None:
    with pytest.raises(EnsembleError, match="baseline holds no later_thing; run it again"):
        futures_of(results, [OUTCOME, "later_thing"])


def test_all_of_a_kind_are_inputs_and_no_fixed_parameter_is_among_them() -> None:
    for kind in INPUT_KINDS:
        assert space_of(varied_names(kind)).names == tuple(varied_names(kind))


@given(
    st.dictionaries(
        st.sampled_from([STRONG, WEAK, "training", "blocking_cost"]),
        st.none() | st.tuples(st.floats(0.0, 0.5), st.floats(0.5, 1.0)),
    )
)
def test_inputs_written_out_are_read_back_in_their_order(asked) -> None:
    texts = [name + ("" if span is None else f"={span[0]!r}..{span[1]!r}")
             for name, span in asked.items()]  # fmt: skip
    for split in (texts, [",".join(texts)]):
        found = parse_inputs(split)
        assert list(found.items()) == list(asked.items())
