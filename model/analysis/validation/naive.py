"""Forecasts that need no model: whoever has one should do better."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from model.numerics.arrays import FloatArray

LONGEST = 6
"""Latest figures through which a trend is drawn."""


def last_value(past: Mapping[int, float], year: int) -> float | None:
    """The latest value known before `year`; none where there is none."""
    known = [each for each in past if each < year]
    return past[max(known)] if known else None


def trend(past: Mapping[int, float], year: int) -> float | None:
    """Where the straight line through the latest values before `year` leads.

    None with fewer than two values.
    """
    known = sorted(each for each in past if each < year)[-LONGEST:]
    if len(known) < 2:
        return None
    years: FloatArray = np.array(known, dtype=np.float64)
    line = np.polyfit(years - year, [past[each] for each in known], 1)
    return float(line[-1])
