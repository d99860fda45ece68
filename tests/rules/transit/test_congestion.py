"""Laws of queues: more load never passes faster, and no gate passes more than it can."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.numerics.arrays import FloatArray
from model.rules.transit.congestion import Queueing
from tests.reference.transit.congestion import carried_share, gate_delay, served_share

GATES = 4
loads = arrays(float, (2, GATES), elements=st.floats(0, 500))
capacities = arrays(float, (2, GATES), elements=st.floats(1, 200))
QUEUEING = Queueing(steepness=np.full(2, 0.5), queue_days=np.full(2, 20.0))


@given(loads, capacities, st.floats(0, 100))
def test_more_load_never_passes_faster(load: FloatArray, capacity: FloatArray, more: float) -> None:
    free = np.ones(GATES)
    before = gate_delay(load, capacity, free, QUEUEING)
    after = gate_delay(load + more, capacity, free, QUEUEING)
    assert np.all(before >= 0.0)
    assert np.all(after >= before - 1e-12)


@given(loads, capacities)
def test_no_gate_passes_more_than_it_can(load: FloatArray, capacity: FloatArray) -> None:
    served = served_share(load, capacity)
    assert np.all((served >= 0.0) & (served <= 1.0))
    assert np.all(load * served <= capacity * (1.0 + 1e-12))


@given(arrays(float, (2, GATES), elements=st.floats(0, 1)))
def test_the_tightest_gate_decides_what_a_route_carries(served: FloatArray) -> None:
    gates_of_route = np.array([[0, 1], [GATES, GATES]])
    carried = carried_share(served, gates_of_route)
    assert np.array_equal(carried[:, 0], served[:, :2].min(axis=-1))
    assert np.all(carried[:, 1] == 1.0)
