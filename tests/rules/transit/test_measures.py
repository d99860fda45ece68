"""Laws of the indices of transit."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.numerics.arrays import FloatArray
from model.rules.transit.measures import Access
from tests.reference.transit.measures import concentration, connectivity, weighted_mean

flows = arrays(float, (3, 4), elements=st.floats(0, 1e6, allow_subnormal=False))


@given(flows)
def test_concentration_is_a_share_and_one_for_a_single_corridor(flow: FloatArray) -> None:
    assert np.all((concentration(flow) >= 0.0) & (concentration(flow) <= 1.0 + 1e-12))
    assert concentration(np.array([[0.0, 7.0, 0.0]]))[0] == 1.0


@given(flows, flows)
def test_a_mean_lies_between_its_parts(values: FloatArray, weights: FloatArray) -> None:
    mean = weighted_mean(values, weights)
    slack = 1e-6 * (1.0 + values.max(axis=-1))
    assert np.all(mean >= values.min(axis=-1) - slack)
    assert np.all(mean <= values.max(axis=-1) + slack)


@given(st.floats(1.01, 3))
def test_dearer_links_connect_less(dearer: float) -> None:
    start = Access(cost=np.full((1, 2), 1000.0), service=np.ones((1, 2)))
    now = Access(cost=start.cost * dearer, service=start.service)
    weight, variety = np.array([0.5, 0.5]), np.full(1, 0.1)
    assert connectivity(start, start, weight, variety)[0] == 1.0
    assert connectivity(now, start, weight, variety)[0] < 1.0
