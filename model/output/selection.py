"""Which outcomes are shown where a user names none."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from model.outcomes import outcome_registry

MAIN = (
    "transit_revenue",
    "transit_revenue_net",
    "container_transit_teu",
    "kazakhstan_land_share",
    "manufacturing_share",
    "manufacturing_value_added",
    "industrialization_index",
    "technology_level",
    "manufacturing_jobs",
    "processed_share_of_exports",
    "chinese_money_disbursed",
    "debt_ratio",
    "docking_depth",
    "sentiment",
    "protests",
    "dependence_index",
)
FIGURES = ("transit_revenue", "manufacturing_share")
"""The two outcomes that every study asks for: what transit earns, and industrialization."""


def main_outcomes(available: Sequence[str]) -> list[str]:
    """The main outcomes among those `available`, and every headline one."""
    headline = [name for name, outcome in outcome_registry().items() if outcome.headline]
    wanted = dict.fromkeys([*MAIN, *headline])
    return [name for name in wanted if name in available]


def shared_outcomes(available: Sequence[Collection[str]]) -> list[str]:
    """The outcomes that each of several ensembles has, in the order of the first of them."""
    first, *others = available
    return [name for name in first if all(name in other for other in others)]
