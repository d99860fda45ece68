"""Simulating a scenario for a labelled array of its runs."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from model.api.arguments import (
    LAST_SEED,
    MOST_RUNS,
    MOST_WORKERS,
    outcome_names,
    read_folder,
    refusal,
    whole,
)
from model.api.progress import watched
from model.api.results import YEAR, arranged, checked_frequency
from model.api.scenarios import load_scenario
from model.ensemble.naming import own_folder
from model.ensemble.progress import Progress
from model.ensemble.storage import make_folder
from model.outcomes import outcome_registry
from model.scenario import Scenario

if TYPE_CHECKING:
    import xarray as xr

    from model.ensemble.runner import Plan


def simulate(
    scenario: Scenario | str | Path,
    runs: int = 200,
    seed: int = 1,
    *,
    workers: int | None = None,
    outcomes: str | Sequence[str] | None = None,
    frequency: str = YEAR,
    inputs: bool = False,
    progress: bool | Progress = False,
    store: str | Path | None = None,
) -> xr.Dataset:
    """Run a scenario many times: one variable an outcome, (run, year), with unit and provenance.

    Numbers are those of ``run_sim.py run``, to the last bit. With `frequency` ``"quarter"``
    variables are (run, quarter), in their quarterly units; with `inputs` what each run was given
    is there too, (run,), as parameters, ``dial.x`` and ``policy.x``. `progress` is ``True`` for a
    bar, or a function told how many runs are done out of how many. Runs take `workers` processes,
    one a core if none is said. `store` is a folder as ``results``, or an address, that keeps the
    ensemble as the command line does, reads it where it is current, and takes up what was
    interrupted; without it, nothing is kept.

    Raises ``ScenarioError`` for wrong input, ``EnsembleError`` where the ensemble cannot be had,
    and ``KeyboardInterrupt`` when stopped, saying what is kept. A run that fails is left out, with
    a ``RuntimeWarning``.
    """
    from model.ensemble.failures import InterruptedEnsembleError
    from model.ensemble.runner import Plan, ensure

    found = load_scenario(scenario)
    checked_frequency(frequency)
    wanted = None if outcomes is None else outcome_names(outcomes, outcome_registry())
    plan = Plan(
        runs=whole("runs", runs, 1, MOST_RUNS),
        seed=whole("seed", seed, 0, LAST_SEED),
        workers=None if workers is None else whole("workers", workers, 1, MOST_WORKERS),
    )
    with _folder(found, store) as folder, _reported(plan, progress, found.name) as told:
        try:
            results, _ = ensure(found, folder, told)
        except InterruptedEnsembleError as stopped:
            kept = "stopped; without a store nothing is kept" if store is None else str(stopped)
            raise KeyboardInterrupt(kept) from None
        return arranged(results, wanted, frequency, inputs)


@contextmanager
def _folder(scenario: Scenario, store: str | Path | None) -> Iterator[Path]:
    """The folder of an ensemble: kept in the store, or gone once it was read."""
    if store is None:
        with tempfile.TemporaryDirectory(prefix="ensemble-") as folder:
            yield Path(folder)
        return
    kept = read_folder("store", store) / own_folder(scenario)
    try:
        make_folder(kept)
    except OSError as error:
        raise refusal("store", f"cannot write to {kept}: {error.strerror}") from None
    yield kept


@contextmanager
def _reported(plan: Plan, progress: bool | Progress, label: str) -> Iterator[Plan]:
    from dataclasses import replace

    with watched(progress, label) as update:
        yield replace(plan, progress=update)
