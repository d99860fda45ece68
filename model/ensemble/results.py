"""The results of an ensemble, as its analyses read them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from model.clock import Horizon, Quarter
from model.ensemble.failures import EnsembleError
from model.ensemble.manifest import is_whole, read_manifest
from model.ensemble.merge import TABLES
from model.ensemble.summary import Summary, summarise, whole_years
from model.ensemble.tables import read_inputs, read_summary
from model.ensemble.timeseries import TimeSeries
from model.numerics.arrays import FloatArray, IntArray
from model.outcomes import Outcome


class Results:
    """A finished ensemble in a folder. Outcomes are read from it when asked for."""

    def __init__(self, folder: Path, manifest: Mapping[str, Any]) -> None:
        self.folder = folder
        self.manifest = manifest
        horizon = manifest["scenario"]["horizon"]
        self.horizon = Horizon(Quarter.parse(horizon["start"]), Quarter.parse(horizon["end"]))
        self.years = whole_years(self.horizon)
        self._about = {entry["name"]: Outcome(**entry) for entry in manifest["outcomes"]}
        path = folder / TABLES[0]
        self._timeseries = TimeSeries(path, len(self.runs), len(self.horizon))

    @classmethod
    def open(cls, folder: Path) -> Results:
        """The results in `folder`.

        Raises ``EnsembleError`` where they are not whole, or written by a program that tells other
        things of them.
        """
        manifest = read_manifest(folder)
        if manifest is None:
            raise EnsembleError(f"{folder} holds no finished results; run its scenario first")
        if not is_whole(folder, manifest, checksums=False):
            raise EnsembleError(f"{folder} does not match its manifest; run its scenario again")
        try:
            return cls(folder, manifest)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            reason = f"the manifest of {folder} cannot be understood ({error})"
            raise EnsembleError(f"{reason}; run its scenario again") from None

    def __repr__(self) -> str:
        outcomes, runs, quarters = len(self.outcomes), len(self.runs), len(self.horizon)
        return f"<Results {self.scenario}: {outcomes} outcomes, {runs} runs, {quarters} quarters>"

    @property
    def scenario(self) -> str:
        """The name of the scenario."""
        return str(self.manifest["scenario"]["name"])

    @property
    def title(self) -> str:
        """The title of the scenario."""
        return str(self.manifest["scenario"]["title"])

    @property
    def digest(self) -> str:
        """The hash of everything that the scenario resolves to."""
        return str(self.manifest["digest"])

    @property
    def seed(self) -> int:
        """The seed of all random numbers."""
        return int(self.manifest["seed"])

    @property
    def failed(self) -> IntArray:
        """The indices of the runs that failed and are not in the results."""
        return np.array([failure["run"] for failure in self.manifest["failed"]], dtype=np.int64)

    @property
    def runs(self) -> IntArray:
        """The indices of the runs that finished, in the order of the rows of all values."""
        return np.setdiff1d(np.arange(self.manifest["runs"]), self.failed)

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        """The quarters that the columns of `values` stand for."""
        return tuple(self.horizon)

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The names of the outcomes, in the order of the file's columns."""
        return tuple(self._about)

    def about(self, outcome: str) -> Outcome:
        """What an outcome is, its unit and how a year sums it up.

        Raises ``KeyError`` where the results hold no such outcome.
        """
        return self._about[outcome]

    def values(self, outcome: str) -> FloatArray:
        """Values of an outcome in its quarterly unit, (runs, quarters)."""
        return self._timeseries.values(self.about(outcome).name)

    def annual(self, outcome: str) -> FloatArray:
        """Values of an outcome in its annual unit, (runs, years), of the whole years."""
        return self._timeseries.annual(self.about(outcome), self.horizon)

    def summary(self, outcome: str) -> Summary:
        """Mean and percentiles over the runs of an outcome's annual values, as they were stored."""
        about = self.about(outcome)
        if not self.years:
            return summarise(about, self.years, self.annual(outcome))
        return self._summaries[about.name]

    @cached_property
    def _summaries(self) -> Mapping[str, Summary]:
        return read_summary(self.folder / TABLES[1])

    def inputs(self) -> dict[str, FloatArray]:
        """The inputs of the runs, (runs,) each: parameters, ``dial.x`` and ``policy.x``."""
        return read_inputs(self.folder / TABLES[2])

    @property
    def drawn(self) -> tuple[str, ...]:
        """Names of the inputs that differ from run to run because they are uncertain."""
        return tuple(self.manifest["drawn"])
