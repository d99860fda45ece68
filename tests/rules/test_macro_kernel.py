"""Laws of the kernel of growth: what it has for all runs at once is what the rules say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.numerics.arrays import bounded, side_by_side
from model.rules import macro, macro_kernel
from model.rules.hazard import quarterly_chance
from model.rules.macro import Pulls
from model.rules.smoothing import follow_change
from tests.rules.kernels import Array, agree, each_alone, seeds, untouched

RUNS = 6
projecting = st.booleans()


def economy(seed: int) -> tuple[Array, ...]:
    """What growth depends on, and the state of the economy (runs, 6)."""
    rng = np.random.default_rng(seed)
    known = [rng.uniform(-0.1, 0.1, RUNS) for _ in range(18)]
    known[4], known[15], known[17] = rng.uniform(0.5, 2.0, (3, RUNS))
    state = rng.uniform(0.5, 1.0, (RUNS, 6))
    return *known, state


def grow(arrays: Sequence[Array], projecting: bool) -> list[Array]:
    """Growth (runs,) and the state (runs, 6) by the kernel."""
    *known, state = arrays
    growth, moved = np.empty(len(state)), np.ascontiguousarray(state.T)
    with untouched(*known):
        macro_kernel.grow(*known, projecting, growth, moved)
    return [growth, moved.T]


@given(seeds, projecting)
def test_the_kernel_of_growth_agrees_with_the_rules(seed: int, projecting: bool) -> None:
    oil, russia, china, works, links, *rest = economy(seed)
    responses, (trend, volatility, shock, dated, loss, *rest) = Pulls(*rest[:5]), rest[5:]
    hazard, depth, draw, state = rest
    outside, links_before, works_before, felt_links, felt_works, crisis = state.T
    felt_links = follow_change(felt_links, np.log(links / links_before))
    felt_works = follow_change(felt_works, works - works_before)
    starts = (draw < quarterly_chance(hazard)) & projecting
    crisis = macro.crisis(depth, starts, crisis)
    pulls = Pulls(oil, russia, china, felt_works, felt_links)
    growth = macro.growth_outside_manufacturing(trend, responses, pulls)
    growth = bounded(growth + volatility * shock + dated - crisis - loss, -0.25, 0.25)
    found = grow(economy(seed), projecting)
    agree(found[0], growth)
    outside = outside * (1.0 + growth / 4.0)
    agree(found[1], side_by_side([outside, links, works, felt_links, felt_works, crisis]))


@given(seeds, projecting)
def test_growth_does_not_depend_on_the_runs_beside_it(seed: int, projecting: bool) -> None:
    each_alone(economy(seed), lambda arrays: grow(arrays, projecting))
