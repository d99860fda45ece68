"""Quality of life in the country: income and jobs (O04, B25)."""

from __future__ import annotations

from typing import NamedTuple

from model.numerics.compiled import rule

_NO_JOBS = 1e-9
"""Jobs per head that stand for none: a guard against division by 0 at the start."""


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    income_weight: float
    food_gap_cost: float


class Livelihood(NamedTuple):
    """What people live on."""

    income: float
    """Real income per head, USD_2018 m a year."""
    jobs: float
    """Manufacturing jobs per head."""


@rule
def livelihood(gdp: float, jobs: float, residents: float) -> Livelihood:
    """What people live on, of `gdp` (USD_2018 m a year) and `jobs` (thousand) of the country."""
    return Livelihood(gdp / residents, max(jobs * 1000.0 / residents, _NO_JOBS))


@rule
def quality_of_life(p: Parameters, now: Livelihood, start: Livelihood, food_gap: float) -> float:
    """Quality of life, index with 1 at the `start`.

    Income and jobs count as they stand against the start; a `food_gap`, share of need in [0, 1],
    costs index points (R43).
    """
    income, jobs = now.income / start.income, now.jobs / start.jobs
    return p.income_weight * income + (1.0 - p.income_weight) * jobs - p.food_gap_cost * food_gap
