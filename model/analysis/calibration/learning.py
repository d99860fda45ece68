"""What the observed figures say of each parameter, and of which they say nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from model.analysis.calibration.space import position
from model.numerics.arrays import FloatArray
from model.parameters import Distribution

LEARNT = 0.80
"""Spread left, as a share of the flat prior's, up to which a parameter counts as identified: at
least a third of its variance is gone."""
HARDLY = 0.95
"""Spread left from which on the figures cannot tell the parameter's values apart."""
IDENTIFIED, WEAKLY, NOT = "identified", "weakly identified", "not identified"


@dataclass(frozen=True, slots=True)
class Learnt:
    """A parameter before and after: its plausible range, its posterior, and what is left of it.

    `left` is the posterior's standard deviation over the flat prior's. `strongest` names the target
    that moves with it most.
    """

    name: str
    low: float
    high: float
    p05: float
    median: float
    p95: float
    left: float
    verdict: str
    strongest: str


def learning(
    priors: Mapping[str, Distribution],
    draws: Mapping[str, FloatArray],
    strongest: Mapping[str, str],
) -> list[Learnt]:
    """What was learnt of each parameter in `draws`, (draws,) by name, the most first."""
    found = [_learnt(name, priors[name], draws[name], strongest.get(name, "")) for name in draws]
    return sorted(found, key=lambda learnt: learnt.left)


def verdict(left: float) -> str:
    """In words, how far the spread that is `left` of a parameter identifies it."""
    if left <= LEARNT:
        return IDENTIFIED
    return WEAKLY if left < HARDLY else NOT


def _learnt(name: str, prior: Distribution, values: FloatArray, strongest: str) -> Learnt:
    left = float(position(prior, values).std() * np.sqrt(12.0))
    p05, median, p95 = np.percentile(values, (5, 50, 95))
    return Learnt(
        name=name,
        low=prior.low,
        high=prior.high,
        p05=float(p05),
        median=float(median),
        p95=float(p95),
        left=left,
        verdict=verdict(left),
        strongest=strongest,
    )
