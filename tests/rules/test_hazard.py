"""Laws of hazards: a yearly rate is the chance of its four quarters together."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from model.numerics.arrays import FloatArray
from model.rules.hazard import quarterly_chance
from tests.arrays import numbers


@given(numbers(-1.0, 5.0))
def test_a_rate_becomes_a_chance(rate: FloatArray) -> None:
    chance = quarterly_chance(rate)
    assert np.all((chance >= 0.0) & (chance < 1.0))
    assert np.all(chance[rate <= 0.0] == 0.0)
    assert np.allclose((1.0 - chance) ** 4, np.exp(-np.maximum(rate, 0.0)))
