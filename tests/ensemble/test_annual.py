"""Annual values that are put down by chunk are those of the outcomes, however the runs are cut."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from model.clock import Horizon, Quarter
from model.ensemble.annual import AnnualValues
from model.ensemble.chunks import Chunk
from model.ensemble.failures import Failure
from model.ensemble.summary import annual_values
from model.outcomes import outcome_registry

NAMES = ("transit_revenue", "debt_ratio", "sentiment")
RUNS = 7


@pytest.mark.parametrize("end", [Quarter(2013, 2), Quarter(2013, 4), Quarter(2015, 3)])
@pytest.mark.parametrize("edges", [(0, 7), (0, 3, 7), (0, 1, 1, 6, 7)])
def test_they_are_those_of_all_runs(tmp_path: Path, end: Quarter, edges: tuple[int, ...]) -> None:
    horizon = Horizon(end=end)
    rng = np.random.default_rng(1)
    values = {name: rng.normal(size=(RUNS, len(horizon))) for name in NAMES}
    with AnnualValues(tmp_path, horizon, outcome_registry()) as annual:
        for start, stop in pairwise(edges):
            annual.put(_chunk(start, stop, values))
        for place, name in enumerate(NAMES):
            how = outcome_registry()[name].aggregation
            expected = annual_values(values[name], horizon, how)
            assert np.array_equal(annual.of(place, len(NAMES)), expected)


def test_a_chunk_of_a_run_that_failed_adds_nothing(tmp_path: Path) -> None:
    horizon = Horizon(end=Quarter(2014, 4))
    values = {name: np.full((RUNS, len(horizon)), 2.0) for name in NAMES}
    with AnnualValues(tmp_path, horizon, outcome_registry()) as annual:
        annual.put(Chunk.of_failure(Failure(0, 1, "failed", {})))
        annual.put(_chunk(0, RUNS, values))
        assert annual.of(2, len(NAMES)).shape == (RUNS, 2)


def _chunk(start: int, stop: int, values: dict[str, np.ndarray]) -> Chunk:
    some = {name: column[start:stop] for name, column in values.items()}
    return Chunk(start, stop, np.arange(start, stop), some)
