"""Laws of the kernels of services: they open, grow and close as the rules say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.rules.transit import services_kernel
from model.rules.transit.services import Closure, Lines, Offered, Push
from tests.reference.transit import services as services_by_arrays
from tests.rules.kernels import Array, agree, all_agree, copies, each_alone, seeds, untouched

RUNS, ROUTES, SERVICES, LINKS, MARKETS = 3, 6, 2, 3, 2
QUARTER = 8060
changes = st.sampled_from([0.0, 0.5, 1.0])
"""How far events reach at most."""


def network(seed: int) -> tuple[Lines, Array, Array]:
    """The services, which routes are theirs, and over which links they run."""
    rng = np.random.default_rng(seed)
    flags = rng.integers(0, 2, (4, ROUTES)).astype(float)
    flags[0, 0] = 1.0  # some route is of the Belt
    lines = Lines(
        opens=rng.integers(QUARTER - 2, QUARTER + 3, ROUTES),
        weight_before=flags[3] * rng.random(ROUTES).round(1),
        belt=flags[0],
        river=flags[1],
        bypass=flags[2],
        market=np.sort(rng.integers(0, MARKETS, ROUTES)),
        stoppable=rng.random(ROUTES) < 0.5,
    )
    of_service = rng.integers(0, 2, (SERVICES, ROUTES)).astype(float)
    return lines, of_service, rng.integers(0, 2, (LINKS, ROUTES)).astype(float)


def opening(seed: int, reach: float) -> tuple[Array, ...]:
    """Water, bypass, and openings by service."""
    rng = np.random.default_rng(seed)
    change = reach * rng.uniform(-1.0, 1.0, (RUNS, SERVICES)).round(1)
    return rng.random(RUNS), rng.random(RUNS), change


def growing(seed: int, reach: float) -> tuple[Array, ...]:
    """What pushes rail, which services run, and their maturity."""
    rng = np.random.default_rng(seed)
    opened, maturity = rng.random((2, RUNS, ROUTES)).round(1)
    push = rng.random((RUNS, 4))
    return push, reach * opened, maturity


def closing(seed: int, reach: float) -> tuple[Array, ...]:
    """Links closed, cargo stopped, contracts that end, services that run, maturity, and how far
    routes were open."""
    rng = np.random.default_rng(seed)
    links, stopped = rng.random((RUNS, LINKS)).round(1), rng.random((RUNS, MARKETS))
    opened, maturity, before = rng.random((3, RUNS, ROUTES)).round(1)
    return reach * links, reach * stopped, rng.random(RUNS), opened, maturity, before


def run_opening(seed: int, arrays: Sequence[Array]) -> list[Array]:
    lines, of_service, _ = network(seed)
    opened = np.empty((len(arrays[0]), ROUTES))
    services_kernel.open_services(lines, QUARTER, *arrays, of_service, opened)
    return [opened]


def run_growing(seed: int, arrays: Sequence[Array]) -> list[Array]:
    push, opened, maturity = copies(arrays)
    pushed = np.empty(len(push))
    services_kernel.spread(network(seed)[0], Push(*copies(push.T)), opened, pushed, maturity)
    return [pushed, maturity]


def closure(seed: int, links: Array, stopped: Array, renewal: Array) -> Closure:
    return Closure(links, network(seed)[2], np.ascontiguousarray(stopped.T), renewal)


def run_closing(seed: int, arrays: Sequence[Array]) -> list[Array]:
    *shut, opened, maturity, before = copies(arrays)
    found = Offered(*np.empty((4, *opened.shape)))
    lines = network(seed)[0]
    services_kernel.offer(lines, closure(seed, *shut), opened, maturity, before, found)
    return [*found, before]


@given(seeds, changes)
def test_the_kernel_opens_services_as_the_rule_does(seed: int, reach: float) -> None:
    water, bypass, change = arrays = opening(seed, reach)
    lines, of_service, _ = network(seed)
    with untouched(*arrays):
        (found,) = run_opening(seed, arrays)
    agree(found, services_by_arrays.opened(lines, QUARTER, water, bypass, change @ of_service))


@given(seeds, changes)
def test_the_kernel_spreads_services_as_the_rule_does(seed: int, reach: float) -> None:
    push, opened, maturity = arrays = growing(seed, reach)
    with untouched(*arrays):
        found = run_growing(seed, arrays)
    all_agree(found, services_by_arrays.spread(network(seed)[0], Push(*push.T), opened, maturity))


@given(seeds, changes)
def test_the_kernel_offers_services_as_the_rule_does(seed: int, reach: float) -> None:
    *shut, opened, maturity, before = arrays = closing(seed, reach)
    with untouched(*arrays):
        found = run_closing(seed, arrays)
    shown, open_now = services_by_arrays.offered(
        network(seed)[0], closure(seed, *shut), opened, maturity, before
    )
    for one, other in zip(found, [*shown, open_now], strict=True):
        agree(one, other, atol=1e-14)


@given(seeds, changes)
def test_services_do_not_depend_on_the_runs_beside_theirs(seed: int, reach: float) -> None:
    each_alone(opening(seed, reach), lambda arrays: run_opening(seed, arrays))
    each_alone(growing(seed, reach), lambda arrays: run_growing(seed, arrays))
    each_alone(closing(seed, reach), lambda arrays: run_closing(seed, arrays))
