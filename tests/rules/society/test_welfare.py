"""Laws of the quality of life: 1 at the start, higher with income and jobs, lower with hunger."""

from __future__ import annotations

import pytest

from model.rules.society import welfare

P = welfare.Parameters(income_weight=0.6, food_gap_cost=0.5)
START = welfare.Livelihood(income=0.01, jobs=0.04)


def test_people_live_on_income_and_jobs_per_head() -> None:
    # 30 bn and 600 thousand jobs among 15 million
    found = welfare.livelihood(30_000.0, 600.0, 15e6)
    assert found == pytest.approx((0.002, 0.04))
    assert 0.0 < welfare.livelihood(30_000.0, 0.0, 15e6).jobs < 1e-6


def test_quality_weighs_income_and_jobs_against_the_start_less_hunger() -> None:
    assert welfare.quality_of_life(P, START, START, 0.0) == pytest.approx(1.0)
    # 0.6 * 2 + 0.4 * 0.5 - 0.5 * 0.3
    later = welfare.Livelihood(income=0.02, jobs=0.02)
    assert welfare.quality_of_life(P, later, START, 0.3) == pytest.approx(1.25)
