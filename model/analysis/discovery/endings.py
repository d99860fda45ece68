"""Which futures end badly, and in what words that is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from model.arrays import BoolArray, FloatArray
from model.outcomes import Outcome

HIGHER, LOWER = "higher", "lower"
DIRECTIONS = (HIGHER, LOWER)
"""What is better of an outcome, where the register says that anything is."""


@dataclass(frozen=True, eq=False, slots=True)
class Ending:
    """The futures in which an outcome is worse than a `level` in a year.

    `values` are what it comes to, (futures,), and `bad`, (futures,), is true in those. `share` is
    the worst share they were asked to be, if they were, and `rival` the scenario whose median the
    level is, if it is one.
    """

    outcome: Outcome
    year: int
    level: float
    values: FloatArray
    bad: BoolArray
    share: float | None = None
    rival: str | None = None

    def document(self) -> dict[str, Any]:
        """All of it as plain data, the futures counted."""
        return {
            "outcome": self.outcome.name,
            "year": self.year,
            "level": self.level,
            "unit": self.outcome.annual_unit,
            "side": "above" if self.outcome.better == LOWER else "below",
            "worst_share": self.share,
            "rival": self.rival,
            "bad": int(self.bad.sum()),
            "futures": len(self.bad),
        }


def worst(outcome: Outcome, year: int, values: FloatArray, share: float) -> Ending:
    """The worst `share` of the futures by the `values` of an outcome, (futures,)."""
    tail = 1.0 - share if outcome.better == LOWER else share
    level = float(np.quantile(values, tail))
    return Ending(outcome, year, level, values, _worse(outcome, values, level), share=share)


def beyond(
    outcome: Outcome, year: int, values: FloatArray, level: float, rival: str | None = None
) -> Ending:
    """The futures whose `values` of an outcome, (futures,), are worse than a level."""
    return Ending(outcome, year, level, values, _worse(outcome, values, level), rival=rival)


def _worse(outcome: Outcome, values: FloatArray, level: float) -> BoolArray:
    """Raises ``ValueError`` for an outcome of which nothing is better."""
    if outcome.better not in DIRECTIONS:
        raise ValueError(f"nothing says which {outcome.name} is better")
    return values > level if outcome.better == LOWER else values < level
