"""Laws of engineers: more of them never hurt, and no need means no shortage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.industry import engineers
from model.rules.industry.engineers import LEAST_STOCK, MOST, Parameters

P = Parameters(
    engineer_need=1.5,
    engineers_per_job=0.1,
    engineers_per_plant_capital=0.001,
    training_effect=6.0,
    engineering_graduates=10.0,
    engineer_attrition=0.04,
)
PEOPLE, JOBS, CAPITAL = st.floats(1.0, 500.0), st.floats(0.0, 2000.0), st.floats(0.0, 50_000.0)


def test_jobs_and_plants_need_engineers() -> None:
    assert engineers.required(P, 600.0, 10_000.0) == pytest.approx(1.5 * (60.0 + 10.0))


def test_the_stock_gains_graduates_and_the_trained_and_loses_leavers() -> None:
    # (10 + 6 * 0.5 - 0.04 * 100) / 4
    assert engineers.stock(P, 100.0, 0.5) == pytest.approx(100.0 + 9.0 / 4.0)
    assert engineers.stock(P, 100.0, -3.0) == pytest.approx(99.0)  # nobody is taught less than none
    assert engineers.stock(P._replace(engineer_attrition=4.0), 1.0, -3.0) == LEAST_STOCK


def test_there_are_hands_for_a_part_of_new_technology() -> None:
    assert engineers.ratio(50.0, 100.0) == 0.5
    assert (engineers.hands(0.5), engineers.hands(1.0), engineers.hands(2.0)) == (0.5, 1.0, 1.0)


@given(PEOPLE)
def test_no_need_means_no_shortage(people: float) -> None:
    assert engineers.ratio(people, 0.0) == pytest.approx(MOST)


@given(PEOPLE, st.floats(0.0, 100.0), JOBS, CAPITAL)
def test_more_engineers_never_lower_the_ratio_and_more_plants_never_raise_it(
    people: float, more: float, jobs: float, capital: float
) -> None:
    need = engineers.required(P, jobs, capital)
    found = engineers.ratio(people, need)
    assert 0.0 <= found <= MOST
    assert engineers.ratio(people + more, need) >= found - 1e-12
    assert engineers.ratio(people, engineers.required(P, jobs, capital + 100.0)) <= found + 1e-12


@given(PEOPLE, st.floats(-2.0, 2.0), st.floats(0.0, 1.0))
def test_training_never_lowers_the_stock(people: float, trained: float, more: float) -> None:
    now = engineers.stock(P, people, trained)
    assert now >= LEAST_STOCK
    assert engineers.stock(P, people, trained + more) >= now
