"""Laws of migration: the quota binds, a closed door lets nobody in, every cause has its sign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.society import migration
from model.rules.society.surroundings import OnRecord

P = migration.Parameters(
    workers_per_project_value=2.0,
    chinese_labour_intensity=1.5,
    labour_force_share=0.5,
    chinese_share_of_quota=0.4,
    labour_quota_reference=0.8,
    permit_turnover=2.0,
)
RECORD = OnRecord(date=2020.0, residents=1e6, workers_elsewhere=10.0, quota_share=0.02)
NUMBERS = st.floats(0.0, 50.0)


def test_employers_ask_for_workers_for_projects_and_elsewhere() -> None:
    # 1000 m at 2 * 1.5 workers a million are 3 thousand; 10 * 1.5 elsewhere, a fifth of them here
    assert migration.wanted(P, 1000.0, 10.0, 0.2) == pytest.approx(3.0 + 3.0)


def test_the_quota_is_a_share_of_the_labour_force_times_the_lever() -> None:
    # a labour force of 500 thousand, of which 2 % may be foreign and 40 % of those Chinese: 4
    assert migration.quota(P, RECORD, 0.8) == pytest.approx(4.0)
    assert migration.quota(P, RECORD, 0.4) == pytest.approx(2.0)
    assert migration.quota(P, RECORD, 0.0) == 0.0


@pytest.mark.parametrize(
    ("present", "demand", "limit", "after"),
    [
        (1.0, 5.0, 3.0, 2.0),  # half of the gap to the quota in a quarter
        (4.0, 2.0, 9.0, 3.0),  # half of the gap to the demand, downwards
        (4.0, 5.0, 3.0, 3.0),  # a quota that is cut binds at once
    ],
)
def test_half_of_the_gap_closes_at_a_turnover_of_2_a_year(
    present: float, demand: float, limit: float, after: float
) -> None:
    assert migration.arrive(P, present, demand, limit) == pytest.approx(after)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_never_more_workers_than_the_quota(present: float, demand: float, limit: float) -> None:
    assert 0.0 <= migration.arrive(P, present, demand, limit) <= limit


def test_workers_stand_where_they_are_asked_for_and_else_as_the_exposure() -> None:
    assert migration.pull(3.0, 0.5) == pytest.approx(3.0, abs=1e-5)
    assert migration.pull(0.0, 0.5) / migration.pull(0.0, 0.25) == pytest.approx(2.0)
    assert migration.pull(0.0, 0.5) > 0.0


def test_each_worker_takes_so_many_jobs() -> None:
    assert migration.displaced_jobs(30.0, 0.1) == pytest.approx(3.0)
