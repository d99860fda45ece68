"""Signs: indicators as they can be seen in a year, by their level or their change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from model.analysis.study import Futures
from model.data_files import read_table
from model.evidence.series import series_registry
from model.numerics.arrays import FloatArray
from model.outcomes import outcome_registry

LEVEL, CHANGE = "level", "change"
_SO_FAR = "_cumulative"
_SAME = 1e-9
"""Spread of a sign, over its size, below which it is the same in all futures."""


@dataclass(frozen=True, slots=True)
class Sign:
    """An indicator in a year: its `LEVEL`, or its `CHANGE` since the year before the watch."""

    indicator: str
    kind: str
    year: int


def signs_of(
    futures: Futures, indicators: Sequence[str], base: int, years: Sequence[int]
) -> tuple[list[Sign], FloatArray]:
    """The signs of some indicators, and their values as columns, (futures, signs).

    Levels in the year `base` and in `years`, changes from then to each of `years`. What is the same
    in all futures is no sign.
    """
    signs, columns = [], []
    for name in indicators:
        start = futures.at(name, base)
        for year in (base, *years):
            level = futures.at(name, year)
            kinds = {LEVEL: level} if year == base else {LEVEL: level, CHANGE: level - start}
            for kind, values in kinds.items():
                if _varies(values, level):
                    signs.append(Sign(name, kind, year))
                    columns.append(values)
    table = np.column_stack(columns) if columns else np.empty((len(futures), 0))
    return signs, table


def _varies(values: FloatArray, level: FloatArray) -> bool:
    return float(np.ptp(values)) > _SAME * max(1e-9, float(np.abs(level).max()))


@cache
def usual_indicators() -> tuple[str, ...]:
    """The outcomes of the country as a whole: neither of single regions, nor sums over all years so
    far, which repeat what flows say."""
    left_out = (*(f"_{region['name']}" for region in read_table("regions.csv")), _SO_FAR)
    return tuple(name for name in outcome_registry() if not name.endswith(left_out))


@cache
def published() -> frozenset[str]:
    """The outcomes of which public figures are known to the project."""
    return frozenset(each.outcome for each in series_registry().values() if each.outcome)
