"""Laws of the kernel of gates: they pass what the rule says."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.agents.shippers_network import transit_system
from model.rules.transit import gates_kernel
from model.rules.transit.congestion import Works
from tests.reference.transit import congestion as congestion_by_arrays
from tests.rules.kernels import Array, agree, each_alone, seeds, untouched

GATES = transit_system().gates
RUNS, TARGETS = 3, 2
quarters = st.integers(2010 * 4, 2040 * 4)
extents = st.sampled_from([0.0, 1.0, 3.0])


def drawn(seed: int, extent: float) -> list[Array]:
    """What narrows and widens gates, then their own trade."""
    rng = np.random.default_rng(seed)
    short, better, ports, own = rng.uniform(0.0, 2.0, (4, RUNS))
    wider = extent * rng.uniform(-1.0, 1.0, (RUNS, TARGETS)).round(1)
    closed = min(extent, 1.0) * rng.random((RUNS, len(GATES.names))).round(1)
    return [0.4 * short, better, ports, wider, closed, own]


def works(seed: int, arrays: Sequence[Array]) -> Works:
    """Each event aims at another gate."""
    at = np.random.default_rng(seed).permutation(np.eye(len(GATES.names)))
    return Works(*arrays[:5], at[:TARGETS])


def by_kernel(seed: int, quarter: int, arrays: Sequence[Array]) -> list[Array]:
    built, own = gates_kernel.built(GATES), arrays[5]
    capacity, load = np.empty((2, len(own), len(GATES.names)))
    gates_kernel.build(built, quarter, works(seed, arrays), own, capacity, load)
    return [capacity, load]


@given(seeds, quarters, extents)
def test_the_kernel_of_capacity_agrees_with_the_rule(
    seed: int, quarter: int, extent: float
) -> None:
    arrays = drawn(seed, extent)
    with untouched(*arrays):
        capacity, load = by_kernel(seed, quarter, arrays)
    nominal = GATES.nominal_capacity(quarter)
    agree(capacity, congestion_by_arrays.capacity(GATES, nominal, works(seed, arrays)), atol=1e-12)
    agree(load, GATES.own_trade * arrays[5][:, None])


@given(seeds, quarters, extents)
def test_capacity_does_not_depend_on_the_runs_beside_its_own(
    seed: int, quarter: int, extent: float
) -> None:
    each_alone(drawn(seed, extent), lambda arrays: by_kernel(seed, quarter, arrays))
