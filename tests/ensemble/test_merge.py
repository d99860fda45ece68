"""Laws of merging: every run that finished keeps its inputs, however the runs are cut."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.batch import Batch
from model.ensemble.design import draw
from model.ensemble.merge import _Inputs
from tests.ensemble.toy import ToyScenario, fail_some, run_toy

SCENARIO = ToyScenario()


@pytest.mark.parametrize("runs", [1, 2, 7])
def test_every_run_has_its_inputs_even_a_lone_one(tmp_path: Path, runs: int) -> None:
    results = run_toy(tmp_path, runs=runs)
    batch = draw(SCENARIO, 1, np.arange(runs))  # type: ignore[arg-type]
    inputs = results.inputs()
    for name, values in batch.parameters.items():
        assert np.array_equal(inputs[name], np.broadcast_to(values, runs)), name


def test_runs_that_failed_have_no_inputs(tmp_path: Path) -> None:
    results = run_toy(tmp_path, simulate=fail_some)
    finished = [run for run in range(20) if run not in (3, 8)]
    assert results.runs.tolist() == finished
    for values in results.inputs().values():
        assert len(values) == len(finished)


class Held:
    """A table that only remembers which runs it was given, page by page."""

    def __init__(self) -> None:
        self.pages: list[list[int]] = []

    def put(self, batch: Batch) -> None:
        self.pages.append(batch.runs.tolist())


@given(st.lists(st.integers(0, 5), max_size=6), st.integers(1, 4))
def test_pages_are_full_but_the_last_and_hold_each_run_once(cuts: list[int], size: int) -> None:
    held = Held()
    inputs = _Inputs(cast(Any, held), cast(Any, SCENARIO), 1, size)
    first = 0
    for cut in cuts:
        inputs.add(np.arange(first, first + cut))
        first += cut
    inputs.end()
    assert [run for page in held.pages for run in page] == list(range(first))
    assert all(len(page) == size for page in held.pages[:-1])
    assert all(page for page in held.pages)
