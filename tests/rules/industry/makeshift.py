"""Industries made up at random, for kernels to be held against the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from model.numerics.arrays import FloatArray, IntArray
from model.parameters import Values, parameter_registry
from model.rules.industry.firm_kernel import Stocks
from model.rules.industry.home_market_kernel import HomeMarket
from model.rules.industry.slots import LOCAL, PLANTS, SLOTS
from tests.rules.kernels import Array

RUNS, SECTORS, REGIONS = 7, 4, 6
"""No other axis is as long as that of runs, so that it is known by its length."""
FIRMS = (RUNS, SECTORS, SLOTS)
REGION: IntArray = np.arange(SECTORS * SLOTS).reshape(SECTORS, SLOTS) % REGIONS


def parameters(seed: int) -> Values:
    """Every parameter anywhere in its range, (runs,)."""
    rng = np.random.default_rng(seed)
    registry = parameter_registry().values()
    return Values({p.name: rng.uniform(p.low, p.high, RUNS) for p in registry})


def stocks(seed: int, where: str = "some") -> Stocks:
    """Unlike firms; an empty slot holds no capital, and an empty slot for plants no firm."""
    rng = np.random.default_rng(seed)
    alive = rng.random(FIRMS) < {"none": 0.0, "everywhere": 1.0}.get(where, 0.6)
    if where == "in some runs":
        alive[::2] = False
    if where == "plants alone":
        alive[:, :, LOCAL] = False
    weight = rng.integers(1, 60, FIRMS).astype(float)
    weight[:, :, PLANTS] *= alive[:, :, PLANTS]
    capital = alive * rng.uniform(1e-3, 500, FIRMS)
    return alive, capital, rng.normal(size=FIRMS), rng.normal(size=FIRMS), weight


def market(seed: int) -> HomeMarket:
    """A home market with spending split at random."""
    rng = np.random.default_rng(seed)
    appeal, imports = rng.uniform(0.1, 9, (RUNS, SECTORS)), rng.random((RUNS, SECTORS, 4))
    total = appeal + imports.sum(axis=-1)
    spending = rng.uniform(10, 9000, (RUNS, SECTORS))
    shares = imports / total[:, :, None]
    return HomeMarket(spending, appeal / total, shares, appeal, rng.normal(size=RUNS))


def each_run_by_itself(kernel: Callable[..., object], *given: Any) -> None:
    """What the `kernel` makes of a run is to the last bit what it makes of the run alone."""
    together = _part(given, slice(None))
    kernel(*together)
    for run in range(RUNS):
        alone = _part(given, slice(run, run + 1))
        kernel(*alone)
        whole = _arrays(_part(together, slice(run, run + 1)))
        for one, other in zip(_arrays(alone), whole, strict=True):
            assert np.array_equal(one, other)


def _part(given: Any, runs: slice) -> Any:
    """Copies of arrays in tuples with a part of the runs, whose axis is the first or the last."""
    if isinstance(given, np.ndarray):
        if given.shape[0] == RUNS:
            return given[runs].copy()
        return given[..., runs].copy() if given.shape[-1] == RUNS else given
    if isinstance(given, tuple):
        parts = [_part(each, runs) for each in given]
        return type(given)(*parts) if hasattr(given, "_fields") else tuple(parts)
    return given


def _arrays(given: Any) -> Iterator[Array]:
    if isinstance(given, np.ndarray):
        yield given
    if isinstance(given, tuple):
        for each in given:
            yield from _arrays(each)


def spread(rng: np.random.Generator, low: float, high: float) -> FloatArray:
    """Numbers between two others, (runs, sectors)."""
    return rng.uniform(low, high, (RUNS, SECTORS))
