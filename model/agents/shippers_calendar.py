"""What dated events do to the transit network this quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.events import history
from model.numerics.arrays import FloatArray, bounded

if TYPE_CHECKING:
    from model.agents.shippers_network import System
    from model.simulation import Simulation


class TransitCalendar:
    """Openings, closures and changes of capacity, read for the targets that events aim at."""

    def __init__(self, model: Simulation, system: System) -> None:
        network = system.network
        self.model = model
        self._services = _aimed_at(model, "route_opening", tuple(dict.fromkeys(network.service)))
        self._closed = _aimed_at(model, "link_closure", tuple(k.name for k in network.links))
        self._widened = _aimed_at(model, "link_capacity", system.gates.names)
        self.of_service = np.array(
            [[float(own == name) for own in network.service] for name in self._services]
        )
        """1 where a route is run by a service at which an event aims, (services, routes)."""
        self.over = np.stack([network.along(name) for name in self._closed], axis=0)
        """1 where a route runs over a link at which an event aims, (links, routes)."""
        self._at_closed = _places(self._closed, system.gates.names)
        self.at_widened = _places(self._widened, system.gates.names)
        """1 where an event aims at the capacity of a gate, (targets, gates)."""

    def opening(self) -> FloatArray:
        """Openings ahead of their date, or closings after it, by service: (runs, services)."""
        return self.model.calendar.signals("route_opening", self._services)

    def closure(self) -> FloatArray:
        """Share closed of each link at which an event aims, (runs, links) in [0, 1]."""
        return bounded(self.model.calendar.signals("link_closure", self._closed), 0.0, 1.0)

    def closed_gates(self, closure: FloatArray) -> FloatArray:
        """The same by gate, (runs, gates); each link is a gate of its own, if it is one."""
        return closure @ self._at_closed

    def widening(self) -> FloatArray:
        """Fraction of capacity added at each gate at which an event aims, (runs, gates)."""
        return self.model.calendar.signals("link_capacity", self._widened)


def _aimed_at(model: Simulation, channel: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Those `names` at which some event of the channel aims; the first where none does."""
    events = (*history(), *model.batch.events)
    targets = {event.target for event in events if event.channel == channel}
    return tuple(name for name in names if name in targets) or names[:1]


def _places(names: tuple[str, ...], gates: tuple[str, ...]) -> FloatArray:
    return np.array([[float(name == gate) for gate in gates] for name in names])
