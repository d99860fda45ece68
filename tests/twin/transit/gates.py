"""Gates: borders, ports and lines whose capacity can bind, and the queues at them."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING

from tests.twin.arithmetic import clip

if TYPE_CHECKING:
    from model.agents.shippers_network import System

_DAYS_A_QUARTER = 91.3125
_WORST_RATIO = 3.0
_SLOWEST, _FIRST, _FASTEST = 0.05, 0.4, 1.0
_TRAINS, _BOXES = 0, 1
"""Places of trains a day and of thousand TEU a year among units; the third is million tonnes."""


@dataclass(frozen=True)
class Units:
    """How cargo turns into load."""

    teu_per_train: float
    tonnes_per_train: float
    tonnes_per_teu: float

    @classmethod
    def after(cls, p: SimpleNamespace, years: float) -> Units:
        """Units some `years` after the start of 2013: trains grow longer."""
        longer = p.teu_per_train_2013 + p.teu_per_train_growth * max(years, 0.0)
        length = min(longer, p.teu_per_train_limit)
        return cls(length, p.tonnes_per_train, p.tonnes_per_teu)


@dataclass(frozen=True)
class Works:
    """What narrows and widens the gates of Kazakhstan and the ports of the Caspian."""

    shortfall: float
    """Part of their nominal capacity that both lack."""
    public: float
    """Factor by which public works and Chinese money widen Kazakhstan's gates."""
    diversification: float
    """Part by which Kazakhstan widens the ports of the Caspian."""


class Gate:
    """A gate; `load` and `capacity` are in its unit, `delay` is the days that congestion adds."""

    def __init__(self, system: System, place: int) -> None:
        gates = system.gates
        self.place, self.name = place, gates.names[place]
        self.unit = int(gates.unit[place])
        self.own_trade = float(gates.own_trade[place])
        self.free_flow_days = float(gates.free_flow_days[place])
        self.kazakh, self.caspian = bool(gates.kazakh[place]), bool(gates.caspian[place])
        self.china_border = bool(gates.china_border[place])
        self.gateway = bool(gates.gateway[place])
        self._steps = tuple(zip(gates.starts[place], gates.levels[place], strict=True))
        self.capacity = self.own_load = self.load = self.delay = self.gap = 0.0
        self._move: float | None = None
        self._gap_before = 0.0

    def build(self, quarter: int, works: Works, widening: float, closed: float) -> None:
        """Find its capacity in the quarter of that ordinal: what narrows and widens it."""
        started = [capacity for start, capacity in self._steps if start <= quarter]
        capacity = started[-1] if started else self._steps[0][1]
        if self.kazakh or self.caspian:
            capacity *= 1.0 - works.shortfall
        if self.kazakh:
            capacity *= works.public
        if self.caspian:
            capacity *= 1.0 + works.diversification
        self.capacity = capacity * max(1.0 + widening, 0.0) * (1.0 - closed)

    def forget_moves(self) -> None:
        """Begin to look for the quarter's delay, from last quarter's on."""
        self._move, self._gap_before = None, 0.0

    def take(self, containers: float, bulk: float, units: Units) -> None:
        """Carry transit of a quarter, TEU and tonnes, beside its own trade."""
        if self.unit == _TRAINS:
            trains = containers / units.teu_per_train + bulk / units.tonnes_per_train
            transit = trains / _DAYS_A_QUARTER
        elif self.unit == _BOXES:
            transit = containers * 4e-3
        else:
            transit = (containers * units.tonnes_per_teu + bulk) * 4e-6
        self.load = self.own_load + transit

    def measure_gap(self, steepness: float, queue_days: float) -> None:
        """Find the gap between the delay that the load causes and the delay it answers to.

        Time grows with the fourth power of load over capacity, and where demand exceeds capacity
        a queue grows through the quarter.
        """
        ratio = min(self.load / max(self.capacity, 1e-9), _WORST_RATIO)
        slowed = self.free_flow_days * steepness * ratio**4
        self.gap = slowed + queue_days * max(ratio - 1.0, 0.0) - self.delay

    def approach(self) -> None:
        """Move the delay towards what closes the gap: a secant step, two fifths at first."""
        move = self._move
        if move is None:
            move = _FIRST
        else:
            fall = self._gap_before - self.gap
            if abs(fall) > 1e-12:
                move = clip(move * self._gap_before / fall, _SLOWEST, _FASTEST)
        self.delay += move * self.gap
        self._move, self._gap_before = move, self.gap

    @property
    def served(self) -> float:
        """Share of the demand that it can pass."""
        return self.capacity / max(self.load, 1e-9) if self.load > self.capacity else 1.0
