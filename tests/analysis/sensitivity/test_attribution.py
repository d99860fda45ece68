"""Laws of a sensitivity analysis of a scenario: the toy's dials come out as what they are."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

import model.simulation
from model.analysis.sensitivity.attribution import Answers, answered, yearly_indices
from model.analysis.sensitivity.inputs import varied
from model.analysis.sensitivity.morris import Trajectories
from model.analysis.sensitivity.saltelli import Saltelli
from model.analysis.study import Plan, space_of
from model.clock import Quarter
from model.ensemble.failures import EnsembleError
from model.errors import ScenarioError
from model.numerics.arrays import FloatArray
from model.parameters import parameter_registry
from model.scenario import load_scenario
from tests.analysis.study.toys import IDLE, OUTCOME, STRONG, WEAK, StudyToy

BASELINE = load_scenario("baseline").with_end(Quarter(2015, 4))
SPACE = space_of([STRONG, WEAK, IDLE])
YEAR = 2015


def answers(plan: Plan, blocks: int = 64) -> Answers:
    return answered(BASELINE, Saltelli(SPACE, blocks, 1), [OUTCOME], YEAR, plan)


class Brittle(StudyToy):
    """Fails where the weak dial stands in its last twentieth."""

    def run(self) -> Mapping[str, FloatArray]:
        if (self.batch.dials[WEAK] > 0.95).any():
            raise ArithmeticError("too much")
        return super().run()


class Broken(StudyToy):
    """Always fails."""

    def run(self) -> Mapping[str, FloatArray]:
        raise ArithmeticError("too much")


def test_dials_of_the_toy_are_told_apart_from_idle_ones_and_from_luck(plan: Plan) -> None:
    found = answers(plan).indices(OUTCOME, YEAR)
    assert found is not None
    assert [each.input for each in found.inputs] == [STRONG, WEAK, IDLE]
    assert found.inputs[0].total > 0.8
    assert found.inputs[2].total == pytest.approx(0.0, abs=1e-12)
    assert 0.0 < found.luck.total < 0.2


def test_a_row_that_fails_takes_its_whole_block_and_nothing_else(
    plan: Plan,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(model.simulation, "Simulation", Brittle)
    found = answers(plan)
    table = found.futures.inputs[WEAK].reshape(64, -1)
    assert (found.whole == (table <= 0.95).all(axis=1)).all()
    assert 0 < found.whole.sum() < 64
    assert len(found.failed) == (table > 0.95).sum()
    assert any(f"A with {WEAK} of B" in name for name in found.failed)
    assert np.isfinite(found.values(OUTCOME, YEAR)).all()
    indices = found.indices(OUTCOME, YEAR)
    assert indices is not None
    assert indices.blocks == found.whole.sum()


def test_where_nothing_finishes_there_is_no_answer(
    plan: Plan,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(model.simulation, "Simulation", Broken)
    with pytest.raises(EnsembleError, match="too much"):
        answers(plan, 2)


def test_more_blocks_take_up_the_runs_of_fewer(plan: Plan) -> None:
    few = answers(plan, 50)  # 50 blocks of six rows: the first cell of 250 is whole
    before = StudyToy.simulated
    more = answers(plan, 100)
    assert StudyToy.simulated - before == 600 - 250
    assert (more.values(OUTCOME, YEAR)[:50] == few.values(OUTCOME, YEAR)).all()


def test_indices_of_each_year_are_those_of_that_year_alone(plan: Plan) -> None:
    found = answers(plan)
    series = yearly_indices(found, OUTCOME, since=2014, until=2015)
    assert [each.year for each in series] == [2014, 2015]
    again = found.indices(OUTCOME, 2014, 100)
    assert series[0] == again


def test_a_screening_of_the_toy_finds_its_slopes(plan: Plan) -> None:
    found = answered(BASELINE, Trajectories(SPACE, 10, 1), [OUTCOME], YEAR, plan)
    screening = found.screening(OUTCOME, YEAR)
    slopes = {each.input: each.mu for each in screening.effects}
    assert slopes[STRONG] == pytest.approx(-10.0)
    assert slopes[WEAK] == pytest.approx(-1.0, abs=0.2)
    assert slopes[IDLE] == pytest.approx(0.0, abs=1e-9)
    with pytest.raises(TypeError):
        found.indices(OUTCOME, YEAR)


def test_parameters_varied_as_a_whole_are_the_uncertain_ones() -> None:
    uncertain = [n for n, about in parameter_registry().items() if about.distribution != "fixed"]
    assert list(varied(["parameters"], []).names) == uncertain


def test_an_input_may_have_a_range_of_its_own() -> None:
    space = varied(["dials"], [STRONG, f"{WEAK}=0.2..0.4"])
    assert space.names == (STRONG, WEAK)
    assert (space.spreads[WEAK].low, space.spreads[WEAK].high) == (0.2, 0.4)


@pytest.mark.parametrize(
    ("over", "inputs", "said"),
    [
        (["dails"], [], "did you mean dials"),
        (["dials"], ["land_rumour"], "did you mean land_rumours"),
        (["dials"], ["land_rumours=0.4..0.2"], "no range"),
        (["dials"], ["land_rumours=a lot"], "as land_rumours=0.2..0.8"),
    ],
)
def test_inputs_that_are_none_are_refused(over: list[str], inputs: list[str], said: str) -> None:
    with pytest.raises(ScenarioError, match=said):
        varied(over, inputs)
