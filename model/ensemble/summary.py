"""What an ensemble says of an outcome, year by year: centre and spread over its runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.clock import QUARTERS_A_YEAR, Horizon
from model.numerics.arrays import FloatArray
from model.outcomes import Outcome

PERCENTILES = (5, 25, 50, 75, 95)


@dataclass(frozen=True, slots=True)
class Summary:
    """Mean (years,) and percentiles (percentiles, years) of an outcome, in its annual unit."""

    outcome: str
    unit: str
    years: tuple[int, ...]
    mean: FloatArray
    percentiles: FloatArray

    def at(self, year: int) -> dict[str, float]:
        """The figures of one year by name: ``mean``, and ``p05`` to ``p95``."""
        place = self.years.index(year)
        figures = map(float, [self.mean[place], *self.percentiles[:, place]])
        return dict(zip(FIGURES, figures, strict=True))


_SORTED_AT_ONCE = 2**17
"""Values that are copied to be sorted: a megabyte."""
FIGURES = ("mean", *(f"p{percentile:02d}" for percentile in PERCENTILES))


def whole_years(horizon: Horizon) -> tuple[int, ...]:
    """The years of which a horizon holds all four quarters."""
    first = horizon.start.year + (horizon.start.number > 1)
    last = horizon.end.year - (horizon.end.number < QUARTERS_A_YEAR)
    return tuple(range(first, last + 1))


def annual_values(values: FloatArray, horizon: Horizon, aggregation: str) -> FloatArray:
    """Values (runs, years) of the whole years from those of the quarters, (runs, quarters).

    Flows are added up (`sum`), levels averaged (`mean`) or taken at the year's end (`last`).
    """
    years = len(whole_years(horizon))
    skipped = (1 - horizon.start.number) % QUARTERS_A_YEAR
    whole = values[:, skipped : skipped + QUARTERS_A_YEAR * years]
    first, second, third, last = (whole[:, n::QUARTERS_A_YEAR] for n in range(QUARTERS_A_YEAR))
    if aggregation == "sum":
        return first + second + third + last
    if aggregation == "mean":
        return (first + second + third + last) / QUARTERS_A_YEAR
    return last


def summarise(outcome: Outcome, years: Sequence[int], annual: FloatArray) -> Summary:
    """Sum up an outcome's annual values, (runs, years), over the runs, with few years of many runs
    copied at a time."""
    percentiles = np.empty((len(PERCENTILES), len(years)))
    step = max(1, _SORTED_AT_ONCE // max(1, len(annual)))
    for first in range(0, len(years), step):
        some = slice(first, first + step)
        percentiles[:, some] = percentiles_of(np.sort(annual[:, some].T, axis=1))
    return Summary(
        outcome=outcome.name,
        unit=outcome.annual_unit,
        years=tuple(years),
        mean=annual.mean(axis=0),
        percentiles=percentiles,
    )


def percentiles_of(ordered: FloatArray) -> FloatArray:
    """Percentiles (percentiles, years) of values in rising order, (years, runs).

    As ``numpy.percentile`` gives them, to the last bit, but faster, as sorting all is: Hyndman and
    Fan (1996), "Sample quantiles in statistical packages", definition 7. NaN where any value is.
    """
    last = ordered.shape[1] - 1
    ranks = np.array(PERCENTILES) / 100 * last
    below = ranks.astype(np.int64)
    share = ranks - below
    low, high = ordered[:, below], ordered[:, np.minimum(below + 1, last)]
    gap = high - low
    found = np.where(share < 0.5, low + gap * share, high - gap * (1 - share))
    found[np.isnan(ordered[:, -1])] = np.nan
    return found.T
