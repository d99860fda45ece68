"""Flows and queues made to agree: the load of the gates is what shippers choose, given the queues: over arrays, to hold the kernels against."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.numerics.arrays import FloatArray
from model.rules.transit.equilibrium import AGREED, MOST_ROUNDS, Demand, Settlement, Supply
from model.rules.transit.network import Menu
from tests.reference.transit import congestion as congestion_by_arrays
from tests.reference.transit.choice import place


def settle(demands: Sequence[Demand], supply: Supply, delay: FloatArray) -> Settlement:
    """Solve flows and delays to a fixed point, from last quarter's `delay` on.

    Each run takes as many rounds of `congestion_by_arrays.relaxation` as it needs, so that its result does
    not depend on the runs it travels with: the delays of a run that has settled stay.
    """
    move, residual_before = None, None
    for left in range(MOST_ROUNDS - 1, -1, -1):
        shares = [place(d.offer, _route_delay(d.menu, delay, supply)) for d in demands]
        wanted = _wanted(demands, shares)
        containers, bulk = wanted[:, :, 0] + wanted[:, :, 1], wanted[:, :, 2] + wanted[:, :, 3]
        load = supply.own_load + congestion_by_arrays.transit_load(
            supply.gates, containers, bulk, supply.units
        )
        caused = congestion_by_arrays.gate_delay(
            load, supply.capacity, supply.gates.free_flow_days, supply.queueing
        )
        residual = caused - delay
        hours = 24.0 * np.abs(residual).max(axis=-1)
        apart = hours > AGREED
        if not left or not apart.any():
            break
        move = congestion_by_arrays.relaxation(move, residual_before, residual)
        delay = np.where(apart[:, None], delay + move * residual, delay)
        residual_before = residual
    return Settlement(tuple(shares), wanted, load, delay, hours)


def carried(demands: Sequence[Demand], settlement: Settlement, supply: Supply) -> FloatArray:
    """Cargo carried by route and lane, (runs, routes, lanes), TEU or tonnes.

    What the gates of a route cannot pass is turned away to the fallback of its market, so that
    the volume of each lane is conserved, but for what stays at home where the fallback is closed.
    """
    served = congestion_by_arrays.served_share(settlement.load, supply.capacity)
    passed = congestion_by_arrays.carried_share(served, supply.gates.of_route)
    result = settlement.wanted * passed[:, :, None]
    refused = settlement.wanted - result
    for demand in demands:
        turned_away = refused[:, demand.menu.routes].sum(axis=1)
        result[:, demand.menu.start] += demand.way_out[:, None] * turned_away
    return result


def _route_delay(menu: Menu, delay: FloatArray, supply: Supply) -> FloatArray:
    """Days that congestion adds on the routes of a menu."""
    uses = supply.gates.uses[menu.routes]
    return np.matmul(delay[:, None, :], uses.T)[:, 0, :]


def _wanted(demands: Sequence[Demand], shares: Sequence[FloatArray]) -> FloatArray:
    """Cargo that shippers want to send by route and lane, (runs, routes, lanes)."""
    flows = [np.matmul(chosen, d.cargo) for d, chosen in zip(demands, shares, strict=True)]
    return np.concatenate(flows, axis=1)
