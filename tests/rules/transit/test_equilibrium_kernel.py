"""Laws of the kernel of the settlement: flows and queues agree where the rule has them agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from model.agents.shippers_network import transit_system
from model.numerics.arrays import FloatArray
from model.rules.transit import equilibrium_kernel
from model.rules.transit.choice import Nest, Offer, nest_members
from model.rules.transit.congestion import Queueing, Units
from model.rules.transit.equilibrium import AGREED, Demand, Settlement, Supply
from model.rules.transit.network import LANES, Menu
from tests.reference.transit import equilibrium as equilibrium_by_arrays
from tests.reference.transit.choice import place
from tests.reference.transit.congestion import gate_delay
from tests.rules.kernels import Array, agree, seeds, untouched

SYSTEM = transit_system()
GATES, MENUS = SYSTEM.gates, SYSTEM.network.menus
NOMINAL = GATES.nominal_capacity(2020 * 4)
RUNS, SHIPPERS = 3, 5
services = st.sampled_from(["all", "none", "some", "some in some runs"])
stops = st.sampled_from(["nowhere", "everywhere", "in some runs", "in part"])
rooms = st.sampled_from([0.0, 0.3, 1.0, 1e3])


def offer(rng: np.random.Generator, menu: Menu, running: str, stopped: str) -> Offer:
    """Unlike shippers, bound in part; a route that does not run is worth nothing to them."""
    routes = menu.stop - menu.start
    utility = rng.normal(0.0, 4.0, (RUNS, routes, SHIPPERS))
    lacking = rng.random((RUNS, routes)) < {"all": 0.0, "none": 1.0}.get(running, 0.4)
    if running == "some in some runs":
        lacking[::2] = False
    utility[lacking] = -np.inf
    shares = np.moveaxis(rng.dirichlet(np.ones(routes), (RUNS, SHIPPERS)), -1, 1)
    kept = np.ascontiguousarray(shares * rng.random((RUNS, 1, SHIPPERS)))
    stoppable = rng.random(routes) < 0.5
    stoppable[0] = False  # there is always a way round
    adoption = rng.random((RUNS, SHIPPERS)) * rng.integers(0, 2, (RUNS, 1))
    members = nest_members(routes, menu.rail_from)
    return Offer(
        utility=utility,
        sensitivity=rng.uniform(0.0, 0.5, utility.shape),
        nest=Nest(members, adoption, rng.uniform(0.2, 1.0, RUNS)),
        kept=kept,
        free=1.0 - kept.sum(axis=1),
        stoppable=stoppable,
        stopped=stop(rng, stopped),
    )


def stop(rng: np.random.Generator, where: str) -> FloatArray:
    """Share of the quarter for which routes are stopped, (runs,)."""
    share = {"nowhere": np.zeros(RUNS), "everywhere": np.ones(RUNS)}.get(where, rng.random(RUNS))
    if where == "in some runs":
        share[::2] = 0.0
    return share


def demands(seed: int, running: str, stopped: str) -> list[Demand]:
    """Each shipper sends in one lane; one has nothing to send."""
    rng, found = np.random.default_rng(seed), []
    for menu in MENUS:
        cargo = np.zeros((RUNS, SHIPPERS, len(LANES)))
        for shipper in range(SHIPPERS - 1):
            lane = rng.integers(len(LANES))
            cargo[:, shipper, lane] = rng.uniform(0, 3e4 if lane < 2 else 3e5, RUNS)
        way_out = np.ones(RUNS)
        found.append(Demand(menu, offer(rng, menu, running, stopped), cargo, way_out))
    return found


def supply(seed: int, room: float) -> Supply:
    rng = np.random.default_rng(seed)
    return Supply(
        gates=GATES,
        capacity=NOMINAL * room * rng.uniform(0.5, 1.5, (RUNS, 1)),
        own_load=GATES.own_trade * rng.uniform(0.0, 2.0, (RUNS, 1)),
        queueing=Queueing(rng.uniform(0.1, 1.0, RUNS), rng.uniform(1.0, 30.0, RUNS)),
        units=Units(
            rng.uniform(40, 110, RUNS), rng.uniform(1e3, 3e3, RUNS), rng.uniform(5, 15, RUNS)
        ),
    )


def delay_before(seed: int) -> FloatArray:
    return np.random.default_rng(seed).exponential(1.0, (RUNS, len(GATES.names)))


def parts(settled: Settlement) -> tuple[Array, ...]:
    return *settled.shares, settled.wanted, settled.load, settled.delay, settled.residual


def inputs(asked: Sequence[Demand], given_supply: Supply) -> list[Array]:
    """All arrays of what is asked and what gates can do."""
    found = [GATES.uses, GATES.unit, given_supply.capacity, given_supply.own_load]
    for demand in asked:
        own = demand.offer
        found += [demand.cargo, own.utility, own.sensitivity, own.kept, own.free, own.stopped]
        found += [own.nest.members, own.nest.adoption, own.nest.scale, own.stoppable]
    return found


@settings(max_examples=30)
@given(seeds, services, stops, rooms)
def test_the_kernel_of_the_settlement_agrees_with_the_rule(
    seed: int, running: str, stopped: str, room: float
) -> None:
    asked, can, delay = demands(seed, running, stopped), supply(seed, room), delay_before(seed)
    with untouched(delay, *inputs(asked, can)):
        found = equilibrium_kernel.settle(asked, can, delay)
    *flows, residual = parts(equilibrium_by_arrays.settle(asked, can, delay))
    for one, other in zip(parts(found), flows, strict=False):
        agree(one, other, atol=1e-10, rtol=1e-7)  # secant steps enlarge what rounding leaves
    agree(found.residual, residual, atol=1e-5)  # hours, what is left of nearly equal delays


@settings(max_examples=30)
@given(seeds, services, stops, rooms, st.sampled_from([0.0, 0.4, 1.0]))
def test_the_kernel_of_the_cargo_carried_agrees_with_the_rule(
    seed: int, running: str, stopped: str, room: float, way_out: float
) -> None:
    asked = [
        replace(demand, way_out=np.full(RUNS, way_out))
        for demand in demands(seed, running, stopped)
    ]
    can = supply(seed, room)
    settled = equilibrium_kernel.settle(asked, can, delay_before(seed))
    with untouched(*parts(settled), *inputs(asked, can)):
        found = equilibrium_kernel.carried(asked, settled, can)
    agree(found, equilibrium_by_arrays.carried(asked, settled, can), atol=1e-9)


def chosen(whole: Any, runs: list[int]) -> Any:
    """The same of some `runs`, of something whose arrays are all by run."""
    if isinstance(whole, np.ndarray):
        return whole[runs]
    mine = {part.name: chosen(getattr(whole, part.name), runs) for part in fields(whole)}
    return type(whole)(**mine)


def demand_of(demand: Demand, runs: list[int]) -> Demand:
    own, nest = demand.offer, demand.offer.nest
    by_run = ("utility", "sensitivity", "kept", "free", "stopped")
    mine = {name: chosen(getattr(own, name), runs) for name in by_run}
    its_nest = Nest(nest.members, chosen(nest.adoption, runs), chosen(nest.scale, runs))
    cargo, way_out = chosen(demand.cargo, runs), chosen(demand.way_out, runs)
    return Demand(demand.menu, replace(own, nest=its_nest, **mine), cargo, way_out)


def supply_of(can: Supply, runs: list[int]) -> Supply:
    by_run = ("capacity", "own_load", "queueing", "units")
    return replace(can, **{name: chosen(getattr(can, name), runs) for name in by_run})


@settings(max_examples=30)
@given(seeds, services, stops, rooms, st.lists(st.integers(0, RUNS - 1), min_size=1, max_size=4))
def test_a_settlement_depends_neither_on_the_runs_beside_its_own_nor_on_their_order(
    seed: int, running: str, stopped: str, room: float, runs: list[int]
) -> None:
    asked, can, delay = demands(seed, running, stopped), supply(seed, room), delay_before(seed)
    together = parts(equilibrium_kernel.settle(asked, can, delay))
    mine = [demand_of(demand, runs) for demand in asked]
    anew = parts(equilibrium_kernel.settle(mine, supply_of(can, runs), delay[runs]))
    for some, whole in zip(anew, together, strict=True):
        assert np.array_equal(some, whole[runs])


@settings(max_examples=30)
@given(seeds, services, stops, rooms)
def test_shares_are_what_shippers_choose_under_the_delays_that_are_settled(
    seed: int, running: str, stopped: str, room: float
) -> None:
    asked, can = demands(seed, running, stopped), supply(seed, room)
    settled = equilibrium_kernel.settle(asked, can, delay_before(seed))
    for demand, shares in zip(asked, settled.shares, strict=True):
        days = settled.delay @ GATES.uses[demand.menu.routes].T
        agree(shares, place(demand.offer, days))
        agree(settled.wanted[:, demand.menu.routes], shares @ demand.cargo, atol=1e-9)


def test_what_has_not_settled_after_the_last_round_is_left_as_it_is() -> None:
    """Queues in which a day more or less turns everybody away or lets everybody in."""
    asked, can, delay = demands(1, "all", "nowhere"), supply(1, 0.3), delay_before(1)
    longer = Queueing(can.queueing.steepness, 300.0 * can.queueing.queue_days)
    settled = equilibrium_kernel.settle(asked, replace(can, queueing=longer), delay)
    again = equilibrium_kernel.settle(asked, replace(can, queueing=longer), settled.delay)
    assert (settled.residual > AGREED).any()
    assert not np.array_equal(again.delay, settled.delay)
    caused = gate_delay(settled.load, can.capacity, GATES.free_flow_days, longer)
    agree(settled.residual, 24.0 * np.abs(caused - settled.delay).max(axis=1))
