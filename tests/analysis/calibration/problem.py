"""A calibration whose answer is known: two figures that are a parameter each, plus noise."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from model.analysis.calibration.misfit import Misfit
from model.evidence import Series, Target
from model.numerics.arrays import FloatArray

SERIES = Series(
    name="made_up",
    part="test",
    title="Made up",
    description="A figure that is known.",
    unit="USD_2018 m a year",
    outcome="transit_revenue",
    factor=1.0,
    money="none",
    scale="linear",
    structure=0.05,
    fitted=True,
    informed=False,
    ledger=(),
)
INPUTS = 4
TRUTH = (0.3, 0.8)
NOISE = 0.02


def misfit(observed: tuple[float, float] = TRUTH, error: float = 0.03) -> Misfit:
    """Two targets of different series, the values of the first two inputs."""
    other = replace(SERIES, name="made_up_too", outcome="transit_revenue_net")
    targets = [
        Target(series, 2015, value, error, "high", "invented")
        for series, value in zip((SERIES, other), observed, strict=True)
    ]
    return Misfit(tuple(targets), first_year=2013)


def simulate(positions: FloatArray, seed: int = 1) -> FloatArray:
    """What the made-up model gives at positions: its first two inputs and some luck."""
    luck = np.random.default_rng(seed).standard_normal((len(positions), 2))
    return positions[:, :2] + NOISE * luck
