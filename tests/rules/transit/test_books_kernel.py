"""Laws of the kernel of the books: they hold what the rules say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.agents.shippers_network import transit_system
from model.rules.transit import books, books_kernel
from model.rules.transit.books import Charges, Quarter
from model.rules.transit.generalized_cost import Frictions, Pace, Prices
from model.rules.transit.measures import Access
from model.rules.transit.network import LANES
from tests.reference.transit import books as books_by_arrays
from tests.rules.kernels import Array, agree, each_alone, seeds, untouched

SYSTEM = transit_system()
NETWORK, GATES = SYSTEM.network, SYSTEM.gates
NEAR = NETWORK.in_market("central_asia_china") * NETWORK.exposure.through_kazakhstan
COUNTED = books.counted(
    NETWORK, GATES, NETWORK.in_market("europe_china"), NEAR * NETWORK.shares[:, 0], 30.0
)
RUNS, ROUTES = 3, len(NETWORK.routes)
KINDS = (Charges, Prices, Frictions, Pace)
flows = st.sampled_from(["none", "on some routes", "on all routes"])
dry_ports = st.tuples(st.sampled_from([0.0, 1.0]), st.floats(0.0, 1.0))
"""Whether there is one, and what of it is held abroad by agreement."""


def drawn(seed: int, flow: str) -> list[Array]:
    """What happened, access at the start, then charges, prices, frictions and pace."""
    rng = np.random.default_rng(seed)
    cargo = rng.exponential(1e4, (RUNS, ROUTES, len(LANES)))
    if flow != "on all routes":
        cargo *= (rng.random((RUNS, ROUTES, 1)) < 0.5) * (flow != "none")
    days, size = rng.uniform(10.0, 60.0, (2, RUNS, ROUTES)), rng.random((RUNS, ROUTES))
    delay, load = rng.exponential(1.0, (2, RUNS, len(GATES.names)))
    if flow == "none":
        load[:] = 0.0
    ownership, trade = rng.uniform(-0.5, 1.5, RUNS), rng.random(RUNS)
    start = (
        rng.uniform(500.0, 9e3, (RUNS, len(COUNTED.own.places))),
        rng.random((RUNS, len(COUNTED.own.places))),
    )
    terms = rng.random((sum(len(kind._fields) for kind in KINDS), RUNS))
    return [cargo, *days, size, delay, load, ownership, trade, *start, *terms]


def apart(
    dry_port: tuple[float, float], arrays: Sequence[Array]
) -> tuple[Quarter, Access, Charges, tuple[Prices, Frictions, Pace]]:
    kinds, first = [], 10
    for kind in KINDS:
        kinds.append(kind(*arrays[first : first + len(kind._fields)]))
        first += len(kind._fields)
    charges, *terms = kinds
    return Quarter(*arrays[:8], *dry_port), Access(*arrays[8:10]), charges, tuple(terms)


def by_kernel(dry_port: tuple[float, float], arrays: Sequence[Array]) -> dict[str, Array]:
    now, start, charges, terms = apart(dry_port, arrays)
    return books_kernel.close(COUNTED, charges, terms, now, start)


@given(seeds, flows, dry_ports)
def test_the_kernel_of_the_books_agrees_with_the_rules(
    seed: int, flow: str, dry_port: tuple[float, float]
) -> None:
    arrays = drawn(seed, flow)
    with untouched(*arrays):
        found = by_kernel(dry_port, arrays)
    now, start, charges, (prices, frictions, pace) = apart(dry_port, arrays)
    present = books.access(COUNTED, frictions, pace, now, charges.value_of_time_scale)
    rule = books_by_arrays.close(COUNTED, charges, prices, now, present, start, pace)
    assert list(found) == list(rule) == list(books.OUTCOMES)
    for name, other in rule.items():
        agree(found[name], other, atol=1e-13)


@given(seeds, flows, dry_ports)
def test_the_books_of_a_run_do_not_depend_on_the_runs_beside_it(
    seed: int, flow: str, dry_port: tuple[float, float]
) -> None:
    each_alone(drawn(seed, flow), lambda arrays: list(by_kernel(dry_port, arrays).values()))
