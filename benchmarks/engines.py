"""The array engine against those who simulate one run at a time, on one core."""

from __future__ import annotations

from typing import Any

import mesa
import numpy as np

from benchmarks import workbench
from benchmarks.effort import EFFORTS, Effort
from benchmarks.fresh import freshly
from benchmarks.row import Row
from benchmarks.timing import Task, in_turns, per_thing
from benchmarks.whole import arrays
from model.ensemble.design import draw
from model.ensemble.simulate_chunk import run_and_end, simulate_batch
from model.numerics.arrays import FloatArray
from model.scenario import load_scenario
from tests.twin.model import TwinModel
from tests.twin.simulation import TwinSimulation

FASTER = 100.0
"""How many times as fast as the twin the array engine must be."""
OUTCOME = workbench.OUTCOMES[0]
RIVALS = {
    "twin": "plain-Mesa twin, one run at a time",
    "batch_run": "mesa.batch_run, driving the twin in one process",
    "workbench": "EMA Workbench, one run of the array engine an experiment",
}


def rows(effort: Effort) -> list[Row]:
    """One row a rival: its time a run over that of the array engine."""
    found = freshly(measure, one_core=True, effort=effort.name)
    own = found["array"]
    return [_row(rival, found.get(rival), own, effort) for rival in RIVALS]


def _row(rival: str, theirs: dict[str, float] | None, own: dict[str, float], effort: Effort) -> Row:
    what = f"{RIVALS[rival]}, over arrays"
    least = FASTER if rival == "twin" else None
    if theirs is None:
        return Row(what, None, least=least, note='not installed: pip install -e ".[bench]"')
    note = (
        f"{theirs['median_ms']:,.0f} ms a run ({theirs['runs']} runs a repeat), "
        f"arrays {own['median_ms']:.2f} ms ({effort.array_runs} runs), one core"
    )
    times = {rival: theirs, "array": own}
    return Row(what, theirs["median_ms"] / own["median_ms"], least=least, note=note, times=times)


def measure(effort: str) -> dict[str, Any]:
    """Milliseconds a run of each engine, by name; they take turns, with a new seed each time."""
    sizes = EFFORTS[effort]
    runs = {"array": sizes.array_runs, "twin": sizes.twin_runs, "batch_run": sizes.twin_runs}
    tasks: dict[str, Task] = {
        "array": lambda repeat: arrays(repeat, runs["array"]),
        "twin": lambda repeat: _twin(repeat, runs["twin"]),
        "batch_run": lambda repeat: _batch_run(repeat, runs["batch_run"]),
    }
    if workbench.installed():
        runs["workbench"] = sizes.ema_runs
        tasks["workbench"] = lambda repeat: workbench.experiments(repeat, range(sizes.ema_runs))
    _agree()
    found = in_turns(tasks, sizes.repeats)
    return {
        name: {
            **times.document(runs[name]),
            "median_ms": per_thing(times, runs[name]),
            "runs": runs[name],
        }
        for name, times in found.items()
    }


def _agree() -> None:
    """Warm everyone up, and see that they simulate the same run."""
    own = simulate_batch(draw(load_scenario("baseline"), 1, np.arange(2)))[OUTCOME][:1, -1]
    answers = [_twin(1, 1), _batch_run(1, 1)]
    if workbench.installed():
        answers.append(workbench.experiments(1, range(1))[0])
    for answer in answers:
        np.testing.assert_allclose(answer, own, rtol=1e-9)


def _twin(seed: int, runs: int) -> FloatArray:
    """The last values of the outcome in some runs of the twin, spared what the engine is spared."""
    baseline = load_scenario("baseline")
    found = [
        run_and_end(TwinSimulation(draw(baseline, seed, np.array([run]))))[OUTCOME][0, -1]
        for run in range(runs)
    ]
    return np.array(found)


def _batch_run(seed: int, runs: int) -> FloatArray:
    """The same by Mesa's own batch runner."""
    wanted = {"run": range(runs), "ensemble_seed": seed}
    found = mesa.batch_run(TwinModel, wanted, number_processes=1, display_progress=False)
    return np.array([row[OUTCOME] for row in found])
