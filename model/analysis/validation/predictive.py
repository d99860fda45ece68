"""What the model predicts a published figure to be, with all that may part the two."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.special import ndtri

from model.arrays import FloatArray
from model.evidence import LAST_FITTED_YEAR, Series, Target

_POINTS = 40
"""Points that stand for the error about each run."""
_TINY = 1e-9
ENOUGH = 8
"""Changes from which on a part of the evidence has a drift of its own."""


@dataclass(frozen=True)
class Drift:
    """How far a model that was right once wanders off in a year, however it is set.

    In structural standard deviations of a series (`Series.structure`) a year, found from the
    figures up to 2018 alone: root mean square of the yearly change of what the median run misses,
    less what errors of the figures explain. `rates` by part of the evidence, where it has enough
    changes to tell; elsewhere `rate`, that of all parts together, which rests on `changes`.
    """

    rate: float
    changes: int
    rates: Mapping[str, float]

    def of(self, series: Series) -> float:
        """The rate at which the model drifts from a series."""
        return self.rates.get(series.part, self.rate)


def drift(targets: Sequence[Target], medians: Mapping[tuple[str, int], float]) -> Drift:
    """The drift seen in the fitted years; `medians` by outcome and year, on the outcome's scale."""
    excess: dict[str, list[float]] = {}
    for one, other in pairwise(targets):
        if one.series != other.series or not other.seen or one.series.structure <= 0:
            continue
        gaps = [float(scaled(t, t.value)) - medians[t.series.outcome, t.year] for t in (one, other)]
        noise = one.error**2 + other.error**2
        change = ((gaps[1] - gaps[0]) ** 2 - noise) / one.series.structure**2
        excess.setdefault(one.series.part, []).append(change / (other.year - one.year))
    everything = [change for changes in excess.values() for change in changes]
    return Drift(
        rate=_rate(everything),
        changes=len(everything),
        rates={part: _rate(own) for part, own in excess.items() if len(own) >= ENOUGH},
    )


def _rate(excess: Sequence[float]) -> float:
    return math.sqrt(max(sum(excess) / len(excess), 0.0)) if excess else 0.0


def predicted(target: Target, runs: FloatArray, drift: Drift) -> FloatArray:
    """A sample of what the figure of a target may come out as, in the outcome's unit, (points,).

    The runs' values, (runs,), each with the error of the figure, of the model's structure, and of
    the drift since the last fitted year about it (Kennedy and O'Hagan 2001, "Bayesian calibration
    of computer models", JRSS B 63(3)). The drift is taken to keep its direction, so that it grows
    with the years and not with their root: what a structure misses is as a rule a trend.
    """
    ahead = max(target.year - LAST_FITTED_YEAR, 0)
    structure = target.series.structure
    spread = np.sqrt(
        target.error**2 + structure**2 * (1.0 + (ahead * drift.of(target.series)) ** 2)
    )
    errors = spread * ndtri((np.arange(_POINTS) + 0.5) / _POINTS)
    sample = (scaled(target, runs)[:, None] + errors).ravel()
    return np.exp(sample) if target.series.scale == "log" else sample


def scaled(target: Target, values: FloatArray | float) -> FloatArray:
    """Values in the outcome's unit on the scale on which the errors of a series are alike."""
    found = np.asarray(values, dtype=np.float64)
    return np.log(np.maximum(found, _TINY)) if target.series.scale == "log" else found
