"""Laws of the settlement: volume is conserved, capacity binds, flows and queues agree."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from model.agents.shippers_network import transit_system
from model.numerics.arrays import FloatArray
from model.rules.transit.choice import Nest, Offer, nest_members
from model.rules.transit.congestion import Queueing, Units
from model.rules.transit.equilibrium import AGREED, Demand, Supply
from model.rules.transit.network import LANES, Menu
from tests.reference.transit.congestion import transit_load
from tests.reference.transit.equilibrium import carried, settle

SYSTEM = transit_system()
GATES, MENUS = SYSTEM.gates, SYSTEM.network.menus
NOMINAL = GATES.nominal_capacity(2020 * 4)
UNITS = Units(np.full(1, 90.0), np.full(1, 2000.0), np.full(1, 9.0))


def demand(menu: Menu, cargo: float, bulk: float, open_share: float = 1.0) -> Demand:
    """Four shippers, one a lane, who like all routes of a menu equally."""
    routes = menu.stop - menu.start
    shape = (1, routes, len(LANES))
    offer = Offer(
        utility=np.zeros(shape),
        sensitivity=np.full(shape, 0.2),
        nest=Nest(nest_members(routes, menu.rail_from), np.ones((1, 4)), np.full(1, 0.5)),
        kept=np.zeros(shape),
        free=np.ones((1, 4)),
        stoppable=np.zeros(routes, dtype=bool),
        stopped=np.zeros(1),
    )
    way_out = np.full(1, open_share)
    return Demand(menu, offer, np.diag([cargo, cargo, bulk, bulk])[None], way_out)


def supply(share: float) -> Supply:
    return Supply(
        gates=GATES,
        capacity=NOMINAL[None] * share,
        own_load=np.zeros((1, len(GATES.names))),
        queueing=Queueing(np.full(1, 0.5), np.full(1, 20.0)),
        units=UNITS,
    )


def no_delay() -> FloatArray:
    return np.zeros((1, len(GATES.names)))


cargoes = st.floats(0, 5e5)


@settings(deadline=None)
@given(cargoes, st.floats(0, 5e6), st.floats(0, 1))
def test_volume_is_conserved_lane_by_lane(cargo: float, bulk: float, share: float) -> None:
    demands = [demand(menu, cargo, bulk) for menu in MENUS]
    settled = settle(demands, supply(share), no_delay())
    moved = carried(demands, settled, supply(share))
    for menu in MENUS:
        total = moved[0, menu.routes].sum(axis=0)
        assert np.allclose(total, [cargo, cargo, bulk, bulk], rtol=1e-9)
    assert np.all(moved >= 0.0)


@settings(deadline=None)
@given(cargoes, st.floats(0, 5e6), st.floats(0, 1), st.floats(0, 1))
def test_what_gates_turn_away_leaves_by_the_fallback_only_as_far_as_it_is_open(
    cargo: float, bulk: float, share: float, way_out: float
) -> None:
    demands = [demand(menu, cargo, bulk, way_out) for menu in MENUS]
    settled = settle(demands, supply(share), no_delay())
    moved, wanted = carried(demands, settled, supply(share)), settled.wanted
    for menu in MENUS:
        more = moved[0, menu.start] - wanted[0, menu.start]
        refused = (wanted - moved)[0, menu.start + 1 : menu.stop].sum(axis=0)
        assert np.allclose(more, way_out * refused, rtol=1e-6, atol=1e-3)


@settings(deadline=None)
@given(cargoes, st.floats(0, 5e6), st.floats(0, 1))
def test_no_gate_passes_more_than_its_capacity(cargo: float, bulk: float, share: float) -> None:
    demands = [demand(menu, cargo, bulk) for menu in MENUS]
    settled = settle(demands, supply(share), no_delay())
    moved = carried(demands, settled, supply(share))
    load = transit_load(GATES, moved[:, :, :2].sum(-1), moved[:, :, 2:].sum(-1), UNITS)
    assert np.all(load <= supply(share).capacity * (1.0 + 1e-9) + 1e-9)


def test_flows_and_queues_are_brought_together() -> None:
    demands = [demand(menu, 3e4, 3e5) for menu in MENUS]
    settled = settle(demands, supply(1.0), no_delay())
    assert settled.residual[0] <= AGREED
    assert settled.delay.max() > AGREED / 24.0  # there was something to settle


def test_what_has_settled_stays_as_it_is() -> None:
    demands = [demand(menu, 3e4, 3e5) for menu in MENUS]
    once = settle(demands, supply(1.0), no_delay())
    again = settle(demands, supply(1.0), once.delay)
    assert np.array_equal(again.delay, once.delay)
    assert np.array_equal(again.wanted, once.wanted)
