"""Laws of a shared past: branches are what they would be alone, and leave each other alone."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from model.batch import Batch
from model.clock import Quarter
from model.ensemble.branching import Past, branch_from, simulate_past
from model.ensemble.design import draw
from model.numerics.arrays import FloatArray
from model.scenario import load_scenario
from model.simulation import Simulation

END, PARTING = Quarter(2015, 4), Quarter(2015, 2)
BASELINE = load_scenario("baseline").with_end(END)
RUNS = np.arange(3)


@pytest.fixture(scope="module")
def past() -> Past:
    return simulate_past(draw(BASELINE, 1, RUNS), PARTING)


def branch(**settings: float) -> Batch:
    return draw(BASELINE.branch_at(PARTING).with_settings(settings), 1, RUNS)


def assert_same(found: Mapping[str, FloatArray], expected: Mapping[str, FloatArray]) -> None:
    for name in expected:
        assert np.array_equal(found[name], expected[name]), name


@pytest.mark.parametrize("settings", [{"russian_blocking": 1.0}, {"transit_tariff": 0.9}])
def test_a_branch_is_the_simulation_from_the_start(past: Past, settings: dict[str, float]) -> None:
    batch = branch(**settings)
    assert_same(branch_from(past, batch).run(), Simulation(batch).run())


def test_branches_that_go_on_in_turns_do_not_touch_each_other(past: Past) -> None:
    batches = branch(russian_blocking=1.0), branch(land_rumours=1.0)
    together = [branch_from(past, batch) for batch in batches]
    for quarter in (PARTING.plus(1), PARTING.plus(2)):
        for simulation in together:
            simulation.run(quarter)
    for simulation, batch in zip(together, batches, strict=True):
        assert_same(simulation.run(), branch_from(past, batch).run())


def test_a_batch_of_another_past_is_refused(past: Past) -> None:
    other = draw(BASELINE.branch_at(PARTING).with_settings({"land_rumours": 1.0}), 2, RUNS)
    with pytest.raises(ValueError, match="share their past"):
        branch_from(past, other)


def test_what_is_shared_is_not_written_once_a_branch(past: Past) -> None:
    for once in (past.trunk, past.trunk.parameters):
        assert any(shared is once for shared in past.shared)
    assert not branch_from(past, branch()).streams._held[1]
