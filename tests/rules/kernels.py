"""What tests of kernels share: how closely they follow the rules, and what they leave alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from model.parameters import Values, parameter_registry

Array = NDArray[Any]

RUNS = 7
"""No other axis is as long as that of runs, so that it is known by its length."""
seeds = st.integers(0, 2**32 - 1)
"""From which the numbers of a test are drawn."""


def agree(found: Array, rule: Array, atol: float = 1e-15, rtol: float = 1e-12) -> None:
    """What a kernel has `found` is what the `rule` says, but for rounding."""
    np.testing.assert_allclose(found, rule, rtol=rtol, atol=atol)


def all_agree(found: Sequence[Array], rule: Sequence[Array]) -> None:
    """`agree`, one by one; what is true or false is the same."""
    for one, other in zip(found, rule, strict=True):
        if other.dtype == bool:
            assert np.array_equal(one, other)
        else:
            agree(one, other)


def copies(arrays: Sequence[Array]) -> tuple[Array, ...]:
    """The arrays as they are now, writable and in the order of C."""
    return tuple(np.array(each, order="C") for each in arrays)


@contextmanager
def untouched(*arrays: Array) -> Iterator[None]:
    """Nothing in these arrays changes meanwhile."""
    before = [each.copy() for each in arrays]
    yield
    for each, was in zip(arrays, before, strict=True):
        assert np.array_equal(each, was, equal_nan=True)


def each_alone(
    arrays: Sequence[Array], run_all: Callable[[Sequence[Array]], Sequence[Array]]
) -> None:
    """What `run_all` makes of arrays (runs, ...) is to the last bit what it makes of each run."""
    runs = len(arrays[0])
    together = run_all(copies(arrays))
    for run in range(runs):
        alone = run_all(copies([each[run : run + 1] for each in arrays]))
        for one, whole in zip(alone, together, strict=True):
            assert np.array_equal(one[0], whole[run], equal_nan=True)


def parameters(seed: int) -> Values:
    """Every parameter anywhere in its range, (runs,)."""
    rng = np.random.default_rng(seed)
    registry = parameter_registry().values()
    return Values({p.name: rng.uniform(p.low, p.high, RUNS) for p in registry})


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
