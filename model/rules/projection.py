"""How exogenous drivers go on after the last quarter that was observed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.numerics.arrays import FloatArray, bounded


@dataclass(frozen=True)
class Persistence:
    """First-order autoregressions: how much of a gap is left after a step, and the shocks."""

    persistence: FloatArray | float
    volatility: FloatArray | float


def fit_autoregression(observed: FloatArray) -> Persistence:
    """Least-squares first-order autoregression of a series (time,) about its mean.

    The persistence is held in [0, 0.98], so that no driver runs away.
    """
    gap = observed - observed.mean()
    before, after = gap[:-1], gap[1:]
    persistence = float(bounded((before * after).sum() / (before * before).sum(), 0.0, 0.98))
    return Persistence(persistence, float((after - persistence * before).std()))


def revert(
    value: FloatArray, mean: FloatArray, process: Persistence, scale: FloatArray, shock: FloatArray
) -> FloatArray:
    """The next values (..., runs) of drivers that revert to their `mean` (..., runs).

    `shock` (..., runs) is standard normal; `scale` (runs,) stretches the fitted volatility.
    """
    noise = scale * process.volatility * shock
    return mean + process.persistence * (value - mean) + noise


def grow(
    index: FloatArray, growth: FloatArray, volatility: FloatArray, shock: FloatArray
) -> FloatArray:
    """Volume indices (..., runs) a quarter later at `growth` a year, with yearly `volatility`."""
    return index * np.exp(growth / 4.0 + volatility * shock / 2.0)
