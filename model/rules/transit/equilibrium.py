"""Flows and queues made to agree: the load of the gates is what shippers choose, given the queues.

Arrays are (runs, routes) or (runs, gates) unless said otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

from model.numerics.arrays import FloatArray
from model.rules.transit import congestion
from model.rules.transit.choice import Offer
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
