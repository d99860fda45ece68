"""How the state answers protest, and what pressure, fear and cost it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.twin.arithmetic import clip, left_after_a_quarter

if TYPE_CHECKING:
    from tests.twin.simulation import TwinSimulation


class Answer:
    """What the state does about protest and what stays of it, each in [0, 1].

    A warning first; when the wave is about land and wide, a concession, after which who still
    protests about land meets the police.
    """

    def __init__(self, model: TwinSimulation) -> None:
        self.model = model
        self.warn = self.concede = self.repress = 0.0
        self.land_pressure = 0.0
        """How firmly land stays closed to foreigners."""
        self.quota_pressure = 0.0
        """How strongly the public presses for fewer foreign workers."""
        self.fear = 0.0
        """Fear of the police."""
        self.political_cost = 0.0

    def step(self, squares: int, intensity: float, land_share: float) -> None:
        """Answer protest in a number of regions (`squares`).

        `intensity` is the share of people who are active, `land_share` that of grievances over
        land.
        """
        p = self.model.p
        self._decide(squares, land_share >= 0.5)
        kept = left_after_a_quarter(p.moratorium_memory)
        self.land_pressure = max(self.land_pressure * kept, self.concede)
        kept = self.quota_pressure * left_after_a_quarter(p.quota_memory)
        pressed = min(p.quota_response * intensity * (1.0 - land_share), 1.0)
        self.quota_pressure = kept + (1.0 - kept) * pressed
        self._frighten()
        self.political_cost = min(
            intensity
            + p.cost_of_warning * self.warn
            + p.cost_of_concession * self.concede
            + p.cost_of_repression * self.repress,
            1.0,
        )

    def _decide(self, squares: int, about_land: bool) -> None:
        p = self.model.p
        already = self.land_pressure >= 0.5
        warn = squares >= p.regions_for_warning
        concede = squares >= p.regions_for_concession and about_land and not already
        self.warn, self.concede = float(warn), float(concede)
        self.repress = float(warn and about_land and already)

    def _frighten(self) -> None:
        """A warning frightens a quarter as much as repression."""
        shown = clip(self.model.signal("repression"), 0.0, 1.0)
        shown = max(0.25 * self.warn, self.repress, shown)
        kept = self.fear * left_after_a_quarter(self.model.p.fear_memory)
        self.fear = max(kept, min(shown, 1.0))
