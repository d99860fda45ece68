"""How rail services win shippers, run by run: `adoption.adopt`, compiled."""

from __future__ import annotations

from typing import NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray
from model.numerics.compiled import compiled


class Adopters(NamedTuple):
    """The shippers of a market."""

    adoption: FloatArray
    """Share of each shipper's cargo for which rail is considered, (runs, shippers)."""
    keenness: FloatArray
    """(shippers,)."""
    weight: FloatArray
    """Part that each has of all cargo, (shippers,)."""


@compiled
def adopt(markets: tuple[Adopters, ...], pace: FloatArray, push: FloatArray) -> None:
    """Move the adoption of all markets a quarter on, at the `pace` of a year times `push`, (runs,).

    As `adoption.adopt` does, in the place of what was.
    """
    for market in markets:
        for run in range(len(pace)):
            adopted, mean = market.adoption[run], 0.0
            for shipper in range(len(adopted)):
                mean += adopted[shipper] * market.weight[shipper]
            pull = pace[run] * push[run] / QUARTERS_A_YEAR * mean
            for shipper in range(len(adopted)):
                gain = pull * market.keenness[shipper] * (1.0 - adopted[shipper])
                adopted[shipper] = min(adopted[shipper] + gain, 1.0)
