"""Sampled futures: one scenario, its inputs at many points, and what comes of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from model.analysis.study.engine import obtain
from model.analysis.study.plan import Plan
from model.analysis.study.record import joined
from model.analysis.study.run_block import SamplePoints, sampled_blocks
from model.analysis.study.space import Space
from model.ensemble.failures import EnsembleError
from model.ensemble.results import Results
from model.ensemble.summary import whole_years
from model.ensemble.yearly import Yearly, finished
from model.errors import Place, Problem, ScenarioError, nearest
from model.numerics.arrays import BoolArray, FloatArray, IntArray

if TYPE_CHECKING:
    from model.scenario import Scenario

_PREFIXES = ("dial.", "policy.")


@dataclass(frozen=True)
class Futures:
    """A table of futures: the inputs of each, (futures,) by name, and its outcomes.

    `outcomes` holds (futures, years) by name, with NaN throughout in one that failed, and `errors`
    by place what went wrong in each of these. `luck` is the index of the run that each future is,
    (futures,), which settles all that is not an input.
    """

    inputs: Mapping[str, FloatArray]
    outcomes: Yearly
    years: tuple[int, ...]
    luck: IntArray
    errors: Mapping[int, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.luck)

    @property
    def finished(self) -> BoolArray:
        """Which futures did not fail, (futures,)."""
        return finished(self.outcomes)

    def taken(self, those: BoolArray | IntArray) -> Futures:
        """Some of the futures, by a mask or by their places."""
        places = np.arange(len(self))[those]
        return replace(
            self,
            inputs={name: values[those] for name, values in self.inputs.items()},
            outcomes={name: values[those] for name, values in self.outcomes.items()},
            luck=self.luck[those],
            errors={
                new: self.errors[old]
                for new, old in enumerate(places.tolist())
                if old in self.errors
            },
        )

    def whole(self) -> Futures:
        """Those that did not fail. Raises ``EnsembleError`` where all did."""
        if not self.finished.any():
            raise EnsembleError(f"every run failed, the first with {self.errors[0]}")
        return self.taken(self.finished)

    def at(self, outcome: str, year: int) -> FloatArray:
        """An outcome in a year, (futures,)."""
        return self.outcomes[outcome][:, self.years.index(year)]

    def table(self, names: Sequence[str] | None = None) -> FloatArray:
        """Some of the inputs, or all of them, as columns: (futures, inputs)."""
        return np.column_stack([self.inputs[name] for name in names or self.inputs])


def sampled(
    scenario: Scenario,
    space: Space,
    points: FloatArray,
    outcomes: Sequence[str],
    last_year: int,
    plan: Plan,
    luck: IntArray | None = None,
) -> Futures:
    """Run a scenario with the inputs of a space at each of the `points`, (points, inputs).

    They lie in the unit cube. `luck`, (points,), are the run indices that settle everything else;
    without it, each point has its own, its place. Points that share an index share their luck, as
    in a design that compares them. What was run before is read.
    """
    _require_points(points, space)
    runs = np.arange(len(points)) if luck is None else np.asarray(luck, dtype=np.int64)
    blocks = sampled_blocks(
        scenario, plan.seed, SamplePoints(space, points), runs, outcomes, last_year
    )
    record = joined(obtain(blocks, plan))
    years = blocks[0].years
    return Futures(space.values(points), record.values, years, runs, record.errors)


def futures_of(
    results: Results,
    outcomes: Sequence[str],
    inputs: Sequence[str] | None = None,
    option: str = "--inputs",
) -> Futures:
    """The runs of a folder of results as futures.

    `inputs` are dials, levers and parameters by name; without them, all that differ from run to
    run. Runs that failed are not among them. Raises ``ScenarioError``, which speaks of the
    `option`, for names that are none, and ``EnsembleError`` for outcomes that were not stored, as
    the model did not have them yet.
    """
    missing = [name for name in outcomes if name not in results.outcomes]
    if missing:
        raise EnsembleError(f"{results.folder} holds no {', '.join(missing)}; run it again")
    known = {_plain(name): values for name, values in results.inputs().items()}
    wanted = inputs if inputs is not None else [n for n, v in known.items() if np.ptp(v) > 0.0]
    _require_known(wanted, known, option)
    return Futures(
        inputs={name: known[name] for name in wanted},
        outcomes={name: results.annual(name) for name in outcomes},
        years=whole_years(results.horizon),
        luck=results.runs,
    )


def _plain(column: str) -> str:
    """The name of an input from that of its column: names stand in one register only."""
    for prefix in _PREFIXES:
        if column.startswith(prefix):
            return column.removeprefix(prefix)
    return column


def _require_points(points: FloatArray, space: Space) -> None:
    if points.ndim != 2 or points.shape[1] != len(space.names) or not len(points):
        expected = f"(points, {len(space.names)})"
        raise ValueError(f"points must be {expected}, not {points.shape}")
    if not ((points >= 0.0) & (points <= 1.0)).all():
        raise ValueError("points must lie in the unit cube")


def _require_known(names: Sequence[str], known: Mapping[str, object], option: str) -> None:
    problems = [
        Problem(
            Place(option),
            name,
            "no such dial, policy or parameter",
            nearest=nearest(name, known),
            see="run_sim.py risks, policies and parameters",
        )
        for name in names
        if name not in known
    ]
    if problems:
        raise ScenarioError(problems)
