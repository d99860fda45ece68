"""Calibration from start to finish: two waves that rule out, one that refines, then the posterior.

The parameters are given flat priors on their plausible ranges. A first wave of runs, spread evenly
over them, trains emulators of the targets; points that the emulators rule out are left aside, and
a second wave looks at the rest. A third wave lies where the likelihood of a first posterior is
high, so that the emulators are best where it counts. The posterior is then drawn with emulators
that have seen all waves. Parameters that the targets cannot tell keep the distributions of the
registers, where judgement is all there is. A last set of runs checks the whole with the model.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from model.analysis.calibration import emulator, history
from model.analysis.calibration.bayes import Likelihood, draw_posterior
from model.analysis.calibration.emulator import Emulator
from model.analysis.calibration.history import CalibrationError, even
from model.analysis.calibration.learning import NOT, Learnt, learning
from model.analysis.calibration.misfit import Misfit
from model.analysis.calibration.waves import Laboratory, Wave
from model.numerics.arrays import BoolArray, FloatArray

RUNS = 6000
"""Runs of each of the three waves."""
DRAWS = 1000
"""Draws the posterior is written down in."""
_FLATTENED = 2.0
"""Temperature of the first posterior, so that the third wave reaches beyond the final one."""
_ENOUGH = 200
"""Effective candidates below which the posterior's tails are not to be trusted."""
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Fit:
    """How a target is met: simulated values are of runs as scenarios draw them from now on.

    `implausible` is the distance of observed value and mean run in standard deviations of all
    that may part them; beyond 3 the model cannot meet the target.
    """

    series: str
    title: str
    outcome: str
    year: int
    observed: float
    p05: float
    median: float
    p95: float
    unit: str
    implausible_before: float
    implausible: float
    explained: float


@dataclass(frozen=True)
class Calibration:
    """What a calibration found, and how."""

    seed: int
    runs: int
    left_share: float
    """Share of the space that the first two waves do not rule out."""
    effective: float
    """Effective number of candidates behind the posterior's draws."""
    draws: Mapping[str, FloatArray]
    """Joint draws of the parameters that are identified, if weakly, (draws,) each."""
    fits: tuple[Fit, ...]
    learnt: tuple[Learnt, ...]
    silent: tuple[str, ...]
    """Uncertain parameters that no target responds to: they keep their registered ranges."""

    @property
    def warnings(self) -> list[str]:
        """What speaks against trusting it."""
        found = []
        if self.effective < _ENOUGH:
            found.append(f"only {self.effective:.0f} effective candidates: raise --runs")
        found += [
            f"{fit.title} in {fit.year} cannot be met (implausibility {fit.implausible:.1f})"
            for fit in self.fits
            if fit.implausible > history.CUTOFF
        ]
        return found

    def document(self) -> dict[str, Any]:
        """All of it but the draws, as plain data."""
        return {
            "seed": self.seed,
            "runs_a_wave": self.runs,
            "draws": len(next(iter(self.draws.values()))),
            "share_not_ruled_out": round(self.left_share, 4),
            "effective_candidates": round(self.effective, 1),
            "targets": [_rounded(asdict(fit)) for fit in self.fits],
            "parameters": [_rounded(asdict(learnt)) for learnt in self.learnt],
            "silent": list(self.silent),
            "warnings": self.warnings,
        }


def calibrate(laboratory: Laboratory, runs: int = RUNS, draws: int = DRAWS) -> Calibration:
    """Fit the uncertain parameters to the targets of a laboratory.

    Raises ``CalibrationError`` where the targets rule out next to all of the space or tell nothing.
    """
    misfit, seed = laboratory.misfit, laboratory.seed
    inputs = len(laboratory.space.names)
    step = laboratory.steps()
    first = laboratory.wave("wave-1", even(runs, inputs, [seed, 0]), first_run=0)
    step(1)
    surfaces = [emulator.fit(first.positions, first.outputs)]

    left, _ = history.not_ruled_out(surfaces, misfit, inputs, runs, [seed, 1])
    second = laboratory.wave("wave-2", left, first_run=runs)
    step(2)
    surfaces.append(emulator.fit(second.positions, second.outputs))
    _, share = history.not_ruled_out(surfaces, misfit, inputs, runs, [seed, 2])

    step(3)
    likely, _ = draw_posterior(
        _likelihood(misfit, [first, second]), inputs, runs, [seed, 3], _FLATTENED
    )
    third = laboratory.wave("wave-3", likely, first_run=2 * runs)
    step(4)
    likelihood = _likelihood(misfit, [first, second, third])
    positions, effective = draw_posterior(likelihood, inputs, draws, [seed, 4])
    step(5)
    silent = _silent(laboratory, likelihood.emulator)
    learnt, told = _learnt(laboratory, likelihood.emulator, positions, silent)
    if not told.any():
        raise CalibrationError("the targets tell no values of any parameter apart")
    drawn = np.where(told, positions, laboratory.space.judged(even(draws, inputs, [seed, 5])))
    check = laboratory.wave("check", drawn, first_run=3 * runs)
    step(6)
    return Calibration(
        seed=seed,
        runs=runs,
        left_share=share,
        effective=effective,
        draws=_draws(laboratory, positions, told),
        fits=tuple(_fits(misfit, likelihood.emulator, first, check)),
        learnt=tuple(learnt),
        silent=silent,
    )


def _likelihood(misfit: Misfit, waves: list[Wave]) -> Likelihood:
    """Emulators that have seen all waves, and what they miss in the latest one."""
    latest = waves[-1]
    positions = np.concatenate([wave.positions for wave in waves])
    outputs = np.concatenate([wave.outputs for wave in waves])
    surface = emulator.fit(positions, outputs)
    return Likelihood(surface, misfit, latest.outputs - surface.predict(latest.positions))


def _learnt(
    laboratory: Laboratory, surface: Emulator, positions: FloatArray, silent: Collection[str]
) -> tuple[list[Learnt], BoolArray]:
    """What was learnt of the parameters that targets respond to, and of which of all parameters,
    (parameters,), it is enough to draw them from the posterior."""
    space = laboratory.space
    values = space.values(positions)
    active = {name: values[name] for name in space.names if name not in silent}
    learnt = learning(space.spreads, active, _strongest(laboratory, surface))
    told = {each.name for each in learnt if each.verdict != NOT}
    return learnt, np.array([name in told for name in space.names])


def _silent(laboratory: Laboratory, surface: Emulator) -> tuple[str, ...]:
    active = np.atleast_1d(surface.active.any(axis=0)).tolist()
    return tuple(n for n, acts in zip(laboratory.space.names, active, strict=True) if not acts)


def _draws(laboratory: Laboratory, positions: FloatArray, told: BoolArray) -> dict[str, FloatArray]:
    values = laboratory.space.values(positions)
    kept = zip(laboratory.space.names, told.tolist(), strict=True)
    return {name: _round(values[name]) for name, tells in kept if tells}


def _strongest(laboratory: Laboratory, surface: Emulator) -> dict[str, str]:
    """For each parameter the target that it explains most of."""
    labels = [f"{t.series.name} {t.year}" for t in laboratory.misfit.targets]
    best = surface.shares.argmax(axis=0)
    return {name: labels[best[place]] for place, name in enumerate(laboratory.space.names)}


def _fits(misfit: Misfit, surface: Emulator, first: Wave, check: Wave) -> list[Fit]:
    before, after = _distance(misfit, first.outputs), _distance(misfit, check.outputs)
    fits = []
    for place, target in enumerate(misfit.targets):
        outputs = check.outputs[:, place]
        values = np.exp(outputs) if target.series.scale == "log" else outputs
        p05, median, p95 = np.percentile(values, (5, 50, 95))
        fits.append(
            Fit(
                series=target.series.name,
                title=target.series.title,
                outcome=target.series.outcome,
                year=target.year,
                observed=target.value,
                p05=float(p05),
                median=float(median),
                p95=float(p95),
                unit=target.unit,
                implausible_before=float(before[place]),
                implausible=float(after[place]),
                explained=float(surface.explained[place]),
            )
        )
    return fits


def _distance(misfit: Misfit, outputs: FloatArray) -> FloatArray:
    """Implausibility of the targets for an ensemble as a whole, (targets,)."""
    spread = np.sqrt(misfit.variance + outputs.var(axis=0))
    return np.abs(outputs.mean(axis=0) - misfit.observed) / spread


def _round(values: FloatArray) -> FloatArray:
    return np.array([float(f"{value:.{_DIGITS}g}") for value in values])


def _rounded(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        key: float(f"{value:.{_DIGITS}g}") if isinstance(value, float) else value
        for key, value in entry.items()
    }
