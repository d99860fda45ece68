"""Laws of environmental disputes: standards prevent them, and stopped sites resume."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.rules.society import environment

SHARES = arrays(np.float64, (2, 3), elements=st.floats(0.0, 1.0))
COUNTS = arrays(np.float64, (2, 3), elements=st.floats(0.0, 40.0))
WATER = np.array([0.0, 0.5, 1.0])


@given(COUNTS, st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_disputes_grow_with_projects_and_fall_with_standards(
    projects: np.ndarray, hazard: float, standard: float
) -> None:
    rate, level = np.full(2, hazard), np.full(2, standard)
    chance = environment.dispute_chance(projects, rate, level, WATER)
    assert np.all((chance >= 0.0) & (chance <= 1.0))
    assert np.all(environment.dispute_chance(projects + 1.0, rate, level, WATER) >= chance)
    assert np.all(environment.dispute_chance(projects, rate, level / 2.0, WATER) >= chance)


@given(COUNTS)
def test_no_dispute_under_full_standards_or_without_a_hazard(projects: np.ndarray) -> None:
    for hazard, standard in ((0.5, 1.0), (0.0, 0.0)):
        chance = environment.dispute_chance(
            projects, np.full(2, hazard), np.full(2, standard), WATER
        )
        assert np.all(chance == 0.0)


@given(SHARES, SHARES, COUNTS)
def test_stopped_share_stays_a_share(
    stopped: np.ndarray, dispute: np.ndarray, projects: np.ndarray
) -> None:
    after = environment.stop(stopped, np.round(dispute), projects, np.ones(2))
    assert np.all((after >= 0.0) & (after <= 1.0))
    assert np.all(environment.stop(stopped, np.zeros((2, 3)), projects, np.ones(2)) <= stopped)
    national = environment.national_share(after, projects)
    assert np.all((national >= 0.0) & (national <= 1.0 + 1e-12))
