"""Laws of the kernel of cost: routes cost the money and the days that the rules say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.agents.shippers_network import transit_system
from model.rules.transit import generalized_cost as cost
from model.rules.transit import generalized_cost_kernel
from model.rules.transit.generalized_cost import Frictions, Pace, Prices
from model.rules.transit.network import LANES
from tests.rules.kernels import Array, agree, each_alone, seeds, untouched

NETWORK = transit_system().network
EUROPE = NETWORK.in_market("europe_china")
EXPOSED = generalized_cost_kernel.exposures(NETWORK, EUROPE)
RUNS = 3
KINDS = (Prices, Frictions, Pace)
extents = st.sampled_from([0.0, 1.0, 1e3])
"""How high terms are: the subsidy is bounded."""


def drawn(seed: int, extent: float) -> list[Array]:
    """Prices, frictions and pace, each (runs,)."""
    rng = np.random.default_rng(seed)
    count = sum(len(kind._fields) for kind in KINDS)
    tonnes = Prices._fields.index("tonnes_per_feu")
    found = extent * rng.random((count, RUNS))
    found[tonnes] = rng.uniform(10.0, 30.0, RUNS)
    return list(found)


def apart(arrays: Sequence[Array]) -> tuple[Prices, Frictions, Pace]:
    first, last = len(Prices._fields), -len(Pace._fields)
    return Prices(*arrays[:first]), Frictions(*arrays[first:last]), Pace(*arrays[last:])


def by_kernel(arrays: Sequence[Array]) -> list[Array]:
    runs, routes = len(arrays[0]), len(NETWORK.routes)
    money, (days, felt) = np.empty((runs, routes, len(LANES))), np.empty((2, runs, routes))
    generalized_cost_kernel.weigh(EXPOSED, *apart(arrays), money, days, felt)
    return [money, days, felt]


@given(seeds, extents)
def test_the_kernel_of_cost_agrees_with_the_rules(seed: int, extent: float) -> None:
    arrays = drawn(seed, extent)
    with untouched(*arrays, *EXPOSED):
        money, days, felt = by_kernel(arrays)
    prices, frictions, pace = apart(arrays)
    rule, scale = cost.travel_days(NETWORK, pace), 1e-12 * max(extent, 1.0) ** 2
    agree(money, cost.money(NETWORK, prices, frictions, EUROPE), atol=1e4 * scale)
    agree(days, rule, atol=scale)
    agree(felt, cost.felt_days(NETWORK, pace, rule), atol=scale)


@given(seeds, extents)
def test_costs_do_not_depend_on_the_runs_beside_theirs(seed: int, extent: float) -> None:
    each_alone(drawn(seed, extent), by_kernel)
