"""Morris's elementary effects: a screening of many inputs by a few runs of each.

Morris (1991), "Factorial sampling plans for preliminary computational experiments", Technometrics
33; the absolute mean after Campolongo, Cariboni and Saltelli (2007). A trajectory moves one input
after the other by two thirds of its range, in one world: all its points share their luck.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

import numpy as np

from model.analysis.study import Space
from model.numerics.arrays import FloatArray, IntArray

LEVELS = 4
CONFIDENCE = 0.95
RESAMPLES = 1000
FEWEST_TRAJECTORIES = 10


@dataclass(frozen=True)
class Trajectories:
    """A design of `groups` trajectories through a space; a longer one begins with a shorter one."""

    GROUP: ClassVar[str] = "trajectory"
    GROUPS: ClassVar[str] = "trajectories"
    space: Space
    groups: int
    seed: int

    @property
    def rows(self) -> int:
        """Points of a trajectory: one more than inputs."""
        return len(self.space.names) + 1

    def points(self) -> FloatArray:
        """The points in the unit cube, (groups * rows, inputs)."""
        from SALib.sample import morris

        problem = _problem(self.space.names)
        rngs = np.random.default_rng(self.seed).spawn(self.groups)
        return np.concatenate([
            morris.sample(problem, 1, num_levels=LEVELS, seed=rng) for rng in rngs
        ])  # fmt: skip

    def luck(self) -> IntArray:
        """The run index of each point, (groups * rows,): one a trajectory."""
        return np.repeat(np.arange(self.groups), self.rows)

    def row_name(self, row: int) -> str:
        """What a row of a trajectory is, in words."""
        return f"point {row}"


@dataclass(frozen=True, slots=True)
class Elementary:
    """An input's effects on an outcome, each over the whole range of the input, in its annual unit.

    `mu_star` is the mean absolute effect with its 95 % interval, `mu` the mean effect, `sigma` the
    standard deviation of the effects: large beside `mu_star` where the effect depends on where the
    other inputs, luck or the input itself stand.
    """

    input: str
    mu_star: float
    mu_star_low: float
    mu_star_high: float
    mu: float
    sigma: float


@dataclass(frozen=True, slots=True)
class Screening:
    """The effects of all inputs on an outcome in a year, the largest first."""

    year: int
    trajectories: int
    effects: tuple[Elementary, ...]

    def document(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "year": self.year,
            "trajectories": self.trajectories,
            "effects": [asdict(each) for each in self.effects],
        }


def elementary_effects(
    points: FloatArray, values: FloatArray, names: Sequence[str], year: int, seed: int
) -> Screening:
    """Effects from the values of whole trajectories, (trajectories, rows), at some points,
    (trajectories, rows, inputs).

    Raises ``ValueError`` for values that are not finite or fewer than two trajectories.
    """
    from SALib.analyze import morris

    if len(values) < 2 or not np.isfinite(values).all():
        raise ValueError("needs finite values of two trajectories or more")
    found = morris.analyze(
        _problem(names),
        points.reshape(-1, len(names)),
        np.ascontiguousarray(values, dtype=np.float64).ravel(),
        num_levels=LEVELS,
        num_resamples=RESAMPLES,
        conf_level=CONFIDENCE,
        seed=np.random.default_rng(seed),
    )
    columns = [
        np.asarray(found[key]).tolist() for key in ("mu_star", "mu_star_conf", "mu", "sigma")
    ]
    effects = [
        Elementary(name, star, max(0.0, star - half), star + half, mu, sigma)
        for name, star, half, mu, sigma in zip(names, *columns, strict=True)
    ]
    ordered = sorted(effects, key=lambda each: -each.mu_star)
    return Screening(year, len(values), tuple(ordered))


def screening_doubts(found: Screening, leading: int = 10) -> list[str]:
    """What is wrong with the screening as an order of inputs; nothing if it is sound."""
    problems = []
    if found.trajectories < FEWEST_TRAJECTORIES:
        problems.append(
            f"{found.trajectories} trajectories are few; {FEWEST_TRAJECTORIES} are the least that "
            "the literature uses"
        )
    inside, outside = found.effects[:leading], found.effects[leading:]
    if inside and outside:
        last, rivals = inside[-1], [e for e in outside if e.mu_star_high > inside[-1].mu_star_low]
        if rivals and last.mu_star > 0.0:
            problems.append(
                f"which inputs are the {leading} that matter most is not settled: "
                f"{len(rivals)} more reach into the interval of the last of them, {last.input}"
            )
    return problems


def _problem(names: Sequence[str]) -> dict[str, Any]:
    return {
        "num_vars": len(names),
        "names": list(names),
        "bounds": [[0.0, 1.0]] * len(names),
    }
