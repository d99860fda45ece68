"""What dated events do to the transit network this quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.arrays import FloatArray, bounded
from model.events import history

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
        self._of_service = np.array(
            [[float(own == name) for own in network.service] for name in self._services]
        )
        self._over = np.stack([network.along(name) for name in self._closed], axis=0)
        self._at_closed = _places(self._closed, system.gates.names)
        self._at_widened = _places(self._widened, system.gates.names)

    def opening(self) -> FloatArray:
        """Openings ahead of their date, or closings after it, by route: (runs, routes)."""
        change = self.model.calendar.signals("route_opening", self._services)
        return _spread(change, self._of_service)

    def closure(self) -> tuple[FloatArray, FloatArray]:
        """Share closed of each route (runs, routes) and of each gate (runs, gates), in [0, 1]."""
        share = bounded(self.model.calendar.signals("link_closure", self._closed), 0.0, 1.0)
        routes = (share[:, :, None] * self._over).max(axis=1)
        return routes, _spread(share, self._at_closed)

    def widening(self) -> FloatArray:
        """Fraction of capacity added at each gate, (runs, gates)."""
        return _spread(
            self.model.calendar.signals("link_capacity", self._widened), self._at_widened
        )


def _aimed_at(model: Simulation, channel: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Those `names` at which some event of the channel aims; the first where none does."""
    events = (*history(), *model.batch.events)
    targets = {event.target for event in events if event.channel == channel}
    return tuple(name for name in names if name in targets) or names[:1]


def _places(names: tuple[str, ...], gates: tuple[str, ...]) -> FloatArray:
    return np.array([[float(name == gate) for gate in gates] for name in names])


def _spread(change: FloatArray, to: FloatArray) -> FloatArray:
    """Sum over targets of a change (runs, targets) times where it falls (targets, things)."""
    return np.matmul(change[:, None, :], to)[:, 0, :]
