"""Mesa's own batch runner drives the twin, and finds what the array engine finds."""

from __future__ import annotations

import gc

import mesa
import numpy as np
import pytest

from model.clock import Horizon, Quarter
from model.ensemble.design import draw
from model.scenario import load_scenario
from model.simulation import Simulation
from tests.twin.model import REPORTED, TwinModel

END = "2014-Q4"
QUARTERS = len(Horizon(end=Quarter.parse(END)))


@pytest.mark.skipif(
    mesa.__version__ in ("3.4.1", "3.4.2"),
    reason="the batch runner of these two gives what was collected one step too early",
)
def test_mesa_runs_the_twin_to_its_end_and_collects_what_the_engine_finds() -> None:
    rows = mesa.batch_run(
        TwinModel,
        parameters={"scenario": ["baseline", "no_bri"], "run": range(2), "end": END},
        display_progress=False,
    )
    assert [(row["scenario"], row["run"]) for row in rows] == [
        (name, run) for name in ("baseline", "no_bri") for run in range(2)
    ]
    for row in rows:
        inputs = load_scenario(row["scenario"]).with_end(Quarter.parse(END))
        record = Simulation(draw(inputs, 1, np.array([row["run"]]))).run()
        for name in REPORTED:
            assert row[name] == pytest.approx(record[name][0, -1], rel=1e-9)


def test_mesa_can_collect_every_quarter() -> None:
    rows = mesa.batch_run(
        TwinModel, parameters={"end": END}, data_collection_period=1, display_progress=False
    )
    cumulative = [row["transit_revenue_cumulative"] for row in rows]
    assert len(cumulative) == QUARTERS
    assert cumulative == sorted(cumulative)


def test_a_finished_twin_leaves_nothing_in_memory() -> None:
    def twins() -> int:
        gc.collect()
        return sum(issubclass(type(thing), TwinModel) for thing in gc.get_objects())

    before = twins()
    TwinModel(end="2013-Q1").run_model()
    assert twins() == before
