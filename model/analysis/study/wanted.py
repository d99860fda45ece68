"""What is wanted of some scenarios, and getting it with as little work as possible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.analysis.study.cell import Cell, plain_cells
from model.analysis.study.engine import obtain
from model.analysis.study.plan import Plan
from model.analysis.study.record import Record, joined
from model.analysis.study.standing import record_of, standing
from model.clock import QUARTERS_A_YEAR, Horizon, Quarter
from model.ensemble.summary import whole_years

if TYPE_CHECKING:
    from model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Wanted:
    """A scenario, and what is wanted of it: `outcomes` in the whole years up to `last_year`."""

    scenario: Scenario
    outcomes: frozenset[str]
    last_year: int

    @property
    def years(self) -> tuple[int, ...]:
        """The whole years wanted."""
        last = Quarter(self.last_year, QUARTERS_A_YEAR)
        return whole_years(Horizon(self.scenario.horizon.start, last))

    def cells(self, plan: Plan) -> list[Cell]:
        """What of it a study simulates."""
        return plain_cells(self.scenario, plan.seed, plan.runs, self.outcomes, self.last_year)

    def standing(self, plan: Plan) -> Record | None:
        """What is known of it where it was run as a whole."""
        results = standing(self.scenario, plan)
        if results is None:
            return None
        return record_of(results, plan.runs, sorted(self.outcomes), self.years)


def records_of(wanted: Mapping[str, Wanted], plan: Plan) -> dict[str, Record]:
    """What is wanted of some scenarios, in the runs of a plan, by label.

    Those that were run as a whole are read; of the others, what no study ran yet is simulated.
    """
    found = {label: each.standing(plan) for label, each in wanted.items()}
    cells = {label: each.cells(plan) for label, each in wanted.items() if found[label] is None}
    parts = iter(obtain([cell for some in cells.values() for cell in some], plan))
    simulated = {label: joined([next(parts) for _ in some]) for label, some in cells.items()}
    return {label: record or simulated[label] for label, record in found.items()}
