"""Transit as seen from outside: what was demanded, settled and carried in each quarter."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from unittest.mock import patch

import numpy as np

from model.agents.shippers_accounts import Service, TransitAccounts
from model.agents.shippers_network import transit_system
from model.batch import Batch
from model.clock import FIRST_QUARTER, Quarter
from model.events import Event
from model.numerics.arrays import FloatArray
from model.rules.transit import equilibrium_kernel
from model.rules.transit.equilibrium import Demand, Settlement, Supply
from model.rules.transit.terms import Conditions
from model.simulation import Simulation
from model.world.calendar import Calendar

SYSTEM = transit_system()
NETWORK, GATES = SYSTEM.network, SYSTEM.gates
FALLBACKS = tuple(menu.start for menu in NETWORK.menus)
"""Places of the routes to which what gates cannot pass is turned away: the way by sea."""
ROOMY = tuple(
    Event(f"room_at_{gate}", "link_capacity", FIRST_QUARTER, 1e5, target=gate, duration=400)
    for gate in GATES.names
)
"""Gates so wide that nobody ever queues."""


@dataclass(frozen=True)
class Seen:
    """A quarter of transit."""

    demands: Sequence[Demand]
    supply: Supply
    settled: Settlement
    cargo: FloatArray
    """What was carried, (runs, routes, lanes), TEU or tonnes."""
    now: Conditions
    service: Service

    @property
    def wanted(self) -> FloatArray:
        """What shippers wanted to send, before gates turned some of it away, as `cargo`."""
        return self.settled.wanted


@dataclass(frozen=True)
class Watched:
    """A simulation that is over."""

    model: Simulation
    record: dict[str, FloatArray]
    quarters: list[Seen]


def watch(
    batch: Batch, last: int | None = None, model: Callable[[Batch], Simulation] = Simulation
) -> Watched:
    """Run a batch and keep what transit was like in each quarter, or in the `last` ones."""
    quarters: deque[Seen] = deque(maxlen=last)
    asked: deque[tuple[Sequence[Demand], Supply]] = deque(maxlen=1)
    settle, close = equilibrium_kernel.settle, TransitAccounts.close

    def settle_seen(demands: Sequence[Demand], supply: Supply, delay: FloatArray) -> Settlement:
        asked.append((deepcopy(demands), supply))  # they are asked in the same place again
        return settle(demands, supply, delay)

    def close_seen(
        self: TransitAccounts,
        now: Conditions,
        cargo: FloatArray,
        settled: Settlement,
        service: Service,
    ) -> None:
        quarters.append(Seen(*asked[-1], settled, cargo, now, service))
        close(self, now, cargo, settled, service)

    with (
        patch.object(equilibrium_kernel, "settle", settle_seen),
        patch.object(TransitAccounts, "close", close_seen),
    ):
        simulation = model(batch)
        quarters.clear()  # what was settled before the first quarter
        record = simulation.run()
    return Watched(simulation, record, list(quarters))


def tonnes(cargo: FloatArray, tonnes_per_teu: FloatArray) -> FloatArray:
    """Containers and bulk together, (runs, routes), of cargo (runs, routes, lanes)."""
    return cargo[:, :, :2].sum(axis=-1) * tonnes_per_teu[:, None] + cargo[:, :, 2:].sum(axis=-1)


class EventEach(Calendar):
    """Of every `len(probed) + 1` runs the first meets none of the events `probed`, the n-th run
    after it the n-th of them alone."""

    probed: tuple[str, ...] = ()

    def _happening(self, event: Event) -> FloatArray:
        scale = super()._happening(event)
        if event.name in self.probed:
            copy = np.arange(self.model.runs) % (len(self.probed) + 1)
            scale = scale * (copy == 1 + self.probed.index(event.name))
        return scale


@contextmanager
def meeting_one_each(probed: tuple[str, ...]) -> Iterator[None]:
    """Simulations made in this context have the calendar `EventEach` of the events `probed`."""
    calendar = type("Probing", (EventEach,), {"probed": probed})
    with patch("model.simulation.Calendar", calendar):
        yield


def closures(channel: str, share: float, start: Quarter) -> dict[str, Event]:
    """An event for each link (or service) that closes a `share` of it for good, by target."""
    services = tuple(dict.fromkeys(NETWORK.service))
    targets = services if channel == "route_opening" else [link.name for link in NETWORK.links]
    size = -share if channel == "route_opening" else share
    return {
        target: Event(f"closed_{target}", channel, start, size, target=target, duration=400)
        for target in targets
    }


def routes_of(channel: str, target: str) -> FloatArray:
    """1 for the routes that a closure of `target` touches, (routes,)."""
    if channel == "link_closure":
        return NETWORK.along(target)
    return np.array([float(name == target) for name in NETWORK.service])
