"""Laws of the kernels of choice: options are worth, and contracts keep, what the rules say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.rules.transit import choice, choice_kernel
from tests.rules.kernels import Array, agree, each_alone, seeds, untouched

RUNS, ROUTES, SHIPPERS, LANES = 3, 5, 6, 4
LANE = np.array([0, 3, 1, 1, 2, 0])
menus = st.sampled_from(["open", "closed", "open in some runs", "open in part"])
worths = st.sampled_from([0.0, 10.0, 1e4])


def market(seed: int, menu: str, worth: float) -> tuple[Array, ...]:
    """Constants, scale, money, attraction, sensitivity and felt days."""
    rng = np.random.default_rng(seed)
    by_lane, by_route = (RUNS, ROUTES, LANES), (RUNS, ROUTES)
    weight = rng.random(by_route) * {"closed": 0.0}.get(menu, 1.0)
    if menu == "open in some runs":
        weight[::2] = 0.0
    if menu == "open in part":
        weight[:, ::2] = 0.0
    constants = worth * rng.normal(size=by_lane)
    scale, money = 1e-3 * rng.random(by_lane), 1e4 * rng.random(by_lane)
    sensitivity, days = rng.random((RUNS, ROUTES, SHIPPERS)), rng.uniform(0, 60, by_route)
    return constants, scale, money, choice.attraction(weight), sensitivity, days


def utilities(arrays: Sequence[Array]) -> Array:
    *by_route, sensitivity, days = arrays
    return choice_kernel.utilities(*by_route, LANE, sensitivity, days)


@given(seeds, menus, worths)
def test_the_kernel_of_utilities_agrees_with_their_sum(seed: int, menu: str, worth: float) -> None:
    constants, scale, money, attraction, sensitivity, days = arrays = market(seed, menu, worth)
    by_lane = constants - scale * money + attraction[:, :, None]
    utility = by_lane[:, :, LANE] - sensitivity * days[:, :, None]
    with untouched(*arrays, LANE):
        found = utilities(arrays)
    agree(found, np.minimum(utility, choice.STEEPEST), atol=1e-12)


def contracts(seed: int, menu: str) -> tuple[Array, ...]:
    """Shares, renewal, and how far routes are open, now and before."""
    rng = np.random.default_rng(seed)
    shares = np.moveaxis(rng.dirichlet(np.ones(ROUTES), (RUNS, SHIPPERS)), -1, 1)
    before, now = rng.random((2, RUNS, ROUTES)).round(1)
    now *= menu != "closed"
    if menu == "open in some runs":
        before[::2] = 0.0
    if menu == "open":
        before[:], now[:] = 1.0, 1.0
    return np.ascontiguousarray(shares), rng.random(RUNS), now, before


@given(seeds, menus)
def test_the_kernel_of_contracts_agrees_with_the_rule(seed: int, menu: str) -> None:
    shares, renewal, now, before = contracts(seed, menu)
    lasting = choice.lasting(renewal, now, before)
    with untouched(shares, lasting):
        kept, free = choice_kernel.bind(shares, lasting)
    agree(kept, choice.still_bound(shares, renewal, now, before))
    agree(free, 1.0 - kept.sum(axis=1))


@given(seeds, menus, worths)
def test_what_shippers_weigh_does_not_depend_on_the_runs_beside_theirs(
    seed: int, menu: str, worth: float
) -> None:
    shares, renewal, now, before = contracts(seed, menu)
    lasting = choice.lasting(renewal, now, before)
    each_alone(market(seed, menu, worth), lambda arrays: [utilities(arrays)])
    each_alone((shares, lasting), lambda arrays: choice_kernel.bind(*arrays))
