"""Quality of life in the regions: income and jobs (O04, B25)."""

from __future__ import annotations

from model.arrays import FloatArray


def quality_of_life(
    income: FloatArray, jobs: FloatArray, population: FloatArray, income_weight: FloatArray
) -> FloatArray:
    """Mean quality of life over regions, index with 1 at the start, (runs,).

    `income` (runs,) is real income per head and `jobs` (runs, regions) industrial jobs per head,
    both relative to the start; `income_weight` (runs,) is the weight of income, jobs have the
    rest. Regions count by `population` (regions,).
    """
    share = population / population.sum()
    employed = (jobs * share).sum(axis=-1)
    return income_weight * income + (1.0 - income_weight) * employed
