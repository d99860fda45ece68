"""Flows and queues made to agree: the load of the gates is what shippers choose, given the queues.

Arrays are (runs, routes) or (runs, gates) unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.numerics.arrays import FloatArray
from model.rules.transit import congestion
from model.rules.transit.choice import Offer, place
from model.rules.transit.gates import Gates
from model.rules.transit.network import Menu

MOST_ROUNDS = 30
"""Rounds after which what has not settled is left as it is; hardly any run needs as many."""
AGREED = 0.01
"""Hours by which the delays that shippers answer to and cause may differ."""


@dataclass(frozen=True)
class Demand:
    """The shippers of one market and what they have to send this quarter."""

    menu: Menu
    offer: Offer
    cargo: FloatArray
    """TEU or tonnes by lane, (runs, shippers, lanes); each shipper sends in one lane."""
    way_out: FloatArray
    """How far the fallback of the market is open, (runs,) in [0, 1]."""


@dataclass(frozen=True)
class Supply:
    """What the gates can do this quarter."""

    gates: Gates
    capacity: FloatArray
    own_load: FloatArray
    """Load of Kazakhstan's and others' own trade."""
    queueing: congestion.Queueing
    units: congestion.Units


@dataclass(frozen=True)
class Settlement:
    """Where flows and queues agree, but for the residual."""

    shares: tuple[FloatArray, ...]
    """Market by market, (runs, routes, shippers)."""
    wanted: FloatArray
    """Cargo that they add up to by route and lane, (runs, routes, lanes)."""
    load: FloatArray
    """Load that is wanted at each gate, own trade included."""
    delay: FloatArray
    """Days of congestion at each gate that the shares answer to."""
    residual: FloatArray
    """Largest difference over gates between the delay the shares answer to and the delay that
    they cause, (runs,), hours."""


def settle(demands: Sequence[Demand], supply: Supply, delay: FloatArray) -> Settlement:
    """Solve flows and delays to a fixed point, from last quarter's `delay` on.

    Each run takes as many rounds of `congestion.relaxation` as it needs, so that its result does
    not depend on the runs it travels with: the delays of a run that has settled stay.
    """
    move, residual_before = None, None
    for left in range(MOST_ROUNDS - 1, -1, -1):
        shares = [place(d.offer, _route_delay(d.menu, delay, supply)) for d in demands]
        wanted = _wanted(demands, shares)
        containers, bulk = wanted[:, :, 0] + wanted[:, :, 1], wanted[:, :, 2] + wanted[:, :, 3]
        load = supply.own_load + congestion.transit_load(
            supply.gates, containers, bulk, supply.units
        )
        caused = congestion.gate_delay(
            load, supply.capacity, supply.gates.free_flow_days, supply.queueing
        )
        residual = caused - delay
        hours = 24.0 * np.abs(residual).max(axis=-1)
        apart = hours > AGREED
        if not left or not apart.any():
            break
        move = congestion.relaxation(move, residual_before, residual)
        delay = np.where(apart[:, None], delay + move * residual, delay)
        residual_before = residual
    return Settlement(tuple(shares), wanted, load, delay, hours)


def carried(demands: Sequence[Demand], settlement: Settlement, supply: Supply) -> FloatArray:
    """Cargo carried by route and lane, (runs, routes, lanes), TEU or tonnes.

    What the gates of a route cannot pass is turned away to the fallback of its market, so that
    the volume of each lane is conserved, but for what stays at home where the fallback is closed.
    """
    served = congestion.served_share(settlement.load, supply.capacity)
    passed = congestion.carried_share(served, supply.gates.of_route)
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
