"""The joint projects, one by one, from talk to operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from model.clock import FIRST_QUARTER, Quarter
from model.data_files import read_table
from model.numerics.arrays import FloatArray, IntArray, bounded
from model.risks import shift
from model.rules.finance import projects as rules
from model.rules.finance import projects_kernel
from model.rules.finance.projects_kernel import Odds, Plan, Projects, Sums

if TYPE_CHECKING:
    from model.simulation import Simulation

AREAS = ("trade", "infrastructure", "production", "finance")
"""The four priority areas of docking (Q01-Q04)."""
END_OF_JOINT_LIST = Quarter(2018, 4)
"""Projects of the joint list are part of the pledges of 2013-2016; later ones are new pledges."""
_STAGES = rules.DEAD + 1


class Pipeline:
    """State of each joint project of ``projects.csv``; arrays are (runs, projects).

    `welcome` (runs,) is what Kazakhstan's own demands leave of a project's pace, `sums` what the
    projects amount to this quarter and `pledged` (runs, areas) the value of those announced now.
    """

    def __init__(self, model: Simulation) -> None:
        self.model = model
        rows = read_table("projects.csv")
        self._sectors, self._regions = _names("sectors.csv"), _names("regions.csv")
        self.plan = self._read(rows)
        self._announced = np.array(
            [Quarter.parse(row["announced"]).ordinal - FIRST_QUARTER.ordinal for row in rows]
        )
        shape = (model.runs, len(rows))
        self._state = Projects(
            np.full(shape, rules.WAITING, dtype=np.int64), np.zeros(shape), np.zeros(shape)
        )
        self._exponent = model.parameters.project_size_exponent
        self._slower = rules.size_factor(self.plan.value, self._exponent)
        self.pledged = np.zeros((model.runs, len(AREAS)))
        self.sums = self._nothing()
        self.welcome = np.ones(model.runs)

    def _read(self, rows: list[dict[str, str]]) -> Plan:
        """The plans of ``projects.csv``."""
        return Plan(
            value=np.array([float(row["value_usd_m"]) for row in rows]),
            years=np.array([float(row["years_to_build"]) for row in rows]),
            first_stage=np.array(
                [rules.SIGNED if row["stage"] == "signed" else rules.DISCUSSED for row in rows]
            ),
            area=np.array([AREAS.index(row["area"]) for row in rows]),
            region=np.array([self._regions.index(row["region"]) for row in rows]),
            sector=np.array(
                [
                    self._sectors.index(row["sector"]) if row["area"] == "production" else -1
                    for row in rows
                ]
            ),
            land=np.array([row["needs_land"] == "yes" for row in rows]),
        )

    def _nothing(self) -> Sums:
        """Sums of no projects."""
        runs = self.model.runs
        return Sums(
            spent=np.zeros((runs, len(AREAS))),
            finished=np.zeros((runs, len(self._sectors))),
            active=np.zeros((runs, len(self._regions))),
            on_land=np.zeros(runs),
            in_stage=np.zeros((_STAGES, runs)),
        )

    @property
    def stage(self) -> IntArray:
        """The stage of each project now; it is moved on in place."""
        return self._state.stage

    @property
    def built(self) -> FloatArray:
        """The share of each project that stands."""
        return self._state.built

    @property
    def spent(self) -> FloatArray:
        """What is spent on each project this quarter, USD_2018 m."""
        return self._state.spent

    def step(self, readiness: FloatArray, pace: FloatArray) -> None:
        """Announce, move on, kill, build and finish projects.

        `readiness` (runs,) scales how fast talk becomes money, `pace` (runs,) how fast money
        becomes concrete; 1 is as in 2015-2019.
        """
        self._announce()
        model, p = self.model, self.model.parameters
        self.welcome = self._welcome()
        odds = Odds(
            progress=p.project_progress_rate * readiness * self.welcome,
            pace=self._slowness(),
            death=p.project_death_rate,
            forced=model.docking.forced_choice,
            stopped=self.stoppage(),
            speed=pace * p.build_speed,
        )
        draw = model.streams.uniform("projects.advance", model.t, len(self.plan.value))
        self.sums = self._nothing()
        projects_kernel.live(self.plan, self._state, odds, draw, self.sums)

    def stoppage(self) -> FloatArray:
        """Share of building that protest and environmental disputes stop, (runs, regions)."""
        publics, p = self.model.publics, self.model.parameters
        protest = p.column("protest_stoppage") * publics.protest_by_region
        return bounded(protest + publics.environment_stoppage[:, None], 0.0, 1.0)

    def count(self, stage: int) -> FloatArray:
        """Projects in a stage, number, (runs,)."""
        return self.sums.in_stage[stage]

    def _announce(self) -> None:
        """Projects whose quarter has come enter talks, as far as host and Belt are willing."""
        model, p = self.model, self.model.parameters
        due = np.flatnonzero(self._announced == model.t)
        self.pledged = np.zeros_like(self.pledged)
        if not len(due):
            return
        draw = model.streams.uniform("projects.announced", model.t, len(self.plan.value))
        willing = bounded(p.belt_and_road * p.host_willingness / 0.7, 0.0, 1.0)
        projects_kernel.announce(self.plan, due, willing, draw, self.stage, self.pledged)

    def _slowness(self) -> FloatArray:
        """How much slower big projects move, which changes only where a scenario parts."""
        exponent = self.model.parameters.project_size_exponent
        if exponent is not self._exponent:
            self._exponent, self._slower = exponent, rules.size_factor(self.plan.value, exponent)
        return self._slower

    def _welcome(self) -> FloatArray:
        """What Kazakhstan's own demands leave of a project's pace, (runs,): caution has a price."""
        levers, p = self.model.kazakhstan.levers, self.model.parameters
        screened = p.screening_cost * shift(levers, "project_screening")
        local = p.local_content_cost * shift(levers, "local_content_rule")
        frugal = p.borrowing_cost * shift(levers, "borrowing_restraint")
        return bounded(1.0 - (screened + local) - frugal, 0.0, None)


def _names(table: str) -> tuple[str, ...]:
    return tuple(row["name"] for row in read_table(table))
