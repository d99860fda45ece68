"""Compiling the few loops in which the model spends its time."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, TypeVar, cast

import numba
from numba import types
from numba.extending import overload

from model.numerics import machine_code
from model.numerics.arrays import bounded, either

Kernel = TypeVar("Kernel", bound=Callable[..., Any])
_njit: Any = numba.njit
_PART = {
    "error_model": "numpy",
    "_nrt": False,
    "no_cpython_wrapper": True,  # two thirds of the time that it takes to compile a short formula
    "no_cfunc_wrapper": True,
}
"""How a part of kernels is compiled, which nobody calls from Python."""


def compiled(kernel: Kernel) -> Kernel:
    """Turn a plain loop over arrays into machine code, once a machine: it is kept on disk.

    The arithmetic is that of numpy, in the order in which it is written: nothing is reordered or
    contracted, so that a run's numbers do not depend on the runs it travels with.
    """
    return cast(Kernel, numba.njit(cache=True, error_model="numpy")(kernel))


def bare(kernel: Kernel) -> Kernel:
    """A kernel that makes no arrays, and so need not count who holds those that it is given.

    Counting costs some ten nanoseconds an array wherever a part of a kernel begins or ends.
    """
    return cast(Kernel, _njit(cache=True, error_model="numpy", _nrt=False)(kernel))


def inlined(kernel: Kernel) -> Kernel:
    """A small part of kernels, which is written out in each that calls it."""
    return cast(Kernel, numba.njit(error_model="numpy", inline="always")(kernel))


class Rule:
    """A rule of one run: plain Python where Python calls it, machine code where kernels do."""

    def __init__(self, formula: Callable[..., Any]) -> None:
        self.formula = formula
        self._part = _njit(**_PART)(formula)  # its type holds it but weakly
        self._numba_type_ = types.Dispatcher(self._part)
        update_wrapper(self, formula)

    def __call__(self, *arguments: Any) -> Any:
        return self.formula(*arguments)


def rule(formula: Kernel) -> Kernel:
    """A formula for the numbers of one run (or of one agent of one run), the only home it has.

    Kernels, the loops over runs, call it as machine code; it makes no arrays. In Python, as in
    tests, it is what it reads as: a function of numbers and named tuples of numbers.
    """
    return cast(Kernel, Rule(formula))


def by_run(rule: Callable[..., Any]) -> Any:
    """A rule of arrays (runs,) as a part of kernels that take the numbers of one run."""
    return compiled(rule)


@overload(bounded)
def _bounded_number(values: Any, least: Any, most: Any) -> Any:
    """What `bounded` does to a number in a kernel, so that a rule of arrays can be compiled."""

    def of_number(values: Any, least: Any, most: Any) -> Any:
        return min(max(values, least), most)

    return of_number if isinstance(values, types.Number) else None


@overload(either)
def _either_number(condition: Any, one: Any, other: Any) -> Any:
    """What `either` does with numbers in a kernel."""

    def of_number(condition: Any, one: Any, other: Any) -> Any:
        return one if condition else other

    return of_number if isinstance(condition, types.Boolean) else None


machine_code.use()
