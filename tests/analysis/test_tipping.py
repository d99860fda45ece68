"""Laws of tipping points: found where they are known to be, and none made up where there is none."""

from __future__ import annotations

import numpy as np
import pytest

import model.simulation
from model.analysis.crossing import sides
from model.analysis.study import Paired, Plan, Space, space_of
from model.analysis.tipping import AGAINST, FALLS, RISES, Level, Search, Tipping, explore, tippings
from model.analysis.tipping_map import tipping_map
from model.clock import Quarter
from model.numerics.arrays import FloatArray
from model.numerics.streams import Streams
from model.outcomes import outcome_registry
from model.scenario import Scenario, load_scenario
from tests.analysis.study.conftest import plan as plan
from tests.analysis.study.toys import IDLE, OUTCOME, STRONG, WEAK, StudyToy

BASELINE = load_scenario("baseline").with_end(Quarter(2015, 4))
YEAR = 2015


class Curved(StudyToy):
    """A hill over the strong dial with its top at one half, moved by each run's luck."""

    def run(self) -> dict[str, FloatArray]:
        batch = self.batch
        luck = Streams(batch.seed, batch.runs).normal("toy", 0)
        hill = 50.0 - 100.0 * (batch.dials[STRONG] - 0.5) ** 2 + luck
        column = np.repeat(hill[:, None], len(list(batch.horizon)), axis=1)
        return dict.fromkeys(outcome_registry(), column)


def search(
    level: float | Scenario, names: tuple[str, ...] = (STRONG,), space: Space | None = None
) -> Search:
    held = (
        Level(OUTCOME, YEAR, scenario=level, name="other")
        if isinstance(level, Scenario)
        else Level(OUTCOME, YEAR, level)
    )
    return Search(BASELINE, space or space_of(names), held)


def found_of(plan: Plan, sought: Search, points: int = 5, halvings: int = 3) -> list[Tipping]:
    return list(tippings(sought, *explore(sought, points, halvings, plan)).inputs)


def test_a_straight_fall_tips_where_it_is_known_to(plan: Plan) -> None:
    """Against itself with the dial elsewhere, luck is gone: all runs cross at one place."""
    (tip,) = found_of(plan, search(BASELINE.with_settings({STRONG: 0.63})))
    for place in (tip.at, tip.at_low, tip.at_high, tip.p05, tip.p50, tip.p95):
        assert place == pytest.approx(0.63)
    assert (tip.direction, tip.never, tip.several, tip.missed) == (FALLS, 0.0, 0.0, 0.0)
    assert tip.setting == BASELINE.dials[STRONG]


def test_each_run_crosses_a_level_where_its_own_luck_takes_it(plan: Plan) -> None:
    sought = search(44.0)
    found, values = explore(sought, 5, 2, plan)
    (tip,) = tippings(sought, found, values).inputs
    (at_zero,) = found.at(OUTCOME, YEAR, [sought.labels(values, STRONG)[0]])
    own = (at_zero - 44.0) / 10.0
    assert (own.min() > 0.0) and (own.max() < 1.0)
    assert tip.p50 == pytest.approx(np.median(own))
    assert tip.p05 == pytest.approx(np.percentile(own, 5))
    assert tip.at == pytest.approx(np.median(own))
    assert tip.at_low is not None and tip.at_high is not None
    assert tip.at_low <= tip.at <= tip.at_high


@pytest.mark.parametrize("level", [-1000.0, 1000.0])
def test_what_never_crosses_is_said_never_to(plan: Plan, level: float) -> None:
    (tip,) = found_of(plan, search(level))
    assert tip.never == 1.0
    nothing = (tip.at, tip.at_low, tip.at_high, tip.direction, tip.p05, tip.p50, tip.p95)
    assert nothing == (None,) * 7
    assert {reading.below for reading in tip.readings} == {0.0 if level < 0 else 1.0}


def test_an_input_that_does_nothing_never_tips(plan: Plan) -> None:
    (tip,) = found_of(plan, search(BASELINE.with_settings({STRONG: 0.9}), (IDLE,)))
    assert (tip.at, tip.never) == (None, 1.0)


def test_of_two_crossings_the_nearest_to_the_setting_is_told_and_that_there_are_two(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model.simulation, "Simulation", Curved)
    (tip,) = found_of(plan, search(BASELINE.with_settings({STRONG: 0.1})), 9, 4)
    assert tip.at == pytest.approx(0.1, abs=0.002)
    assert (tip.direction, tip.several, tip.never) == (RISES, 1.0, 0.0)


def test_halving_brings_a_curved_crossing_nearer_to_its_root(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model.simulation, "Simulation", Curved)
    sought = search(BASELINE.with_settings({STRONG: 0.1}))
    misses = []
    for halvings in (0, 2, 5):
        (tip,) = found_of(plan, sought, 3, halvings)
        assert tip.at is not None
        misses.append(abs(tip.at - 0.1))
    assert misses[0] > 3 * misses[1] > 9 * misses[2]


def test_a_bound_beyond_the_range_is_said_to_be_none(plan: Plan) -> None:
    sought = search(50.0, space=space_of([], {STRONG: (0.0, 0.1)}))
    found, values = explore(sought, 3, 1, plan)
    (at_half,) = found.at(OUTCOME, YEAR, [sought.labels(values, STRONG)[1]])
    near = Level(OUTCOME, YEAR, float(np.median(at_half)) - 0.45)
    sought = Search(BASELINE, sought.inputs, near)
    (tip,) = found_of(plan, sought, 3, 1)
    assert tip.at is not None and 0.09 < tip.at <= 0.1
    assert 0.0 < (tip.missed or 0.0) < 1.0
    assert 0.0 < tip.never < 1.0
    assert tip.at_low is None or tip.at_high is None


def test_inputs_that_tip_with_the_least_move_come_first(plan: Plan) -> None:
    level = BASELINE.with_settings({STRONG: 0.30})
    names = [tip.input for tip in found_of(plan, search(level, (IDLE, WEAK, STRONG)))]
    assert names == [STRONG, WEAK, IDLE]


def test_the_same_is_found_again_without_running_anything(plan: Plan) -> None:
    first = found_of(plan, search(44.0))
    before = StudyToy.simulated
    assert found_of(plan, search(44.0)) == first
    assert StudyToy.simulated == before


def test_a_map_is_what_moving_both_inputs_gives(plan: Plan) -> None:
    level = BASELINE.with_settings({STRONG: 0.5, WEAK: 0.5})
    found, _ = tipping_map(search(level, (STRONG, WEAK)), 5, plan)
    assert found.below.shape == found.medians.shape == found.gaps.shape == (5, 5)
    assert found.settings == (BASELINE.dials[STRONG], BASELINE.dials[WEAK])
    assert (np.diff(found.below, axis=0) >= 0.0).all()
    assert (np.diff(found.medians, axis=0) < 0.0).all()
    expected = -10.0 * (found.first - 0.5)
    assert found.gaps[:, 2] == pytest.approx(expected)
    assert found.gaps[2, 2] == found.below[2, 2] == 0.0


def test_the_first_input_of_a_map_runs_down_its_rows_whichever_has_a_range(plan: Plan) -> None:
    from model.cli.tipping import Over, _space

    assert _space(None, Over.DIALS, (f"{STRONG}=0.2..0.4", WEAK)).names == (STRONG, WEAK)
    assert _space(None, Over.DIALS, (WEAK, f"{STRONG}=0.2..0.4")).names == (WEAK, STRONG)


def test_what_rounding_alone_can_make_is_not_below_another_scenario() -> None:
    value = np.full((4, 1), 0.1 + 0.2)
    noise = np.array([[0.3], [0.3], [0.1 + 0.2], [0.4]])
    found = Paired(1, (YEAR,), {"here": {OUTCOME: noise}, AGAINST: {OUTCOME: value}}, {})
    level = Level(OUTCOME, YEAR, scenario=BASELINE, name="other")
    assert level.gaps(found, ["here"])[:, 0].tolist() == pytest.approx([0, 0, 0, 0.1])
    assert not sides(level.gaps(found, ["here"])).any()
