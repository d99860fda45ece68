"""How sure a number is: a bounded distribution given by its quantile function."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from model.numerics.arrays import FloatArray

DISTRIBUTIONS = ("fixed", "uniform", "triangular", "loguniform")


@dataclass(frozen=True, slots=True)
class Distribution:
    """One of `DISTRIBUTIONS` on [low, high]; `mode` is the value of `fixed`, the peak of
    `triangular`, and unused by the others."""

    kind: str
    low: float
    high: float
    mode: float

    def __post_init__(self) -> None:
        if self.kind not in DISTRIBUTIONS:
            raise ValueError(f"no distribution {self.kind!r}; allowed: {', '.join(DISTRIBUTIONS)}")
        if self.kind != "fixed" and not self.low <= self.mode <= self.high:
            raise ValueError(f"{self.mode} lies outside [{self.low}, {self.high}]")
        if self.kind == "loguniform" and self.low <= 0:
            raise ValueError("a loguniform distribution needs bounds above zero")

    def quantile(self, probability: FloatArray) -> FloatArray:
        """The values below which each `probability` in [0, 1) of the mass lies, same shape."""
        import numpy as np

        low, high, mode = self.low, self.high, self.mode
        if self.kind == "fixed" or low == high:
            return np.full_like(probability, mode)
        if self.kind == "uniform":
            return low + (high - low) * probability
        if self.kind == "loguniform":
            return np.clip(low * (high / low) ** probability, low, high)
        rising = low + np.sqrt(probability * (high - low) * (mode - low))
        falling = high - np.sqrt((1 - probability) * (high - low) * (high - mode))
        return np.where(probability * (high - low) < mode - low, rising, falling)
