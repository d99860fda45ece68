"""A past that several scenarios share, simulated once and gone on from as often as is wanted."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from model.batch import Batch
from model.clock import Quarter
from model.numerics.streams import Store
from model.parameters import Values

if TYPE_CHECKING:
    from model.simulation import Simulation

_SHARED = (Batch, Values)
"""What a simulation never changes, and its branches therefore hold in common."""


@dataclass(frozen=True, slots=True)
class Past:
    """A simulation of `trunk` so far, as bytes that any number of branches grow from, a fifth of a
    megabyte a run, and what is `shared` by them all."""

    trunk: Batch
    content: bytes
    shared: tuple[Any, ...]


def simulate_past(trunk: Batch, until: Quarter) -> Past:
    """What is simulated up to a quarter."""
    from model.simulation import Simulation

    simulation = Simulation(trunk)
    simulation.run(until)
    content = BytesIO()
    writer = _Writer(content)
    writer.dump(simulation)
    simulation.end()
    return Past(trunk, content.getvalue(), tuple(writer.shared))


def branch_from(past: Past, batch: Batch, draws: Store | None = None) -> Simulation:
    """A simulation of a `batch` with its past behind it; `draws` are kept as a simulation's are.

    Raises ``ValueError`` where the batch does not share that past.
    """
    branch: Simulation = _Reader(past).load()
    branch.branch_to(batch)
    branch.streams.keep(draws)
    return branch


class _Writer(pickle.Pickler):
    """Writes a simulation but for what is `shared`, to which it refers by place."""

    def __init__(self, file: BytesIO) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self.shared: list[Any] = []

    def persistent_id(self, thing: Any) -> int | None:
        if not isinstance(thing, _SHARED):
            return None
        for place, known in enumerate(self.shared):
            if known is thing:
                return place
        self.shared.append(thing)
        return len(self.shared) - 1


class _Reader(pickle.Unpickler):
    """Reads a simulation from its past."""

    def __init__(self, past: Past) -> None:
        super().__init__(BytesIO(past.content))
        self._shared = past.shared

    def persistent_load(self, place: int) -> Any:
        return self._shared[place]
