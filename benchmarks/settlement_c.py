"""The kernel of the settlement of flows and queues, written by hand in C."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.c_compiler import compiled
from model.numerics.arrays import FloatArray
from model.rules.transit.congestion_kernel import conditions
from model.rules.transit.equilibrium import Demand, Settlement, Supply

Settle = Callable[[Sequence[Demand], Supply, FloatArray], Settlement]
"""Takes and gives what `equilibrium.settle` does."""
_OPTIONS = ("utility", "sensitivity", "kept")
_SIZES, _POINTERS = ctypes.c_int64, ctypes.c_void_p


class _Market(ctypes.Structure):
    _fields_ = (
        *((name, _SIZES) for name in ("first", "routes", "shippers", "rail_from")),
        *((name, _POINTERS) for name in _OPTIONS),
        *((name, _POINTERS) for name in ("adoption", "free", "scale", "stopped", "cargo")),
        *((name, _POINTERS) for name in ("stoppable", "shares")),
    )


class _Conditions(ctypes.Structure):
    _fields_ = (
        *((name, _SIZES) for name in ("routes", "gates", "most")),
        *((name, _POINTERS) for name in ("of_route", "unit", "free_flow_days", "capacity")),
        *((name, _POINTERS) for name in ("own_load", "steepness", "queue_days")),
        *((name, _POINTERS) for name in ("teu_per_train", "tonnes_per_train", "tonnes_per_teu")),
    )


def compiled_settle() -> Settle:
    """`equilibrium_kernel.settle` in C, compiled now."""
    function = compiled("settlement.c", "settle")
    return lambda *arguments: _call(function, *arguments)


def _call(
    function: Any, demands: Sequence[Demand], supply: Supply, delay: FloatArray
) -> Settlement:
    held: list[NDArray[Any]] = []  # which must outlive the call

    def at(array: NDArray[Any]) -> int:
        held.append(np.ascontiguousarray(array))
        return int(held[-1].ctypes.data)

    shares = tuple(np.empty_like(demand.offer.utility) for demand in demands)
    pairs = zip(demands, shares, strict=True)
    markets = (_Market * len(demands))(*(_market(demand, chosen, at) for demand, chosen in pairs))
    gates = supply.gates
    now = conditions(gates, supply.capacity, supply.own_load, supply.queueing, supply.units)
    sizes = (*gates.uses.shape, gates.of_route.shape[1])
    given = _Conditions(*sizes, *(at(each) for each in now))
    delay = delay.copy()
    wanted = np.empty((len(delay), len(gates.uses), demands[0].cargo.shape[2]))
    load, hours = np.empty_like(delay), np.empty(len(delay))
    found = (_POINTERS(array.ctypes.data) for array in (delay, wanted, load, hours))
    runs, count = _SIZES(len(delay)), _SIZES(len(demands))
    if function(runs, count, markets, ctypes.byref(given), *found):
        raise MemoryError("no memory for the odds of a run")
    return Settlement(shares, wanted, load, delay, hours)


def _market(demand: Demand, shares: FloatArray, at: Callable[[NDArray[Any]], int]) -> _Market:
    offer, menu = demand.offer, demand.menu
    by_shipper = offer.nest.adoption, offer.free, offer.nest.scale, offer.stopped, demand.cargo
    return _Market(
        *(menu.start, *shares.shape[1:], menu.rail_from),
        *(at(getattr(offer, name)) for name in _OPTIONS),
        *(at(array) for array in by_shipper),
        *(at(offer.stoppable.astype(np.uint8)), shares.ctypes.data),
    )
