"""What the model predicts a published figure to be, with all that may part the two."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtri

from model.evidence import LAST_FITTED_YEAR, Target
from model.numerics.arrays import FloatArray

DRIFT = 0.3
"""How much a model's structure drifts off in a year beyond the fitted ones, in structural standard
deviations, always the same way, as a missed trend does.

A judgement: after some three years the drift is as large as the structural error itself. Figures
up to 2018 show no drift beyond that error, and cannot exclude it.
"""
_POINTS = 40
"""Points that stand for the error about each run."""
_TINY = 1e-9


def predicted(target: Target, runs: FloatArray) -> FloatArray:
    """A sample of what the figure of a target may come out as, in the outcome's unit, (points,).

    The runs' values, (runs,), each with the error of the figure and of the model's structure about
    them (Kennedy and O'Hagan 2001, "Bayesian calibration of computer models", JRSS B 63(3)), the
    latter the wider the longer ago the last fitted year is.
    """
    ahead = max(target.year - LAST_FITTED_YEAR, 0)
    structure = target.series.structure
    spread = np.sqrt(target.error**2 + structure**2 * (1.0 + (DRIFT * ahead) ** 2))
    errors = spread * ndtri((np.arange(_POINTS) + 0.5) / _POINTS)
    sample = (scaled(target, runs)[:, None] + errors).ravel()
    return np.exp(sample) if target.series.scale == "log" else sample


def scaled(target: Target, values: FloatArray | float) -> FloatArray:
    """Values in the outcome's unit on the scale on which the errors of a series are alike."""
    found = np.asarray(values, dtype=np.float64)
    return np.log(np.maximum(found, _TINY)) if target.series.scale == "log" else found
