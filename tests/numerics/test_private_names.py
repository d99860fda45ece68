"""Numba's private names that the model uses, each with what it is used for.

They may change with any release, so `pyproject.toml` lets in those releases only that were tried.
`_numba_type_`, by which kernels call rules, is in `test_compiled`.
"""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
from numba.core import caching

from model.numerics.arrays import FloatArray
from model.numerics.compiled import PART, Compiled, Kernel, bare, compiled, rule
from model.numerics.machine_code import ByContent


def _machine_code(function: Any, kinds: str, **how: Any) -> str:
    """The code of a function for arguments of some `kinds`, before it is turned into the
    processor's, compiled anew: of what was kept on disk it is not known."""
    assert isinstance(function, Compiled)
    fresh: Any = numba.njit(**how)(function.formula)
    fresh.compile(kinds)
    (code,) = fresh.inspect_llvm().values()
    return str(code)


@bare
def halve(values: FloatArray, into: FloatArray) -> None:
    for place in range(len(values)):
        into[place] = values[place] / 2.0


@compiled
def thirds(values: FloatArray) -> FloatArray:
    return values / 3.0


def test_cache_locators_tell_numba_where_code_is_kept_and_what_it_depends_on() -> None:
    """`_CacheLocator`: ours answers all that numba asks one, and asks nothing of its parent."""
    kind: Any = caching._CacheLocator
    asked = {name for name in vars(kind) if getattr(getattr(kind, name), "__isabstractmethod__", 0)}
    assert asked
    assert asked <= set(vars(ByContent))
    assert issubclass(ByContent, kind)


def test_the_first_of_the_locator_classes_that_answers_keeps_the_code() -> None:
    """`CompileResultCacheImpl._locator_classes`: ours is asked first, for kernels kept on disk."""
    kept: Any = caching.CompileResultCacheImpl
    assert kept._locator_classes[0] is ByContent
    assert len(kept._locator_classes) > 1  # numba's own, for kernels that are not the model's
    assert isinstance(halve, Kernel)
    assert kept(halve.formula).locator is not None


def test_bare_kernels_count_no_references() -> None:
    """`_nrt`: numba's runtime, which counts who uses an array, is left out of bare kernels."""
    into = np.empty(2)
    halve(np.array([2.0, 3.0]), into)
    assert into.tolist() == [1.0, 1.5]
    assert thirds(np.array([3.0])).tolist() == [1.0]
    kinds = "(float64[::1], float64[::1])"
    assert "NRT_" in _machine_code(thirds, "(float64[::1],)")
    assert "NRT_incref" not in _machine_code(halve, kinds, _nrt=False)


def test_rules_have_no_door_for_python_which_takes_most_of_the_time_to_compile() -> None:
    """`no_cpython_wrapper` and `no_cfunc_wrapper`: kernels need neither."""

    @rule
    def double(number: float) -> float:
        return number * 2.0

    bare_code = _machine_code(double, "(float64,)", **PART)
    assert 0 < bare_code.count("define") < _machine_code(double, "(float64,)").count("define")
