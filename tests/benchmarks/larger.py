"""Looking at a model with more firms, in a process that has not imported the model yet."""

from __future__ import annotations

from benchmarks.firms import multiply_firms


def capital_of_sectors(times: int) -> tuple[int, list[float]]:
    """Slots of a sector, and the sum of their shares of its capital in each sector."""
    slots = multiply_firms(times)
    from model.rules.industry.slots import capital_shares
    from model.simulation import Simulation
    from tests.batches import batch

    firms = Simulation(batch(1)).firms
    return slots, capital_shares(firms.sectors).sum(axis=1).tolist()
