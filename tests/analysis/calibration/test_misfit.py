"""The misfit: what may be seen, how far apart, and what the years of a series share."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model.analysis.calibration.misfit import LASTING, Misfit, fitted_misfit
from model.evidence import LAST_FITTED_YEAR, Target, targets
from tests.analysis.calibration.problem import SERIES


def target(year: int, value: float = 100.0, **other: object) -> Target:
    series = replace(SERIES, structure=2.0, **other)  # type: ignore[arg-type]
    return Target(series, year, value, 1.5, "high", "invented")


def test_the_fit_sees_no_figure_after_the_last_fitted_year() -> None:
    seen = fitted_misfit(targets(), 2013).targets
    assert seen
    assert max(each.year for each in seen) == LAST_FITTED_YEAR
    assert all(each.series.fitted for each in seen)
    late = [target(2018), target(2019), target(2012), target(2017, fitted=False)]
    assert [each.year for each in fitted_misfit(late, 2013).targets] == [2018]


def test_errors_add_up_and_the_years_of_an_outcome_share_a_part() -> None:
    pair = Misfit((target(2015), target(2016), target(2016, outcome="gdp")), 2013)
    covariance = pair.covariance
    assert np.allclose(np.diag(covariance), 1.5**2 + 2.0**2)
    assert covariance[0, 1] == pytest.approx(LASTING * 2.0**2)
    assert covariance[0, 2] == 0.0
    assert np.array_equal(covariance, covariance.T)


def test_a_covariance_can_be_inverted_however_many_years_there_are() -> None:
    everything = fitted_misfit(targets(), 2013)
    assert np.linalg.eigvalsh(everything.covariance).min() > 0


def test_simulated_values_are_those_of_the_year_on_the_scale_of_the_series() -> None:
    yearly = {"transit_revenue": np.array([[1.0, 10.0, 100.0]])}
    both = Misfit((target(2014), target(2015, scale="log")), 2013)
    assert both.simulated(yearly).tolist() == [[10.0, np.log(100.0)]]
    assert both.observed.tolist() == [100.0, np.log(100.0)]


def test_a_run_without_any_is_far_off_but_not_infinitely() -> None:
    none = {"transit_revenue": np.zeros((1, 3))}
    (found,) = Misfit((target(2015, scale="log"),), 2013).simulated(none)[0]
    assert np.log(100.0) - 5 < found < np.log(100.0) - 2
