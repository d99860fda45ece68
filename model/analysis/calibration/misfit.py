"""How far simulated outcomes lie from observed ones, and how far they may."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from model.evidence import Target
from model.numerics.arrays import FloatArray

LASTING = 0.5
"""Part of a series' structural variance that is the same in all its years.

A judgement: a model that is off in one year for a reason of its structure is as a rule off the
same way in the next, so that the years of a series are not independent witnesses.
"""
_FLOOR = 0.05
"""Part of an observed value below which a simulated one is put at it before logarithms are taken: a
run without any is far off, but no farther than the rest of the fit can bear."""


@dataclass(frozen=True)
class Misfit:
    """The targets of a fit, each on the scale of its series (logarithms or plain units)."""

    targets: tuple[Target, ...]
    first_year: int

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The outcomes that have to be simulated."""
        return tuple(dict.fromkeys(target.series.outcome for target in self.targets))

    @property
    def observed(self) -> FloatArray:
        """Observed values on their scales, (targets,)."""
        return np.array([_scaled(t, np.array([t.value]))[0] for t in self.targets])

    def simulated(self, yearly: Mapping[str, FloatArray]) -> FloatArray:
        """Simulated values on the same scales, (runs, targets), from annual ones (runs, years)."""
        return np.column_stack(
            [
                _scaled(target, yearly[target.series.outcome][:, target.year - self.first_year])
                for target in self.targets
            ]
        )

    @property
    def variance(self) -> FloatArray:
        """Variance of each target about a perfect run: the figure's and the model's, (targets,)."""
        return np.array([t.error**2 + t.series.structure**2 for t in self.targets])

    @property
    def covariance(self) -> FloatArray:
        """The same with what the years of a series share, (targets, targets)."""
        shared = np.array(
            [
                [
                    LASTING * one.series.structure * other.series.structure
                    if one.series.outcome == other.series.outcome
                    else 0.0
                    for other in self.targets
                ]
                for one in self.targets
            ]
        )
        np.fill_diagonal(shared, self.variance)
        return shared


def fitted_misfit(targets: Sequence[Target], first_year: int) -> Misfit:
    """The misfit of the targets that the calibration is allowed to see."""
    seen = [t for t in targets if t.series.fitted and t.seen and t.year >= first_year]
    return Misfit(tuple(seen), first_year)


def _scaled(target: Target, values: FloatArray) -> FloatArray:
    if target.series.scale == "linear":
        return values
    return np.log(np.maximum(values, _FLOOR * target.value))
