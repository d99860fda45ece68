"""Laws of the quality of life: 1 at the start, higher with income and jobs, lower with hunger."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.rules.society.welfare import jobs_per_head, quality_of_life

ONE, NONE = np.ones(1), np.zeros(1)
WEIGHT = np.array([0.6])


def test_starts_at_one() -> None:
    assert np.allclose(quality_of_life(ONE, ONE, WEIGHT, NONE), 1.0)


@given(st.floats(0.1, 5.0), st.floats(0.1, 5.0))
def test_rises_with_income_and_jobs_and_falls_with_hunger(income: float, jobs: float) -> None:
    base = quality_of_life(income * ONE, jobs * ONE, WEIGHT, NONE)
    assert quality_of_life((income + 0.1) * ONE, jobs * ONE, WEIGHT, NONE)[0] > base[0]
    assert quality_of_life(income * ONE, (jobs + 0.1) * ONE, WEIGHT, NONE)[0] > base[0]
    assert quality_of_life(income * ONE, jobs * ONE, WEIGHT, 0.1 * ONE)[0] < base[0]


def test_jobs_per_head_is_the_mean_over_residents() -> None:
    jobs, population = np.array([[10.0, 60.0]]), np.array([1e6, 3e6])
    by_region = jobs * 1000.0 / population
    weighted = (by_region * population / population.sum()).sum()
    assert np.isclose(jobs_per_head(jobs, population)[0], weighted)
