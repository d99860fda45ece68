"""How much of a second core an ensemble makes use of."""

from __future__ import annotations

from benchmarks.effort import Effort
from benchmarks.fresh import freshly
from benchmarks.row import Row
from benchmarks.timing import Times, seconds

EFFICIENT = 0.85
"""The least part of two cores that two workers must put to use."""
WORKERS = 2


def rows(effort: Effort) -> list[Row]:
    """Time of one worker over twice that of two, for a whole ensemble without figures."""
    found: dict[int, list[float]] = {1: [], WORKERS: []}
    for repeat in range(effort.repeats):
        for workers, taken in found.items():
            asked = {"runs": effort.parallel_runs, "seed": repeat + 1, "workers": workers}
            taken.append(freshly(measure, one_core=False, **asked))
    alone, together = (Times(tuple(taken)) for taken in found.values())
    times = {"one_worker": alone.document(), "two_workers": together.document()}
    measured = alone.median / (WORKERS * together.median)
    note = (
        f"{effort.parallel_runs:,} runs, stored and merged, no figures: "
        f"{alone.median:.3g} s with one worker, {together.median:.3g} s with two"
    )
    what = "one worker's time over twice that of two"
    return [Row(what, measured, least=EFFICIENT, note=note, times=times)]


def measure(runs: int, seed: int, workers: int) -> float:
    """Seconds that an ensemble takes in a process that has imported the model."""
    from benchmarks.whole import ensemble
    from model.ensemble.simulate_chunk import warm_up

    warm_up()
    return seconds(lambda _: ensemble(seed, runs, workers), 0)
