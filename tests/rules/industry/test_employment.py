"""Laws of jobs: productivity sheds them, plants bring them where they stand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from model.rules.industry import employment
from model.rules.industry.employment import Parameters
from model.rules.industry.firm import (
    CAPITAL,
    KNOW_HOW,
    PROPERTIES,
    VALUE_ADDED,
    Owners,
    mean_know_how,
)

P = Parameters(labour_saving=0.01, capacity_yield=2.0, plant_jobs=4.0)


def test_local_firms_shed_labour_with_productivity_and_time() -> None:
    assert employment.jobs_per_value(P, 0.05, 0.2, 10.0) == pytest.approx(0.05 * math.exp(-0.3))


def test_plants_have_jobs_by_their_capital() -> None:
    assert employment.jobs_per_capital(P) == pytest.approx(0.002)


def test_technology_is_what_is_known_over_the_frontier() -> None:
    assert employment.technology(0.5, 0.8) == pytest.approx(math.exp(-0.3))


def test_jobs_stand_where_firms_do() -> None:
    firm, jobs = np.zeros((PROPERTIES, 4)), np.zeros(2)
    firm[VALUE_ADDED], firm[CAPITAL] = [10.0, 20.0, 99.0, 99.0], [99.0, 99.0, 30.0, 40.0]
    employment._work(firm, Owners(2, 3), np.array([0, 1, 1, 0]), (0.1, 0.01), jobs)
    assert jobs == pytest.approx([1.0 + 0.4, 2.0 + 0.3])


def test_the_mean_of_what_is_known_is_that_of_local_firms_alive() -> None:
    firm = np.zeros((PROPERTIES, 4))
    firm[0], firm[KNOW_HOW] = [1.0, 0.0, 1.0, 1.0], [0.2, 9.0, 0.4, 9.0]
    assert mean_know_how(firm, 3) == pytest.approx(0.3)
    assert mean_know_how(firm * 0.0, 3) == 0.0
