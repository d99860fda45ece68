"""Predictions: runs, and all that may part them from a figure."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model.analysis.validation.predictive import Drift, drift, predicted, scaled
from model.evidence import Series, Target
from tests.analysis.calibration.problem import SERIES

LINEAR = replace(SERIES, structure=2.0)
LOG = replace(SERIES, scale="log", structure=0.1)
NO_DRIFT = Drift(0.0, 0, {})


def target(year: int, value: float = 100.0, series: Series = LINEAR, error: float = 1.5) -> Target:
    return Target(series, year, value, error, "high", "invented")


def test_variances_of_runs_figure_structure_and_drift_add_up() -> None:
    runs = np.random.default_rng(1).normal(100.0, 3.0, 4000)
    sample = predicted(target(2022), runs, Drift(0.5, 10, {}))
    expected = 3.0**2 + 1.5**2 + 2.0**2 * (1 + (4 * 0.5) ** 2)
    assert sample.var() == pytest.approx(expected, rel=0.06)
    assert sample.mean() == pytest.approx(runs.mean())


def test_up_to_the_last_fitted_year_there_is_no_drift() -> None:
    runs = np.full(50, 100.0)
    wandering = predicted(target(2018), runs, Drift(5.0, 10, {}))
    assert np.array_equal(wandering, predicted(target(2018), runs, NO_DRIFT))


def test_the_farther_ahead_the_wider() -> None:
    runs = np.full(50, 100.0)
    widths = [predicted(target(year), runs, Drift(0.5, 10, {})).std() for year in range(2018, 2025)]
    assert widths == sorted(widths)


def test_on_the_log_scale_predictions_are_positive_and_errors_are_ratios() -> None:
    runs = np.full(50, 100.0)
    sample = predicted(target(2018, series=LOG, error=0.1), runs, NO_DRIFT)
    assert (sample > 0).all()
    assert np.median(sample) == pytest.approx(100.0, rel=1e-3)
    assert np.log(sample).std() == pytest.approx(np.hypot(0.1, 0.1), rel=0.05)


def test_drift_is_found_again_in_residuals_that_walk() -> None:
    """Figures that wander from the model by a known random walk, in many series."""
    generator = np.random.default_rng(4)
    targets, medians = [], {}
    for number in range(300):
        outcome = ("transit_revenue", "gdp")[number % 2]
        series = replace(LINEAR, name=f"made_up_{number}", outcome=outcome)
        path = 100.0 + np.cumsum(generator.normal(0.0, 1.0, 6))
        targets += [target(2013 + t, value, series, 1e-6) for t, value in enumerate(path)]
    for year in range(2013, 2019):
        medians |= {(outcome, year): 100.0 for outcome in ("transit_revenue", "gdp")}
    found = drift(targets, medians)
    assert found.changes == 300 * 5
    assert found.rate == pytest.approx(1.0 / 2.0, rel=0.1)


def test_errors_of_figures_are_not_taken_for_drift() -> None:
    generator = np.random.default_rng(5)
    series = [replace(LINEAR, name=f"made_up_{number}") for number in range(300)]
    targets = [
        target(2013 + t, 100.0 + generator.normal(0.0, 1.5), each)
        for each in series
        for t in range(6)
    ]
    medians = {("transit_revenue", year): 100.0 for year in range(2013, 2019)}
    assert drift(targets, medians).rate < 0.25


def test_figures_after_the_fitted_years_teach_no_drift() -> None:
    late = [target(2019), target(2020, 500.0)]
    medians = {("transit_revenue", year): 100.0 for year in (2019, 2020)}
    assert drift(late, medians) == NO_DRIFT


def test_nothing_is_scaled_to_minus_infinity() -> None:
    assert np.isfinite(scaled(target(2015, series=LOG), np.zeros(3))).all()


def test_a_part_with_figures_enough_has_a_drift_of_its_own() -> None:
    known = Drift(0.3, 40, {"trade": 0.6})
    assert known.of(replace(LINEAR, part="trade")) == 0.6
    assert known.of(LINEAR) == 0.3
