"""Quarters, the model's unit of time, and the horizon a scenario covers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

QUARTERS_A_YEAR: Final = 4
_PATTERN: Final = re.compile(r"([0-9]{4})-Q([1-4])")


@dataclass(frozen=True, order=True, slots=True)
class Quarter:
    """One quarter of a year, written ``2013-Q1``."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """Read ``2013-Q1``. Raises ``ValueError`` for anything else."""
        match = _PATTERN.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a quarter like 2013-Q1")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def from_ordinal(cls, ordinal: int) -> Quarter:
        """The quarter that is `ordinal` quarters after the first one of year 0."""
        year, number = divmod(ordinal, QUARTERS_A_YEAR)
        return cls(year, number + 1)

    @property
    def ordinal(self) -> int:
        """Quarters since the first one of year 0: differences count quarters."""
        return self.year * QUARTERS_A_YEAR + self.number - 1

    def plus(self, quarters: int) -> Quarter:
        """The quarter `quarters` later (earlier where negative)."""
        return Quarter.from_ordinal(self.ordinal + quarters)

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


FIRST_QUARTER: Final = Quarter(2013, 1)
LAST_QUARTER: Final = Quarter(2035, 4)
FARTHEST_QUARTER: Final = Quarter(2060, 4)


@dataclass(frozen=True, slots=True)
class Horizon:
    """The quarters a simulation covers, both ends included."""

    start: Quarter = FIRST_QUARTER
    end: Quarter = LAST_QUARTER

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"the horizon ends ({self.end}) before it starts ({self.start})")

    def __len__(self) -> int:
        return self.end.ordinal - self.start.ordinal + 1

    def __iter__(self) -> Iterator[Quarter]:
        return (self.start.plus(step) for step in range(len(self)))

    def index(self, quarter: Quarter) -> int:
        """Quarters from the start to `quarter`: 0 for the first one."""
        return quarter.ordinal - self.start.ordinal
