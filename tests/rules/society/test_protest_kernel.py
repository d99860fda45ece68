"""Laws of the kernel of protests: they are counted as the rules say."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.rules.society import protest, protest_kernel
from tests.rules.kernels import seeds, untouched

RUNS, REGIONS = 3, 4


@given(seeds, st.sampled_from([0.0, 0.3, 4.0, 40.0]))
def test_the_kernel_counts_protests_as_the_rule_does(seed: int, most: float) -> None:
    rng = np.random.default_rng(seed)
    active, draw = rng.random((2, RUNS, REGIONS))
    active[:, 0] = 0.0
    residents, per_million = 1e6 * rng.random(REGIONS), most * rng.random(RUNS)
    with untouched(active, draw, residents, per_million):
        found = protest_kernel.count_events(active, residents, per_million, draw)
    expected = protest.event_rate(active, residents, per_million)
    assert np.array_equal(found, protest.event_count(expected, draw))
