"""How what is chosen is looked at: nothing of it changes a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

PANELS = ("change", "corridors", "regions", "firms", "reasons", "scenarios")
"""What can be looked at below the headline figures."""
MOST_COMPARED = 5
LANGUAGES = ("en", "ru", "kk", "zh")


@dataclass(frozen=True, slots=True)
class View:
    """The language, year, panel, the outcome shown, and the scenarios that stand side by side."""

    language: str = "en"
    year: int = 2035
    panel: str = PANELS[0]
    outcome: str = "transit_revenue_net"
    compared: tuple[str, ...] = ("blocked_by_russia", "stagnation", "six_proposals")

    def within(self, years: Sequence[int]) -> View:
        """The same of the nearest of some years, given in order."""
        return replace(self, year=min(max(self.year, years[0]), years[-1]))
