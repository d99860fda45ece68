"""What the shippers of all markets have to send and choose among: rules of `choice`, compiled."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled
from model.rules.transit.choice import STEEPEST
from model.rules.transit.services import Offered


class Senders(NamedTuple):
    """The shippers of a market, and room for what they ask for this quarter.

    Shippers are (shippers,), options (runs, routes, shippers), lanes (runs, routes, lanes).
    """

    first: int
    """Place of the market's first route among all routes."""
    lane: NDArray[np.uint64]
    """Place of each one's lane; without sign, so that it needs no look for places from the end."""
    kind: NDArray[np.uint64]
    """0 for who sends containers, 1 for bulk."""
    cargo_2013: FloatArray
    """TEU or tonnes a quarter."""
    constants: FloatArray
    """Log odds of each route in the reference state, by lane."""
    scale: FloatArray
    """Log odds lost per dollar, by lane."""
    sensitivity: FloatArray
    """Log odds lost per day, of options."""
    utility: FloatArray
    """To be set: log odds of options without congestion, at most `STEEPEST`."""
    free: FloatArray
    """To be set: share of cargo that is placed anew, (runs, shippers)."""
    cargo: FloatArray
    """To be set in the lane of each, 0 in the others: (runs, shippers, lanes), TEU or tonnes."""


@compiled
def ask(
    markets: tuple[Senders, ...],
    shares: tuple[FloatArray, ...],
    offered: Offered,
    money: FloatArray,
    felt_days: FloatArray,
    growth: FloatArray,
    way_out: FloatArray,
) -> None:
    """Set what the shippers of all `markets` ask for.

    The `shares` of options, market by market, become what contracts keep of them. Routes cost
    `money` (runs, routes, lanes) and `felt_days` (runs, routes). `growth` (kinds, markets, runs)
    is cargo over that of 2013, `way_out` (markets, runs) how far fallbacks are open.
    """
    for place in range(len(markets)):
        senders = markets[place]
        first, last = senders.first, senders.first + senders.utility.shape[1]
        worth = np.empty(money.shape[2]), np.empty(len(senders.lane))
        for run in range(len(money)):
            felt, attraction = felt_days[run, first:last], offered.attraction[run, first:last]
            _weigh(senders, run, money[run, first:last], felt, attraction, worth)
            _bind(shares[place][run], offered.lasting[run, first:last], senders.free[run])
            _send(senders, growth[0, place, run], growth[1, place, run], senders.cargo[run])
            way_out[place, run] = offered.passable[run, first]


@compiled
def _weigh(
    senders: Senders,
    run: int,
    money: FloatArray,
    felt_days: FloatArray,
    attraction: FloatArray,
    worth: tuple[FloatArray, FloatArray],
) -> None:
    """Set the utility of a run's options.

    By lane, the constants less scaled `money`, and the `attraction` of the route; less the
    shipper's sensitivity times the `felt_days`. There is room for what a route is `worth` by lane
    and by shipper.
    """
    lane, (by_lane, each) = senders.lane, worth
    for route in range(len(money)):
        scale, constants = senders.scale[run, route], senders.constants[run, route]
        drawn = attraction[route]
        for one in range(len(by_lane)):
            by_lane[one] = constants[one] - scale[one] * money[route, one] + drawn
        for shipper in range(len(each)):
            each[shipper] = by_lane[lane[shipper]]
        utility, lost = senders.utility[run, route], senders.sensitivity[run, route]
        days = felt_days[route]
        for shipper in range(len(each)):
            utility[shipper] = min(each[shipper] - lost[shipper] * days, STEEPEST)


@compiled
def _bind(shares: FloatArray, lasting: FloatArray, free: FloatArray) -> None:
    """Leave of the `shares` (routes, shippers) what lasts, and set what is `free`, (shippers,)."""
    free[:] = 1.0
    for route in range(len(shares)):
        bound, left = shares[route], lasting[route]
        for shipper in range(len(free)):
            bound[shipper] *= left
            free[shipper] -= bound[shipper]


@compiled
def _send(senders: Senders, containers: float, bulk: float, cargo: FloatArray) -> None:
    """Set the `cargo` (shippers, lanes) of a run, by the growth of `containers` and of `bulk`."""
    for shipper in range(len(cargo)):
        grown = bulk if senders.kind[shipper] else containers
        cargo[shipper, senders.lane[shipper]] = grown * senders.cargo_2013[shipper]
