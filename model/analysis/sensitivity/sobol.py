"""Sobol indices: the part of an outcome's variance that each input has, alone and in all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from model.analysis.sensitivity.saltelli import LUCK
from model.numerics.arrays import FloatArray

CONFIDENCE = 0.95
RESAMPLES = 500
"""Resamples of the blocks that intervals rest on."""
NEGLIGIBLE = 0.01
"""Total index below which an input does not matter (Saltelli et al. 2008, "Global sensitivity
analysis: the primer", 4.6)."""
_SAME = 1e-12
"""Spread of an outcome, over its size, below which it does not vary."""


@dataclass(frozen=True, slots=True)
class Index:
    """An input's first-order index and total index, each with its 95 % bootstrap interval.

    First order: the part of the variance that would go if this input alone were known. Total: the
    part that would be left if all others were known, which is what it does alone and together with
    others. `input` is ``luck`` for the run index.
    """

    input: str
    first: float
    first_low: float
    first_high: float
    total: float
    total_low: float
    total_high: float

    @property
    def negligible(self) -> bool:
        """Whether the input could be fixed anywhere and the outcome spread as before, surely."""
        return self.total_high < NEGLIGIBLE


@dataclass(frozen=True, slots=True)
class Indices:
    """The indices of all inputs for an outcome in a year, in the order of the design.

    `standard_deviation` is the outcome's over all points and luck, in its annual unit. The sum of
    the first-order indices, luck's included, has an interval of its own; what it lacks to one is
    the part of interactions. `unordered` are pairs of neighbours in the order of the total indices
    that the resamples do not tell apart.
    """

    year: int
    blocks: int
    mean: float
    standard_deviation: float
    indices: tuple[Index, ...]
    sum_first: float
    sum_first_low: float
    sum_first_high: float
    beyond_total: tuple[str, ...]
    """Inputs whose first-order index exceeds the total one in nearly all resamples."""
    unordered: tuple[tuple[str, str], ...]

    @property
    def luck(self) -> Index:
        """The index of the run index."""
        return next(each for each in self.indices if each.input == LUCK)

    @property
    def inputs(self) -> tuple[Index, ...]:
        """Those of the inputs, by total index, the largest first."""
        found = [each for each in self.indices if each.input != LUCK]
        return tuple(sorted(found, key=lambda each: -each.total))

    def document(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "year": self.year,
            "blocks": self.blocks,
            "mean": self.mean,
            "standard_deviation": self.standard_deviation,
            "sum_first": self.sum_first,
            "sum_first_low": self.sum_first_low,
            "sum_first_high": self.sum_first_high,
            "indices": [asdict(each) for each in (*self.inputs, self.luck)],
        }


def sobol_indices(
    values: FloatArray, factors: Sequence[str], year: int, seed: int, resamples: int = RESAMPLES
) -> Indices | None:
    """Indices from the values of whole Saltelli blocks, (blocks, rows); none if they do not vary.

    A row a factor stands between those of A and B. Estimators: Saltelli et al. (2010) for the
    first order, Jansen (1999) for the total; whole blocks are drawn again for the intervals.
    Raises ``ValueError`` for values that are not finite or fewer than two blocks.
    """
    if len(values) < 2 or not np.isfinite(values).all():
        raise ValueError("needs finite values of two blocks or more")
    if np.ptp(values) <= _SAME * max(1.0, float(np.abs(values).max())):
        return None
    found = _analysed(values, factors, seed, resamples)
    first, total = np.asarray(found["S1"]), np.asarray(found["ST"])
    again, again_total = np.asarray(found["S1_conf_all"]), np.asarray(found["ST_conf_all"])
    first_low, first_high = _interval(again)
    total_low, total_high = _interval(again_total)
    sum_low, sum_high = _interval(again.sum(axis=1))
    beyond = (again > again_total).mean(axis=0) > 0.5 + CONFIDENCE / 2
    columns = zip(first, first_low, first_high, total, total_low, total_high, strict=True)
    return Indices(
        year=year,
        blocks=len(values),
        mean=float(values[:, [0, -1]].mean()),
        standard_deviation=float(values[:, [0, -1]].std()),
        indices=tuple(
            Index(name, *map(float, row)) for name, row in zip(factors, columns, strict=True)
        ),
        sum_first=float(first.sum()),
        sum_first_low=float(sum_low),
        sum_first_high=float(sum_high),
        beyond_total=tuple(name for name, out in zip(factors, beyond, strict=True) if out),
        unordered=_unordered(factors, total, again_total),
    )


def _analysed(
    values: FloatArray, factors: Sequence[str], seed: int, resamples: int
) -> dict[str, Any]:
    from SALib.analyze import sobol

    problem = {
        "num_vars": len(factors),
        "names": list(factors),
        "bounds": [[0.0, 1.0]] * len(factors),
    }
    found: dict[str, Any] = sobol.analyze(
        problem,
        np.ascontiguousarray(values).ravel(),
        calc_second_order=False,
        num_resamples=resamples,
        conf_level=CONFIDENCE,
        keep_resamples=True,
        seed=1 + seed,  # it takes zero for no seed
    )
    return found


def _interval(resampled: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The percentile interval over the first axis."""
    tail = 50.0 * (1.0 - CONFIDENCE)
    low, high = np.percentile(resampled, (tail, 100.0 - tail), axis=0)
    return low, high


def _unordered(
    factors: Sequence[str], total: FloatArray, resampled: FloatArray
) -> tuple[tuple[str, str], ...]:
    """Neighbours by total index, luck apart, whose order the resamples leave open."""
    inputs = [place for place, name in enumerate(factors) if name != LUCK]
    order = sorted(inputs, key=lambda place: -total[place])
    found = []
    for one, following in pairwise(order):
        if (resampled[:, one] > resampled[:, following]).mean() < CONFIDENCE:
            found.append((factors[one], factors[following]))
    return tuple(found)
