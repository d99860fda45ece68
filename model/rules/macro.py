"""The rest of Kazakhstan's economy, outside manufacturing.

All arguments and returns are (runs,) unless a docstring says otherwise.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from model.numerics.arrays import BoolArray, FloatArray, either


class Pulls(NamedTuple):
    """What moves the economy outside manufacturing, each (runs,), or the responses to it."""

    oil: FloatArray
    """Change of the log oil price over a year."""
    russia: FloatArray
    """Russia's growth, fraction a year."""
    china: FloatArray
    """China's growth, fraction a year."""
    public_works: FloatArray
    """Change over a year of public works and Chinese money, less debt service, over GDP."""
    connectivity: FloatArray
    """Change of the log connectivity index over a year."""


def growth_outside_manufacturing(trend: FloatArray, response: Pulls, pulls: Pulls) -> FloatArray:
    """Growth a year of value added outside manufacturing.

    Linear in the pulls; the responses to oil, Russia and China bracket least squares over
    2011-2018, eight points, and so are weakly known.
    """
    return (
        trend
        + response.oil * pulls.oil
        + response.russia * pulls.russia
        + response.china * (pulls.china - 0.07)
        + response.public_works * pulls.public_works
        + response.connectivity * pulls.connectivity
    )


def crisis(depth: FloatArray, starts: BoolArray, now: FloatArray) -> FloatArray:
    """Kazakhstan's own decline (R30), growth lost a year: crises have a `depth` and fade."""
    return either(starts, depth, 0.8 * now)


def composite_index(parts: FloatArray, base: FloatArray, weights: FloatArray) -> FloatArray:
    """Weighted geometric mean of `parts` over their `base`, times 100, (runs,).

    All arguments are (parts, runs).
    """
    logs = weights * np.log(np.maximum(parts, 1e-9) / base)
    return 100.0 * np.exp(logs.sum(axis=0) / np.maximum(weights.sum(axis=0), 1e-9))
