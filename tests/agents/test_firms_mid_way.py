"""The law of a change on the way: what a scenario changes from a quarter on, firms feel from then."""

from __future__ import annotations

import numpy as np
import pytest

from model.clock import Quarter
from model.ensemble.design import draw
from model.scenario import load_scenario
from model.simulation import Simulation

RUNS, PARTING, END = np.arange(6), Quarter(2015, 1), Quarter(2017, 4)


@pytest.mark.parametrize(("name", "value"), [("fortune_spread", 0.15), ("entrant_size", 0.8)])
def test_a_parameter_of_firms_that_changes_on_the_way_acts_from_then_on(
    name: str, value: float
) -> None:
    usual = load_scenario("baseline").with_end(END)
    changed = usual.branch_at(PARTING).with_settings({name: value})
    before, after = (Simulation(draw(each, 1, RUNS)).run() for each in (usual, changed))
    moved = before["manufacturing_value_added"] != after["manufacturing_value_added"]
    parting = usual.horizon.index(PARTING)
    assert not moved[:, :parting].any()
    assert moved[:, -1].all()
