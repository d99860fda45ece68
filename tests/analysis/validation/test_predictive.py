"""Predictions: runs, and all that may part them from a figure."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model.analysis.validation.predictive import DRIFT, predicted, scaled
from model.evidence import Series, Target
from tests.analysis.calibration.problem import SERIES

LINEAR = replace(SERIES, structure=2.0)
LOG = replace(SERIES, scale="log", structure=0.1)


def target(year: int, value: float = 100.0, series: Series = LINEAR, error: float = 1.5) -> Target:
    return Target(series, year, value, error, "high", "invented")


def test_variances_of_runs_figure_structure_and_drift_add_up() -> None:
    runs = np.random.default_rng(1).normal(100.0, 3.0, 4000)
    sample = predicted(target(2022), runs)
    expected = 3.0**2 + 1.5**2 + 2.0**2 * (1 + (4 * DRIFT) ** 2)
    assert sample.var() == pytest.approx(expected, rel=0.06)
    assert sample.mean() == pytest.approx(runs.mean())


def test_up_to_the_last_fitted_year_there_is_no_drift() -> None:
    runs = np.full(50, 100.0)
    assert predicted(target(2018), runs).var() == pytest.approx(1.5**2 + 2.0**2, rel=0.06)
    assert np.array_equal(predicted(target(2015), runs), predicted(target(2018), runs))


def test_the_farther_ahead_the_wider() -> None:
    runs = np.full(50, 100.0)
    widths = [predicted(target(year), runs).std() for year in range(2018, 2025)]
    assert widths == sorted(widths)


def test_on_the_log_scale_predictions_are_positive_and_errors_are_ratios() -> None:
    runs = np.full(50, 100.0)
    sample = predicted(target(2018, series=LOG, error=0.1), runs)
    assert (sample > 0).all()
    assert np.median(sample) == pytest.approx(100.0, rel=1e-3)
    assert np.log(sample).std() == pytest.approx(np.hypot(0.1, 0.1), rel=0.05)


def test_nothing_is_scaled_to_minus_infinity() -> None:
    assert np.isfinite(scaled(target(2015, series=LOG), np.zeros(3))).all()
