"""A past that several scenarios share, simulated once and gone on from as often as is wanted."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

from model.batch import Batch
from model.clock import Quarter
from model.streams import Store

if TYPE_CHECKING:
    from model.simulation import Simulation


def simulated_past(trunk: Batch, until: Quarter) -> bytes:
    """What is simulated up to a quarter, as bytes that any number of branches grow from.

    A fifth of a megabyte a run.
    """
    from model.simulation import Simulation

    simulation = Simulation(trunk)
    simulation.run(until)
    past = pickle.dumps(simulation, protocol=pickle.HIGHEST_PROTOCOL)
    simulation.end()
    return past


def grown(past: bytes, batch: Batch, draws: Store | None = None) -> Simulation:
    """A simulation of a `batch` with its past behind it; `draws` are kept as a simulation's are.

    Raises ``ValueError`` where the batch does not share that past.
    """
    branch: Simulation = pickle.loads(past)
    branch.part_ways(batch)
    branch.streams.keep(draws)
    return branch
