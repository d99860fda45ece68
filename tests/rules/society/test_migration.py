"""Laws of migration: the quota binds, a closed door lets nobody in, workers are conserved."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from model.rules.society import migration

VALUES = arrays(np.float64, (2, 4), elements=st.floats(0.0, 1e5))
RUNS = arrays(np.float64, (2,), elements=st.floats(0.0, 50.0))
EXPOSURE = np.full(4, 0.25)


@given(RUNS, RUNS, RUNS)
def test_never_more_workers_than_the_quota(
    present: np.ndarray, demand: np.ndarray, limit: np.ndarray
) -> None:
    workers = migration.arrive(present, demand, limit, np.full(2, 0.5))
    assert np.all((workers >= 0.0) & (workers <= limit))


@given(RUNS, RUNS)
def test_a_closed_quota_admits_nobody(present: np.ndarray, demand: np.ndarray) -> None:
    closed = migration.quota(np.full(2, 9000.0), 0.01, np.full(2, 0.3), np.zeros(2))
    assert np.all(migration.arrive(present, demand, closed, np.full(2, 0.5)) == 0.0)


@given(RUNS, VALUES)
def test_every_worker_lives_in_one_region(workers: np.ndarray, value: np.ndarray) -> None:
    demand = migration.wanted(value, np.full(2, 3.0), np.full(2, 5.0), EXPOSURE)
    assert np.allclose(demand.sum(axis=-1), 5.0 + 0.003 * value.sum(axis=-1))
    placed = migration.spread_out(workers, demand, EXPOSURE)
    assert np.allclose(placed.sum(axis=-1), workers)
    assert np.all(placed >= 0.0)


def test_people_see_more_workers_than_there_are() -> None:
    seen = migration.perceived_share(np.array([[1.0]]), np.array([[500.0]]), np.array([10.0]))
    assert seen[0, 0] == 0.02


def test_displaced_jobs_follow_workers_by_region_and_in_total() -> None:
    by_region = migration.displaced_jobs(np.array([[1.0, 3.0]]), np.array([0.1]))
    assert np.allclose(by_region.sum(), migration.displaced_jobs(np.array([4.0]), np.array([0.1])))
