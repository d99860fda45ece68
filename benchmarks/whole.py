"""Runs of the baseline as an ensemble is simulated: so many at once, with nothing left out."""

from __future__ import annotations

import tempfile
from pathlib import Path

from model.ensemble.runner import Plan, chunk_size, run_ensemble
from model.ensemble.simulate_chunk import simulate_chunk
from model.scenario import Scenario, load_scenario


def arrays(seed: int, runs: int, scenario: Scenario | None = None) -> None:
    """Simulate runs of a scenario (the baseline) in this process, as many at once as a worker does.

    Their inputs are drawn, and all outcomes looked through for gaps; nothing is stored.
    """
    wanted = scenario or load_scenario("baseline")
    size = chunk_size(runs, 1)
    for start in range(0, runs, size):
        chunk = simulate_chunk(wanted, seed, start, min(start + size, runs))
        if chunk.failures:
            raise RuntimeError(f"{len(chunk.failures)} runs of {wanted.name} failed")


def ensemble(seed: int, runs: int, workers: int) -> None:
    """Run a whole ensemble of the baseline, chunks stored and merged, and throw it away."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Plan(runs=runs, seed=seed, workers=workers)
        run_ensemble(load_scenario("baseline"), Path(folder) / "baseline", plan)
