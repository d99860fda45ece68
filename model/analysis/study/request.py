"""Requests for yearly values of scenarios: read where they are stored, otherwise simulated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.analysis.study.engine import obtain
from model.analysis.study.plan import Plan
from model.analysis.study.record import Record, joined
from model.analysis.study.run_block import RunBlock, plain_blocks
from model.analysis.study.stored_results import record_of, stored_results
from model.clock import QUARTERS_A_YEAR, Horizon, Quarter
from model.ensemble.summary import whole_years

if TYPE_CHECKING:
    from model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Request:
    """A request for `outcomes` of a scenario in the whole years up to `last_year`."""

    scenario: Scenario
    outcomes: frozenset[str]
    last_year: int

    @property
    def years(self) -> tuple[int, ...]:
        """The whole years requested."""
        last = Quarter(self.last_year, QUARTERS_A_YEAR)
        return whole_years(Horizon(self.scenario.horizon.start, last))

    def blocks(self, plan: Plan) -> list[RunBlock]:
        """The blocks of runs that a study has to simulate for it."""
        return plain_blocks(self.scenario, plan.seed, plan.runs, self.outcomes, self.last_year)

    def stored(self, plan: Plan) -> Record | None:
        """Its values from the stored results of a whole ensemble, if there are any."""
        results = stored_results(self.scenario, plan)
        if results is None:
            return None
        return record_of(results, plan.runs, sorted(self.outcomes), self.years)


def records_of(wanted: Mapping[str, Request], plan: Plan) -> dict[str, Record]:
    """The values requested of some scenarios, in the runs of a plan, by label.

    Those with stored results are read; of the others, what no study has run yet is simulated.
    """
    found = {label: each.stored(plan) for label, each in wanted.items()}
    blocks = {label: each.blocks(plan) for label, each in wanted.items() if found[label] is None}
    parts = iter(obtain([block for some in blocks.values() for block in some], plan))
    simulated = {label: joined([next(parts) for _ in some]) for label, some in blocks.items()}
    return {label: record or simulated[label] for label, record in found.items()}
