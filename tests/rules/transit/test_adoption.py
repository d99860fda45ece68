"""Laws of the spread of rail: shares stay shares, and nothing is unlearnt."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.numerics.arrays import FloatArray
from model.rules.transit.adoption import keenness
from tests.reference.transit.adoption import adopt, push, ripen

parts = arrays(float, (3, 4), elements=st.floats(0, 1))
CARGO = np.array([1.0, 2.0, 3.0, 4.0])


@given(parts, st.floats(0, 5))
def test_adoption_grows_and_stays_a_share(adoption: FloatArray, rate: float) -> None:
    keen = keenness(np.array([0.1, 0.4, 0.6, 0.9]), CARGO)
    after = adopt(adoption, keen, CARGO, np.full(3, rate))
    assert np.all((after >= adoption) & (after <= 1.0))


@given(parts, parts, st.floats(0, 5))
def test_a_service_grows_only_while_it_runs(
    maturity: FloatArray, opened: FloatArray, rate: float
) -> None:
    after = ripen(maturity, opened, np.full_like(maturity, rate))
    assert np.all((after >= maturity) & (after <= 1.0))
    assert np.array_equal(ripen(maturity, np.zeros_like(opened), np.ones_like(maturity)), maturity)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_more_subsidy_never_slows_the_spread(weight: float, opened: float, subsidy: float) -> None:
    def pace(level: float) -> FloatArray:
        return push(np.full(1, level), np.full(1, 0.5), np.full(1, weight), np.full(1, opened))

    assert np.all(pace(subsidy + 0.1) >= pace(subsidy))
