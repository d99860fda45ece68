"""What others have published on the effects of the Belt, beside the model's on the same contrast.

Published studies compare a world with the Belt's infrastructure with one without it. So does the
model: the baseline against the same runs in which the Belt never came about.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.analysis.compare import pair_runs
from model.data_files import read_table
from model.ensemble.results import Results

TABLE = "published.csv"
NOT_MODELLED = "not modelled"


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A published effect and the model's, both in per cent; the model's are none where nothing in
    it stands for the quantity."""

    name: str
    quantity: str
    place: str
    low: float
    high: float
    source: str
    confidence: str
    outcome: str
    comparison: str
    year: int
    p05: float | None
    median: float | None
    p95: float | None

    @property
    def verdict(self) -> str:
        """Whether the two ranges meet, or which way the model lies."""
        if self.p05 is None or self.p95 is None:
            return NOT_MODELLED
        if self.p95 < self.low:
            return "below"
        return "above" if self.p05 > self.high else "in range"


def yardsticks(with_belt: Results, without: Results, year: int) -> list[Yardstick]:
    """The published effects beside the model's relative difference in a year, run by run."""
    found = []
    for row in read_table(TABLE):
        if row["low"] and row["high"]:
            low, high = float(row["low"]), float(row["high"])
        else:
            low = high = float(row["value"]) if row["value"] else float("nan")
        band = _effect(with_belt, without, row["outcome"], float(row["sign"] or 1), year)
        found.append(
            Yardstick(
                name=row["name"],
                quantity=row["quantity"],
                place=row["place"],
                low=min(low, high),
                high=max(low, high),
                source=row["source"],
                confidence=row["confidence"],
                outcome=row["outcome"],
                comparison=row["comparison"],
                year=year,
                p05=band[0],
                median=band[1],
                p95=band[2],
            )
        )
    return found


def _effect(
    with_belt: Results, without: Results, outcome: str, sign: float, year: int
) -> tuple[float | None, float | None, float | None]:
    """5 %, median and 95 % of the relative difference in per cent, turned where `sign` is -1."""
    if outcome not in with_belt.outcomes or outcome not in without.outcomes:
        return None, None, None
    pair = pair_runs(without, with_belt, outcome)
    place = pair.years.index(year)
    before, after = pair.reference[:, place], pair.scenario[:, place]
    change = after / before - 1.0 if sign > 0 else before / after - 1.0
    p05, median, p95 = np.percentile(100.0 * change, (5, 50, 95))
    return float(p05), float(median), float(p95)
