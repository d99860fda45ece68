"""Quality of life in the regions: income and jobs (O04, B25)."""

from __future__ import annotations

from model.numerics.arrays import FloatArray
from model.numerics.sums import sum_last


def jobs_per_head(jobs: FloatArray, population: FloatArray) -> FloatArray:
    """Industrial jobs per head, mean over regions weighted by residents, (runs,).

    `jobs` (runs, regions) are thousand, `population` (regions,) persons.
    """
    return sum_last(jobs) * 1000.0 / population.sum()


def quality_of_life(
    income: FloatArray, jobs: FloatArray, income_weight: FloatArray, food_loss: FloatArray
) -> FloatArray:
    """Quality of life, index with 1 at the start, all (runs,).

    `income` is real income per head and `jobs` industrial jobs per head, both relative to the
    start; `income_weight` is the weight of income, jobs have the rest. `food_loss` index points
    are lost to food insecurity (R43).
    """
    return income_weight * income + (1.0 - income_weight) * jobs - food_loss
