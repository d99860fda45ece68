"""The joint projects, one by one, from talk to operation."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from model.arrays import FloatArray, bounded, sum_last
from model.clock import FIRST_QUARTER, Quarter
from model.data_files import read_table
from model.risks import shift
from model.rules.finance import projects as rules
from model.rules.finance import projects_kernel

if TYPE_CHECKING:
    from model.simulation import Simulation

AREAS = ("trade", "infrastructure", "production", "finance")
"""The four priority areas of docking (Q01-Q04)."""
END_OF_JOINT_LIST = Quarter(2018, 4)
"""Projects of the joint list are part of the pledges of 2013-2016; later ones are new pledges."""


class Pipeline:
    """State of each joint project of ``projects.csv``; arrays are (runs, projects)."""

    def __init__(self, model: Simulation) -> None:
        self.model = model
        rows = read_table("projects.csv")
        self.value = np.array([float(row["value_usd_m"]) for row in rows])
        self._announced = np.array(
            [Quarter.parse(row["announced"]).ordinal - FIRST_QUARTER.ordinal for row in rows]
        )
        self._years_to_build = np.array([float(row["years_to_build"]) for row in rows])
        self._start_stage = np.array(
            [rules.SIGNED if row["stage"] == "signed" else rules.DISCUSSED for row in rows]
        )
        self._area_of = np.array([[float(row["area"] == area) for area in AREAS] for row in rows])
        self.is_production = self._area_of[:, AREAS.index("production")] > 0.0
        self._is_land = np.array([row["needs_land"] == "yes" for row in rows])
        self._sector_of = _membership([row["sector"] for row in rows], "sectors.csv")
        self._region_of = _membership([row["region"] for row in rows], "regions.csv")
        self._site = self._region_of.argmax(axis=0)
        shape = (model.runs, len(rows))
        self.stage = np.full(shape, rules.WAITING, dtype=np.int64)
        self.built = np.zeros(shape)
        self.finished_now = np.zeros(shape, dtype=bool)
        self.spent = np.zeros(shape)
        self._announced_now = np.zeros(shape, dtype=bool)
        self._exponent = model.parameters.project_size_exponent
        self._slower = rules.size_factor(self.value, self._exponent)

    def step(self, readiness: FloatArray, pace: FloatArray) -> None:
        """Announce, move on, kill, build and finish projects.

        `readiness` (runs,) scales how fast talk becomes money, `pace` (runs,) how fast money
        becomes concrete; 1 is as in 2015-2019.
        """
        self._announce()
        model, p = self.model, self.model.parameters
        odds = projects_kernel.Odds(
            progress=p.project_progress_rate * readiness * self.welcome(),
            pace=self._slowness(),
            death=p.project_death_rate,
            forced=model.docking.forced_choice,
            stopped=self.stoppage(),
            speed=pace * p.build_speed,
        )
        state = projects_kernel.Projects(self.stage, self.built, self.spent, self.finished_now)
        draw = model.streams.uniform("projects.advance", model.t, len(self.value))
        projects_kernel.live(state, odds, self._site, self._years_to_build, draw)
        self.spent *= self.value

    def stoppage(self) -> FloatArray:
        """Share of building that protest and environmental disputes stop, (runs, regions)."""
        publics, p = self.model.publics, self.model.parameters
        protest = p.column("protest_stoppage") * publics.protest_by_region
        return bounded(protest + publics.environment_stoppage[:, None], 0.0, 1.0)

    def by_sector(self, amount: FloatArray) -> FloatArray:
        """Sums (runs, sectors) of an amount (runs, projects)."""
        return np.matmul(amount[:, None, :], self._sector_of.T)[:, 0, :]

    def by_region(self, amount: FloatArray) -> FloatArray:
        """Sums (runs, regions) of an amount (runs, projects)."""
        return np.matmul(amount[:, None, :], self._region_of.T)[:, 0, :]

    def active_value(self) -> FloatArray:
        """Value now under construction, USD_2018 m, (runs, projects)."""
        return (self.stage == rules.BUILDING) * self.value

    def land_projects(self) -> FloatArray:
        """Live projects that need farmland, number, (runs,)."""
        live = (self.stage >= rules.DISCUSSED) & (self.stage <= rules.BUILDING)
        return sum_last(live & self._is_land).astype(float)

    def count(self, stage: int) -> FloatArray:
        """Projects in a stage, number, (runs,)."""
        return sum_last(self.stage == stage).astype(float)

    def by_area(self, amount: FloatArray) -> FloatArray:
        """Sums (runs, areas) of an amount (runs, projects)."""
        return np.matmul(amount[:, None, :], self._area_of)[:, 0, :]

    def newly_pledged(self) -> FloatArray:
        """Value of projects announced this quarter after the joint list, (runs, areas)."""
        counts = self.model.quarter > END_OF_JOINT_LIST
        return self.by_area(np.where(self._announced_now & counts, self.value, 0.0))

    def _announce(self) -> None:
        """Projects whose quarter has come enter talks, as far as host and Belt are willing."""
        model, p = self.model, self.model.parameters
        draw = model.streams.uniform("projects.announced", model.t, len(self.value))
        willing = p.belt_and_road * p.host_willingness / 0.7
        due = (self._announced == model.t) & (draw < bounded(willing, 0.0, 1.0)[:, None])
        self._announced_now = due
        self.stage = np.where(due, self._start_stage, self.stage)

    def _slowness(self) -> FloatArray:
        """How much slower big projects move, which changes only where a scenario parts."""
        exponent = self.model.parameters.project_size_exponent
        if exponent is not self._exponent:
            self._exponent, self._slower = exponent, rules.size_factor(self.value, exponent)
        return self._slower

    def welcome(self) -> FloatArray:
        """What Kazakhstan's own demands leave of a project's pace, (runs,): caution has a price."""
        levers, p = self.model.kazakhstan.levers, self.model.parameters
        screened = p.screening_cost * shift(levers, "project_screening")
        local = p.local_content_cost * shift(levers, "local_content_rule")
        frugal = p.borrowing_cost * shift(levers, "borrowing_restraint")
        return bounded(1.0 - (screened + local) - frugal, 0.0, None)


@cache
def _names(table: str) -> tuple[str, ...]:
    return tuple(row["name"] for row in read_table(table))


def _membership(labels: list[str], table: str) -> FloatArray:
    """Which of a table's names each label is: ones and zeros (names, labels)."""
    return np.array([[float(name == label) for label in labels] for name in _names(table)])
