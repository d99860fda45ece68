"""Laws of the kernel that fits constants: it fits what the rule fits, each run by itself."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from model.rules.transit import pivot_kernel
from model.rules.transit.pivot import Reference
from tests.reference.transit import pivot as pivot_by_arrays
from tests.rules.kernels import Array, agree, seeds, untouched

RUNS, ROUTES, SHIPPERS, LANES = 3, 6, 7, 4


def reference(seed: int, rail_from: int) -> Reference:
    """Shippers in three of four lanes, and routes of which some lanes use none."""
    rng = np.random.default_rng(seed)
    shares = rng.dirichlet(np.ones(ROUTES), LANES).T * (rng.random((ROUTES, LANES)) < 0.7)
    shares[0] += 0.1
    return Reference(
        utility=-rng.exponential(3.0, (RUNS, ROUTES, SHIPPERS)),
        cargo=rng.exponential(1e4, SHIPPERS),
        lane=rng.integers(0, LANES - 1, SHIPPERS),
        shares=shares / shares.sum(axis=0),
        nest_scale=rng.uniform(0.2, 1.0, RUNS),
        rail_from=rail_from,
    )


def alone(whole: Reference, run: int) -> Array:
    own = slice(run, run + 1)
    mine = Reference(
        utility=whole.utility[own],
        cargo=whole.cargo,
        lane=whole.lane,
        shares=whole.shares,
        nest_scale=whole.nest_scale[own],
        rail_from=whole.rail_from,
    )
    return pivot_kernel.fit_constants(mine)


@settings(max_examples=30)
@given(seeds, st.integers(1, ROUTES))
def test_the_kernel_of_constants_agrees_with_the_rule(seed: int, rail_from: int) -> None:
    state = reference(seed, rail_from)
    used = np.isin(np.arange(LANES), state.lane)
    with untouched(state.utility, state.cargo, state.lane, state.shares, state.nest_scale):
        found = pivot_kernel.fit_constants(state)
    agree(found[..., used], pivot_by_arrays.fit_constants(state)[..., used], atol=1e-9)


@settings(max_examples=20)
@given(seeds, st.integers(1, ROUTES))
def test_constants_do_not_depend_on_the_runs_beside_theirs(seed: int, rail_from: int) -> None:
    state = reference(seed, rail_from)
    together = pivot_kernel.fit_constants(state)
    for run in range(RUNS):
        assert np.array_equal(alone(state, run)[0], together[run])
