"""Engineers: who can take over incoming technology, and how many it would need (R25, C12).

People are in thousand.
"""

from __future__ import annotations

from typing import NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.compiled import rule

MOST = 3.0
"""The ratio of engineers to need is shown up to this value: more makes no difference."""
LEAST_STOCK = 1.0
"""Engineers there are at least, thousand."""


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    engineer_need: float
    engineers_per_job: float
    engineers_per_plant_capital: float
    training_effect: float
    engineering_graduates: float
    engineer_attrition: float


@rule
def required(p: Parameters, jobs: float, plant_capital: float) -> float:
    """Engineers that industry needs, where joint and Chinese plants hold `plant_capital`,
    USD_2018 m."""
    needed = p.engineers_per_job * jobs + p.engineers_per_plant_capital * plant_capital
    return p.engineer_need * needed


@rule
def ratio(engineers: float, needed: float) -> float:
    """Engineers over engineers needed, in [0, `MOST`]."""
    return min(engineers / max(needed, engineers / MOST), MOST)


@rule
def hands(engineer_ratio: float) -> float:
    """Part of new technology for which there are engineers, min(1, engineers / required)."""
    return min(engineer_ratio, 1.0)


@rule
def stock(p: Parameters, engineers: float, training: float) -> float:
    """Engineers a quarter later; `training` is how far its lever stands from the usual stance."""
    inflow = max(p.engineering_graduates + p.training_effect * training, 0.0)
    gained = inflow - p.engineer_attrition * engineers
    return max(engineers + gained / QUARTERS_A_YEAR, LEAST_STOCK)
