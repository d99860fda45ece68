"""What Kazakhstan earns on transit, and what it keeps."""

from __future__ import annotations

from dataclasses import dataclass

from model.numerics.arrays import FloatArray

MILLION = 1e-6


@dataclass(frozen=True)
class Costs:
    """Upkeep, each (runs,), USD_2018 per tonne-km."""

    rail: FloatArray
    road: FloatArray
