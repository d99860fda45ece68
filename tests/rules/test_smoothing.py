"""Laws of felt changes: what goes on is felt in full, and what stops is forgotten."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from model.numerics.arrays import FloatArray
from model.rules.smoothing import follow_change
from tests.arrays import numbers


@given(numbers(-1.0, 1.0))
def test_a_steady_change_is_felt_at_its_yearly_rate(change: FloatArray) -> None:
    felt = np.zeros_like(change)
    for _ in range(80):
        felt = follow_change(felt, change)
    assert np.allclose(felt, 4.0 * change)


@given(numbers(-1.0, 1.0))
def test_a_change_that_stops_is_forgotten(felt: FloatArray) -> None:
    after = follow_change(felt, np.zeros_like(felt))
    assert np.all(np.abs(after) <= np.abs(felt))
    assert np.allclose(after, 0.75 * felt)
