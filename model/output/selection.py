"""Which outcomes are shown where a user names none."""

from __future__ import annotations

from collections.abc import Sequence

from model.outcomes import outcome_registry

MAIN = (
    "transit_revenue",
    "manufacturing_share",
    "industrialization_index",
    "container_teu",
    "processed_share_of_exports",
    "local_share_of_manufacturing",
    "manufacturing_jobs",
    "gdp_growth",
    "chinese_money_disbursed",
    "projects_finished",
    "debt_ratio",
    "docking_depth",
    "trust_kazakhstan_china",
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
