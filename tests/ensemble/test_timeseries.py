"""Laws of the table of runs: its row groups tell nothing of how the work was cut."""

from __future__ import annotations

import pytest

from model.ensemble.timeseries import _LARGE, _RUNS_A_GROUP, runs_a_group


@pytest.mark.parametrize(
    ("runs", "groups"), [(0, 1), (1, 1), (_LARGE, 1), (_LARGE + 1, 2), (3 * _LARGE, 3)]
)
def test_a_row_group_grows_with_the_ensemble(runs: int, groups: int) -> None:
    assert runs_a_group(runs) == groups * _RUNS_A_GROUP
