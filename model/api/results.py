"""Reading a folder of results as a labelled array."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from model.api.arguments import choice, outcome_names, read_folder
from model.ensemble.results import Results

if TYPE_CHECKING:
    import xarray as xr

YEAR, QUARTER = "year", "quarter"
_ABOVE_CALLER = 3
"""Frames from a warning up to whoever called the library."""


def load_results(
    folder: str | Path,
    outcomes: str | Sequence[str] | None = None,
    *,
    frequency: str = YEAR,
    inputs: bool = False,
) -> xr.Dataset:
    """The ensemble that ``run_sim.py run`` or ``simulate`` keeps in a folder, as of ``simulate``.

    The folder may be an address as ``s3://bucket/name``. Raises ``EnsembleError`` where it holds
    no finished results, and ``ScenarioError`` for an outcome that these lack.
    """
    found = Results.open(read_folder("folder", folder))
    return arranged(found, outcomes, checked_frequency(frequency), inputs)


def checked_frequency(frequency: str) -> str:
    """``year`` or ``quarter``. Raises ``ScenarioError`` for anything else."""
    return choice("frequency", frequency, (YEAR, QUARTER))


def arranged(
    results: Results, outcomes: str | Sequence[str] | None, frequency: str, inputs: bool
) -> xr.Dataset:
    """Results as a labelled array; a ``RuntimeWarning`` tells of runs that failed."""
    from model.output.dataset import input_variables, quarterly_dataset, yearly_dataset

    names = outcome_names(outcomes, results.outcomes)
    if len(results.failed):
        text = f"{len(results.failed)} of {results.manifest['runs']} runs failed and are left out"
        warnings.warn(f"{results.scenario}: {text}", RuntimeWarning, stacklevel=_ABOVE_CALLER)
    arrange = yearly_dataset if frequency == YEAR else quarterly_dataset
    dataset = arrange(results, names)
    return dataset.assign(input_variables(results)) if inputs else dataset
