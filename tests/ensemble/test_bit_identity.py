"""The model's runs are the same to the last bit however they travel."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from model.clock import Quarter
from model.ensemble.design import draw
from model.ensemble.runner import Plan, run_ensemble
from model.ensemble.simulate_chunk import simulate_batch
from model.scenario import load_scenario
from tests.ensemble.toy import tables

RUNS = 5


@pytest.mark.parametrize("indices", [[0], [3], [4, 1], [2, 3, 4]])
def test_a_run_is_the_same_alone_and_in_any_company(indices: list[int]) -> None:
    scenario = load_scenario("baseline").with_end(Quarter(2014, 4))
    together = simulate_batch(draw(scenario, 1, np.arange(RUNS)))
    apart = simulate_batch(draw(scenario, 1, np.array(indices)))
    for name, values in together.items():
        assert np.array_equal(values[indices], apart[name]), name


def test_the_files_are_the_same_for_any_executor_workers_and_chunks(tmp_path: Path) -> None:
    scenario = load_scenario("baseline").with_end(Quarter(2013, 4))
    plan = Plan(runs=RUNS, workers=1)
    run_ensemble(scenario, tmp_path / "whole", plan)
    expected = tables(tmp_path / "whole")
    for chunk in (1, 2, 3):
        run_ensemble(scenario, tmp_path / f"{chunk}", replace(plan, workers=2, chunk=chunk))
        assert tables(tmp_path / f"{chunk}") == expected
    pytest.importorskip("distributed")
    from model.ensemble.executors.dask_cluster import dask_cluster

    with dask_cluster(None, 2) as cluster:
        run_ensemble(scenario, tmp_path / "dask", replace(plan, executor=cluster, chunk=2))
    assert tables(tmp_path / "dask") == expected
