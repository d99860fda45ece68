"""Two inputs at once: where, over the square of their ranges, an outcome falls below a level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from model.analysis import crossing
from model.analysis.study import Paired, Plan, paired, variants
from model.analysis.tipping import Search, evenly
from model.numerics.arrays import FloatArray
from model.outcomes import Outcome, outcome_registry


@dataclass(frozen=True)
class TippingMap:
    """The outcome over a grid of two inputs, the first down the rows, the second along them.

    `medians` are those of the outcome, `gaps` how far the median run is above the level, and
    `below` the share of the runs below it: (first values, second values) each. `settings` is where
    the scenario has the two.
    """

    outcome: Outcome
    year: int
    runs: int
    inputs: tuple[str, str]
    settings: tuple[float, float]
    first: FloatArray
    second: FloatArray
    level: float
    against: str | None
    medians: FloatArray
    gaps: FloatArray
    below: FloatArray

    def document(self) -> dict[str, Any]:
        """All of it as plain data."""
        grids = ("first", "second", "medians", "gaps", "below")
        return {
            "outcome": self.outcome.name,
            "title": self.outcome.title,
            "unit": self.outcome.annual_unit,
            "year": self.year,
            "runs": self.runs,
            "inputs": list(self.inputs),
            "settings": list(self.settings),
            "level": self.level,
            "against": self.against,
            **{name: getattr(self, name).tolist() for name in grids},
        }


def tipping_map(search: Search, points: int, plan: Plan) -> tuple[TippingMap, Paired]:
    """Map an outcome over `points` values of either of the two inputs of a search.

    By the runs that finished everywhere on the map. Raises ``EnsembleError`` where none did.
    """
    a, b = search.inputs.names
    first, second = (evenly(spread, points) for spread in search.inputs.spreads.values())
    settings = {
        f"{x!r} {y!r}": {a: x, b: y} for x in first for y in second
    }  # fmt: skip
    level = search.level
    scenarios = variants(search.scenario, settings, search.since) | level.scenarios()
    found = paired(scenarios, [level.outcome], level.year, plan)
    gaps = level.gaps(found, list(settings))
    outcomes = found.at(level.outcome, level.year, [*settings, *level.scenarios()])
    shape = points, points
    return TippingMap(
        outcome=outcome_registry()[level.outcome],
        year=level.year,
        runs=len(gaps),
        inputs=(a, b),
        settings=(search.setting(a), search.setting(b)),
        first=np.array(first),
        second=np.array(second),
        level=float(np.median(outcomes[-1])) if level.value is None else level.value,
        against=level.name,
        medians=np.median(outcomes[: len(settings)], axis=1).reshape(shape),
        gaps=np.median(gaps, axis=0).reshape(shape),
        below=crossing.sides(gaps).mean(axis=0).reshape(shape),
    ), found
