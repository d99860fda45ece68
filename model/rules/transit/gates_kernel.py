"""What gates can pass, run by run: `congestion.capacity`, compiled."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from model.numerics.arrays import FloatArray, IntArray
from model.numerics.compiled import compiled
from model.rules.transit.congestion import Works
from model.rules.transit.gates import Gates


class Built(NamedTuple):
    """What kernels take of `Gates`."""

    starts: IntArray
    levels: FloatArray
    kazakh: FloatArray
    caspian: FloatArray
    own_trade: FloatArray


def built(gates: Gates) -> Built:
    """That of some gates."""
    return Built(gates.starts, gates.levels, gates.kazakh, gates.caspian, gates.own_trade)


@compiled
def build(
    gates: Built,
    quarter: int,
    works: Works,
    own_trade: FloatArray,
    capacity: FloatArray,
    own_load: FloatArray,
) -> None:
    """Set the `capacity` of gates in the quarter with that ordinal, and the load that is not
    transit, (runs, gates); `own_trade` (runs,) is over that of 2013."""
    wider, nominal = np.empty((2, len(gates.kazakh)))
    _nominal(gates, quarter, nominal)
    for run in range(len(capacity)):
        _add_up(works.widening[run], works.widened_at, wider)
        short, better = works.shortfall[run], works.public_works[run] - 1.0
        ports, grown = works.diversification[run], own_trade[run]
        for gate in range(len(nominal)):
            kazakh, caspian = gates.kazakh[gate], gates.caspian[gate]
            factor = 1.0 - max(kazakh, caspian) * short
            factor *= (1.0 + kazakh * better) * (1.0 + caspian * ports)
            widened = max(1.0 + wider[gate], 0.0) * (1.0 - works.closed[run, gate])
            capacity[run, gate] = nominal[gate] * factor * widened
            own_load[run, gate] = gates.own_trade[gate] * grown


@compiled
def _nominal(gates: Built, quarter: int, nominal: FloatArray) -> None:
    """Set the `nominal` capacity (gates,) to that of the last step taken."""
    for gate in range(len(nominal)):
        nominal[gate] = gates.levels[gate, 0]
        for step in range(gates.starts.shape[1]):
            if gates.starts[gate, step] <= quarter:
                nominal[gate] = gates.levels[gate, step]


@compiled
def _add_up(sizes: FloatArray, at: FloatArray, total: FloatArray) -> None:
    """Set the `total` (gates,) of the `sizes` of targets, where each falls, (targets, gates)."""
    total[:] = 0.0
    for target in range(len(sizes)):
        if sizes[target] != 0.0:
            for gate in range(len(total)):
                total[gate] += sizes[target] * at[target, gate]
