"""What is known of some runs: their values, and of those that failed the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from model.ensemble import yearly
from model.ensemble.yearly import Yearly


@dataclass(frozen=True, slots=True)
class Record:
    """Yearly values of some runs, (runs, years) by outcome, and by row what failed.

    A run that failed has NaN throughout.
    """

    values: Yearly
    errors: Mapping[int, str] = field(default_factory=dict)

    @property
    def shape(self) -> tuple[int, int]:
        """Runs and years."""
        runs, years = next(iter(self.values.values())).shape
        return runs, years

    def rows(self, first: int, last: int) -> Record:
        """The runs from a row up to another one, copied."""
        return Record(
            {name: values[first:last].copy() for name, values in self.values.items()},
            {row - first: text for row, text in self.errors.items() if first <= row < last},
        )

    def cut(self, outcomes: Sequence[str], years: int) -> Record:
        """Some of the outcomes in the first years."""
        return Record({name: self.values[name][:, :years] for name in outcomes}, self.errors)


def joined(parts: Sequence[Record]) -> Record:
    """The runs of several records one after another."""
    errors: dict[int, str] = {}
    start = 0
    for part in parts:
        errors |= {start + row: text for row, text in part.errors.items()}
        start += part.shape[0]
    return Record(yearly.joined([part.values for part in parts]), errors)
