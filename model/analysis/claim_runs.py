"""Simulating what the claims need: each scenario once, kept on disk, the same runs in all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from model.analysis.claims import Finding, weigh
from model.analysis.propositions import Proposition, Side, proposition_registry
from model.analysis.yearly_store import store, stored
from model.arrays import BoolArray, FloatArray
from model.clock import QUARTERS_A_YEAR, Quarter
from model.ensemble import pool
from model.ensemble.design import draw
from model.ensemble.failures import EnsembleError
from model.ensemble.identity import identify, model_files, require_unchanged
from model.ensemble.progress import Progress, silent
from model.ensemble.summary import whole_years
from model.ensemble.yearly import Yearly, joined, simulate_yearly
from model.scenario import Scenario

BATCH = 100
"""Runs that are simulated together."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to run the scenarios of the claims; `force` does so even where results are stored."""

    runs: int = 200
    seed: int = 1
    folder: Path = Path("results/claims")
    workers: int | None = None
    batch: int = BATCH
    force: bool = False
    progress: Progress = silent


@dataclass(slots=True)
class Task:
    """A scenario to simulate as far as its last year needed, for the outcomes needed."""

    scenario: Scenario
    last_year: int = 0
    outcomes: set[str] = field(default_factory=set)

    def trimmed(self) -> Scenario:
        """The scenario, ending with the last year needed."""
        return self.scenario.with_end(Quarter(self.last_year, QUARTERS_A_YEAR), "claims")

    def key(self, plan: Plan) -> str:
        """What its values are stored under: all that can change them."""
        identity = identify(self.trimmed(), plan.seed).key()
        text = json.dumps([identity, plan.runs, sorted(self.outcomes)])
        return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


Tasks = dict[str, Task]
"""Scenarios to simulate, by the digest they have before they are trimmed."""


def examine(
    asked: Sequence[Proposition], plan: Plan, registry: Iterable[Proposition] | None = None
) -> tuple[list[Finding], int]:
    """What the runs say of the claims `asked`, and how many runs failed in some scenario.

    A claim is judged by the runs that finished in all of its own scenarios. Scenarios are trimmed
    to what all claims of the `registry` need of them, so that what is stored serves whichever
    claims are asked for next.
    """
    every = list(proposition_registry().values() if registry is None else registry)
    tasks = gather([*every, *asked])
    needed = {digest(side) for each in asked for side in each.cells()}
    values = obtain({key: tasks[key] for key in tasks if key in needed}, plan)
    findings = [weigh(each, _cells(each, tasks, values)) for each in asked]
    whole = np.all([_finished(yearly) for yearly in values.values()], axis=0)
    return findings, int((~whole).sum())


def gather(propositions: Iterable[Proposition]) -> Tasks:
    """The scenarios that some claims need, each once, with the years and outcomes needed of it."""
    tasks: Tasks = {}
    for each in propositions:
        for side in each.cells():
            task = tasks.setdefault(digest(side), Task(side.resolve()))
            task.last_year = max(task.last_year, each.years[1])
            task.outcomes.add(each.outcome)
    return tasks


def digest(side: Side) -> str:
    """What tells the scenario of one side from that of another."""
    return side.resolve().digest()


def obtain(tasks: Tasks, plan: Plan) -> Mapping[str, Yearly]:
    """The yearly values of the scenarios by digest: stored ones, and what is missing simulated."""
    keys = {name: task.key(plan) for name, task in tasks.items()}
    found: dict[str, Yearly] = {}
    for name, key in keys.items():
        kept = None if plan.force else stored(plan.folder, key)
        if kept is not None:
            found[name] = kept
    missing = [name for name in tasks if name not in found]
    before = model_files() if missing else ""
    for done, group in _groups(missing, plan):
        simulated = dict(_simulate(group, tasks, plan, (done, len(missing))))
        require_unchanged(before)
        for name, values in simulated.items():
            store(plan.folder, keys[name], values)
        found |= simulated
    return found


def _groups(names: Sequence[str], plan: Plan) -> Iterator[tuple[int, Sequence[str]]]:
    """Scenarios to run at a time, enough to keep all workers busy, and how many went before.

    What an interruption loses is one group.
    """
    batches = -(-plan.runs // plan.batch)
    size = max(1, -(-2 * (plan.workers or pool.cores()) // batches))
    for first in range(0, len(names), size):
        yield first, names[first : first + size]


def _simulate(
    group: Collection[str], tasks: Tasks, plan: Plan, place: tuple[int, int]
) -> Iterator[tuple[str, Yearly]]:
    """The yearly values of a group of scenarios; `place` is how many went before, of how many."""
    starts = range(0, plan.runs, plan.batch)
    parts = [np.arange(start, min(start + plan.batch, plan.runs)) for start in starts]
    outcomes = sorted(set.union(*(tasks[name].outcomes for name in group)))
    batches = [draw(tasks[name].trimmed(), plan.seed, runs) for name in group for runs in parts]

    def progress(done: int, total: int) -> None:
        plan.progress(place[0] * plan.runs + done, place[1] * plan.runs)

    values = simulate_yearly(batches, outcomes, plan.workers, progress)
    for number, name in enumerate(group):
        whole = joined(values[number * len(parts) : (number + 1) * len(parts)])
        yield name, {outcome: whole[outcome] for outcome in sorted(tasks[name].outcomes)}


def _finished(yearly: Yearly) -> BoolArray:
    """Which runs are finite throughout, (runs,)."""
    return np.all([np.isfinite(values).all(axis=1) for values in yearly.values()], axis=0)


def _cells(each: Proposition, tasks: Tasks, values: Mapping[str, Yearly]) -> list[FloatArray]:
    """The outcome of a claim in each of its cells, mean over its years, (finished runs,)."""
    first, last = each.years
    names = [digest(side) for side in each.cells()]
    whole = np.all([_finished(values[name]) for name in names], axis=0)
    if not whole.any():
        raise EnsembleError(f"no run finished in all scenarios of the claim {each.name}")
    cells = []
    for name in names:
        years = whole_years(tasks[name].trimmed().horizon)
        inside = slice(years.index(first), years.index(last) + 1)
        cells.append(values[name][each.outcome][whole, inside].mean(axis=1))
    return cells
