"""Queues at gates: what the load of a gate does to the time it takes, and what cannot pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from model.numerics.arrays import FloatArray

DAYS_A_QUARTER = 91.3125
BOXES_PER_TEU, TONNES_PER_TONNE = 4e-3, 4e-6
"""Flows of a quarter in thousand TEU and million tonnes a year."""
WORST_RATIO = 3.0
LEAST_LOAD = 1e-9
"""Stands in for a load of zero where one is divided by."""
SLOWEST, FIRST, FASTEST = 0.05, 0.4, 1.0
"""How far a delay moves towards what its flows imply: at least, at first, at most."""


@dataclass(frozen=True)
class Units:
    """How cargo turns into load, each (runs,)."""

    teu_per_train: FloatArray
    tonnes_per_train: FloatArray
    tonnes_per_teu: FloatArray


@dataclass(frozen=True)
class Queueing:
    """How a gate's time grows with its load, each (runs,)."""

    steepness: FloatArray
    """Part of the free-flow time that a load equal to the capacity adds."""
    queue_days: FloatArray
    """Days waited when demand is twice the capacity."""


class Works(NamedTuple):
    """What narrows and widens gates, each (runs,) unless said otherwise."""

    shortfall: FloatArray
    """Part of the nominal capacity that gates of Kazakhstan and the Caspian lack (R48)."""
    public_works: FloatArray
    """Factor by which public works and Chinese money widen Kazakhstan's gates (B11, B12)."""
    diversification: FloatArray
    """Part by which Kazakhstan widens the ports of the Caspian."""
    widening: FloatArray
    """Part that dated events add, (runs, targets)."""
    closed: FloatArray
    """Part that dated events close, (runs, gates)."""
    widened_at: FloatArray
    """1 where a target is a gate, (targets, gates)."""
