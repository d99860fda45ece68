"""How a study is run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from model.ensemble.progress import Progress, silent

RESULTS = Path("results")
FOLDER = "studies"
"""Where the runs of all studies are kept, inside the folder of results."""
LARGEST_BATCH = 250
"""Runs simulated together: a batch costs as much as forty of its runs before the first of them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How large a study is and how it is run; only `runs` and `seed` decide what it gives.

    `runs` is the number of runs of each scenario that are paired; sampled points are a run each.
    What is simulated is kept in `folder`, for all studies. Scenarios that were run as a whole are
    looked up in the folders that `results` holds, if any, and in those `given`. `force` simulates
    all the same.
    `batch` is how many runs are simulated together at most, `progress` is told how many are done.
    """

    runs: int = 200
    seed: int = 1
    folder: Path = RESULTS / FOLDER
    results: Path | None = None
    given: tuple[Path, ...] = ()
    workers: int | None = None
    batch: int = LARGEST_BATCH
    force: bool = False
    progress: Progress = silent
