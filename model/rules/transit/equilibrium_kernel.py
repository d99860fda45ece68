"""The settlement of flows and queues, run by run: `equilibrium.settle`, compiled.

Options are (runs, routes, shippers) of a market's menu, gates (runs, gates), cargo (runs, shippers,
lanes). Exponentials are left to numpy, which takes several at once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from model.arrays import BoolArray, FloatArray
from model.rules.compiled import compiled
from model.rules.transit import equilibrium
from model.rules.transit.choice import HARDLY
from model.rules.transit.equilibrium import Demand, Settlement, Supply


def settle(demands: Sequence[Demand], supply: Supply, delay: FloatArray) -> Settlement:
    """Flows and delays at their fixed point, as `equilibrium.settle` finds them."""
    odds, all_odds = _room([demand.offer.utility for demand in demands])
    uses = [supply.gates.uses[demand.menu.routes] for demand in demands]

    def answer(delay: FloatArray) -> tuple[tuple[FloatArray, ...], FloatArray]:
        for demand, used, shares in zip(demands, uses, odds, strict=True):
            _log_odds(demand.offer.utility, demand.offer.sensitivity, used, delay, shares)
        np.exp(all_odds, out=all_odds)
        wanted = np.empty((len(delay), len(supply.gates.uses), demands[0].cargo.shape[2]))
        for demand, shares in zip(demands, odds, strict=True):
            offer, flows = demand.offer, wanted[:, demand.menu.routes]
            nest, bound = offer.nest, (offer.kept, offer.free, offer.stoppable, offer.stopped)
            choosing = demand.menu.rail_from, nest.adoption, nest.scale
            _place(shares, *choosing, *bound, demand.cargo, flows)
        return odds, wanted

    return equilibrium.iterate(answer, supply, delay)


def _room(like: Sequence[FloatArray]) -> tuple[tuple[FloatArray, ...], FloatArray]:
    """Arrays of the shapes of `like`, and the one array whose parts they are."""
    edges = np.cumsum([0, *(array.size for array in like)])
    whole = np.empty(edges[-1])
    parts = zip(edges[:-1], edges[1:], like, strict=True)
    return tuple(whole[start:stop].reshape(array.shape) for start, stop, array in parts), whole


@compiled
def _log_odds(
    utility: FloatArray,
    sensitivity: FloatArray,
    uses: FloatArray,
    delay: FloatArray,
    odds: FloatArray,
) -> None:
    """Set the log `odds` of each option under the `delay` of the gates that its route `uses`."""
    runs, routes, shippers = odds.shape
    for run in range(runs):
        for route in range(routes):
            days = 0.0
            for gate in range(uses.shape[1]):
                days += delay[run, gate] * uses[route, gate]
            for shipper in range(shippers):
                odds[run, route, shipper] = (
                    utility[run, route, shipper] - sensitivity[run, route, shipper] * days
                )


@compiled
def _place(
    odds: FloatArray,
    rail_from: int,
    adoption: FloatArray,
    scale: FloatArray,
    kept: FloatArray,
    free: FloatArray,
    stoppable: BoolArray,
    stopped: FloatArray,
    cargo: FloatArray,
    wanted: FloatArray,
) -> None:
    """Turn `odds` into shares, as `choice.place` does, and set the flows `wanted` by route."""
    runs, routes, shippers = odds.shape
    sums = np.empty((2, 2, shippers))
    rate = np.empty((2, 2, shippers))
    for run in range(runs):
        closed = stopped[run]
        sums[:] = 0.0
        for route in range(routes):
            rail = 1 if route >= rail_from else 0
            for shipper in range(shippers):
                if route == 0:
                    odds[run, 0, shipper] = max(odds[run, 0, shipper], HARDLY)
                sums[0, rail, shipper] += odds[run, route, shipper]
            if closed > 0.0 and not stoppable[route]:
                for shipper in range(shippers):
                    sums[1, rail, shipper] += odds[run, route, shipper]
        for case in range(2 if closed > 0.0 else 1):
            part = closed if case == 1 else 1.0 - closed
            for shipper in range(shippers):
                inside = max(sums[case, 1, shipper], HARDLY)
                nest = adoption[run, shipper] * math.exp(scale[run] * math.log(inside))
                each = 1.0 / (sums[case, 0, shipper] + nest)
                anew = free[run, shipper] * part
                rate[case, 0, shipper] = each * anew
                rate[case, 1, shipper] = nest / inside * each * anew
        for route in range(routes):
            rail = 1 if route >= rail_from else 0
            detours = closed > 0.0 and not stoppable[route]
            wanted[run, route] = 0.0
            for shipper in range(shippers):
                factor = rate[0, rail, shipper]
                if detours:
                    factor += rate[1, rail, shipper]
                placed = odds[run, route, shipper] * factor + kept[run, route, shipper]
                odds[run, route, shipper] = placed
            for shipper in range(shippers):
                for lane in range(wanted.shape[2]):
                    wanted[run, route, lane] += (
                        odds[run, route, shipper] * cargo[run, shipper, lane]
                    )
