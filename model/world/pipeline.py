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
from model.rules.hazard import quarterly_chance

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
        stoppage = self.stoppage()
        self._announce()
        self._advance(readiness, stoppage)
        before = self.built
        share = pace[:, None] * (1.0 - stoppage) * self.model.parameters.build_speed[:, None]
        self.stage, self.built, self.finished_now = rules.build(
            self.stage, before, share / (4.0 * self._years_to_build)
        )
        self.spent = (self.built - before) * self.value

    def stoppage(self) -> FloatArray:
        """Share of building that protest and environmental disputes stop, (runs, projects)."""
        model, p = self.model, self.model.parameters
        protest = np.matmul(model.publics.protest_by_region[:, None, :], self._region_of)[:, 0, :]
        environment = model.publics.environment_stoppage[:, None]
        return bounded(p.column("protest_stoppage") * protest + environment, 0.0, 1.0)

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

    def _advance(self, readiness: FloatArray, stoppage: FloatArray) -> None:
        model, p = self.model, self.model.parameters
        draw = model.streams.uniform("projects.advance", model.t, len(self.value))
        rate = p.project_progress_rate * readiness
        progress = quarterly_chance((rate * self.welcome())[:, None] * self._slowness())
        trouble = 1.0 + 2.0 * stoppage + model.docking.forced_choice[:, None]
        death = quarterly_chance(p.column("project_death_rate") * trouble)
        self.stage = rules.advance(self.stage, progress, death, draw)

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
