"""The waves of a calibration: runs of the model at chosen points, kept so that none is lost."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from model.analysis.calibration.misfit import Misfit
from model.analysis.calibration.space import Space
from model.ensemble.checksummed_array import read_array, write_array
from model.ensemble.progress import Progress
from model.ensemble.yearly import joined, simulate_yearly
from model.numerics.arrays import FloatArray

if TYPE_CHECKING:
    from model.scenario import Scenario


FITTING_STEPS = 6
"""Steps of a calibration between and after its waves, each of some seconds."""


@dataclass(frozen=True)
class Wave:
    """Runs at `positions`, (runs, parameters), and their `outputs` on the targets' scales,
    (runs, targets)."""

    positions: FloatArray
    outputs: FloatArray


@dataclass(frozen=True)
class Laboratory:
    """Where waves are run and kept. `key` names all that decides what a run comes out as."""

    scenario: Scenario
    space: Space
    misfit: Misfit
    seed: int
    folder: Path
    key: str
    workers: int | None
    progress: Callable[[str], Progress]

    def steps(self) -> Callable[[int], object]:
        """What to tell which step of fitting to the waves begins."""
        progress = self.progress("fitting")
        return lambda step: progress(step, FITTING_STEPS + 1)

    def wave(self, name: str, positions: FloatArray, first_run: int) -> Wave:
        """Run the model at `positions`, or take up the wave where it was run before.

        Runs that fail or are not finite are left out.
        """
        path, key = self.folder / f"{name}.wave", self._key(positions, first_run)
        found = read_array(path, key)
        if found is None:
            kept = self._outputs(name, positions, first_run)
            path.parent.mkdir(parents=True, exist_ok=True)
            write_array(path, key, {}, kept)
        else:
            _, kept = found
        whole = np.isfinite(kept).all(axis=1)
        return Wave(positions[whole], kept[whole])

    def _outputs(self, name: str, positions: FloatArray, first_run: int) -> FloatArray:
        batches = self.space.batches(self.scenario, positions, self.seed, first_run)
        outcomes = self.misfit.outcomes
        yearly = simulate_yearly(batches, outcomes, self.workers, self.progress(name))
        return self.misfit.simulated(joined(yearly))

    def _key(self, positions: FloatArray, first_run: int) -> str:
        targets = [(t.series.outcome, t.year, t.series.scale, t.value) for t in self.misfit.targets]
        text = f"{self.key}/{first_run}/{targets!r}".encode()
        return hashlib.sha256(text + positions.tobytes()).hexdigest()
