"""Laws of engineers: more of them never hurt, and no need means no shortage."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from model.numerics.arrays import FloatArray
from model.rules.industry import engineers
from tests.arrays import numbers, same

PEOPLE = numbers(1.0, 500.0)
JOBS = numbers(0.0, 2000.0)
CAPITAL = numbers(0.0, 50_000.0)


def needed(factor: float, jobs: FloatArray, capital: FloatArray) -> FloatArray:
    need = engineers.EngineerNeed(same(factor), same(0.11), same(0.0008))
    return engineers.required(need, jobs, capital)


@given(PEOPLE, JOBS, CAPITAL)
def test_no_need_means_no_shortage(
    people: FloatArray, jobs: FloatArray, capital: FloatArray
) -> None:
    found = engineers.ratio(people, needed(0.0, jobs, capital))
    assert np.all(found == engineers.MOST)
    assert np.all(engineers.hands(found) == 1.0)


@given(PEOPLE, numbers(0.0, 100.0), JOBS, CAPITAL)
def test_more_engineers_never_lower_the_ratio_and_more_plants_never_raise_it(
    people: FloatArray, more: FloatArray, jobs: FloatArray, capital: FloatArray
) -> None:
    need = needed(1.0, jobs, capital)
    found = engineers.ratio(people, need)
    assert np.all((found >= 0.0) & (found <= engineers.MOST))
    assert np.all(engineers.ratio(people + more, need) >= found - 1e-12)
    assert np.all(engineers.ratio(people, needed(1.0, jobs, capital + 100.0)) <= found)


@given(PEOPLE, numbers(0.0, 10.0), numbers(-2.0, 8.0), numbers(0.0, 0.2))
def test_training_never_lowers_the_stock_and_the_stock_stays_positive(
    people: FloatArray, graduates: FloatArray, trained: FloatArray, attrition: FloatArray
) -> None:
    now = engineers.stock(people, graduates, trained, attrition)
    assert np.all(now >= 1.0)
    assert np.all(engineers.stock(people, graduates, trained + 1.0, attrition) >= now)
