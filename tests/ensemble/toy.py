"""A toy scenario and simulators: quick stand-ins that honour what the real ones promise."""

from __future__ import annotations

import hashlib
import os
import signal
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np

from model.batch import Batch
from model.clock import Horizon, Quarter
from model.ensemble.results import Results
from model.ensemble.runner import Plan, run_ensemble
from model.ensemble.staging import WORK
from model.events import Event
from model.numerics.arrays import FloatArray
from model.numerics.streams import Streams
from model.outcomes import outcome_registry
from model.parameters import Distribution
from model.risks import dial_registry, policy_registry

SHOWN = 6
"""Outcomes a toy simulator gives: the headline ones and a few more."""


@dataclass(frozen=True)
class ToyScenario:
    """Has what an ensemble asks of a scenario."""

    name: str = "toy"
    title: str = "A toy"
    horizon: Horizon = field(default=Horizon(end=Quarter(2016, 4)))
    parameters: Mapping[str, float] = field(default_factory=dict)
    dials: Mapping[str, float] = field(
        default_factory=lambda: {name: dial.baseline for name, dial in dial_registry().items()}
    )
    policies: Mapping[str, float] = field(
        default_factory=lambda: {name: p.baseline for name, p in policy_registry().items()}
    )
    uncertainty: Mapping[str, Distribution] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    since: Quarter | None = None
    before: ToyScenario | None = None
    learnt: tuple[str, ...] = ()

    def digest(self) -> str:
        """Differs where anything but the name and title does."""
        parts = (self.horizon, self.parameters, self.dials, self.policies, self.uncertainty)
        return hashlib.sha256(repr((parts, self.events)).encode()).hexdigest()

    def document(self) -> dict[str, object]:
        """The scenario as plain data."""
        return {
            "name": self.name,
            "title": self.title,
            "horizon": {"start": str(self.horizon.start), "end": str(self.horizon.end)},
            "parameters": dict(self.parameters),
            "dials": dict(self.dials),
            "policies": dict(self.policies),
            "uncertainty": {name: asdict(spread) for name, spread in self.uncertainty.items()},
            "events": [event.name for event in self.events],
        }


def outcomes() -> list[str]:
    """The outcomes of the toy simulators."""
    headline = [name for name, outcome in outcome_registry().items() if outcome.headline]
    return list(dict.fromkeys([*headline, "gdp", "debt_to_china", "docking_depth"]))[:SHOWN]


def simulate(batch: Batch) -> Mapping[str, FloatArray]:
    """Random walks that start lower the higher the dials are turned."""
    streams = Streams(batch.seed, batch.runs)
    level = 100.0 - sum(batch.dials.values())
    return {
        name: level[:, None] + streams.initial_normal(f"toy.{name}", len(batch.horizon)).cumsum(1)
        for name in outcomes()
    }


def fail_some(batch: Batch) -> Mapping[str, FloatArray]:
    """Like `simulate`, but run 3 raises and run 8 yields no number in 2014-Q2."""
    if 3 in batch.runs:
        raise ArithmeticError("the toy broke")
    values = dict(simulate(batch))
    broken = values[outcomes()[1]]
    broken[batch.runs == 8, 5] = np.nan
    return values


def fail_all(batch: Batch) -> Mapping[str, FloatArray]:
    """Raises whatever it is given."""
    raise ArithmeticError("the toy broke")


def interrupt_late(batch: Batch) -> Mapping[str, FloatArray]:
    """Like `simulate`, until run 12, where its user loses patience."""
    if 12 in batch.runs:
        raise KeyboardInterrupt
    return simulate(batch)


def kill_worker(batch: Batch) -> Mapping[str, FloatArray]:
    """Like `simulate`, until run 12, where the system ends the process."""
    if 12 in batch.runs:
        os.kill(os.getpid(), signal.SIGKILL)
    return simulate(batch)


def run_toy(folder: Path, scenario: ToyScenario | None = None, **settings: object) -> Results:
    """A finished ensemble of 20 runs of a toy scenario, run here."""
    plan = Plan(**{"runs": 20, "workers": 1, "simulate": simulate, **settings})  # type: ignore[arg-type]
    return run_ensemble(scenario or ToyScenario(), folder, plan)  # type: ignore[arg-type]


def chunks_in(folder: Path) -> list[Path]:
    """The chunks of ensembles under way in a folder of results."""
    return sorted((folder / WORK).glob("*/[0-9]*.chunk"))


def tables(folder: Path) -> dict[str, bytes]:
    """The bytes of the tables in a folder of results."""
    names = ("timeseries.parquet", "summary.csv", "parameters.parquet")
    return {name: (folder / name).read_bytes() for name in names}
