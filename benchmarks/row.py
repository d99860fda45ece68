"""A row of the table: what was measured, and what it has to reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

KEPT, BROKEN, NEITHER = "kept", "BROKEN", "–"


@dataclass(frozen=True, slots=True)
class Row:
    """What a benchmark measured, in `unit`; none where it could not be.

    It must be at most `most` or at least `least`, where one of them is given. `note` says in words
    how it was measured, or why not; `times` holds what lies behind it, in the units of its names.
    """

    what: str
    measured: float | None
    unit: str = "x"
    least: float | None = None
    most: float | None = None
    note: str = ""
    times: Mapping[str, Any] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        """Whether the measurement is what it must be; neither where nothing is asked or known."""
        if self.measured is None or (self.least is None and self.most is None):
            return NEITHER
        high_enough = self.least is None or self.measured >= self.least
        low_enough = self.most is None or self.measured <= self.most
        return KEPT if high_enough and low_enough else BROKEN

    def document(self) -> dict[str, Any]:
        """The row as JSON has it."""
        return {**asdict(self), "times": dict(self.times), "verdict": self.verdict}

    def cells(self) -> tuple[str, str, str, str, str]:
        """The row in words: what, measured, what it must reach, verdict, note."""
        found = NEITHER if self.measured is None else self._amount(self.measured)
        return self.what, found, self._bound(), self.verdict, self.note

    def _bound(self) -> str:
        if self.least is not None:
            return f"≥ {self.least:g} {self.unit}".rstrip()
        return NEITHER if self.most is None else f"≤ {self.most:g} {self.unit}".rstrip()

    def _amount(self, value: float) -> str:
        """Three digits that count, and no more than two after the point."""
        shown = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
        return f"{shown} {self.unit}".rstrip()
