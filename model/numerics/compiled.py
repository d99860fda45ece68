"""Compiling the few loops in which the model spends its time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import update_wrapper
from typing import Any, TypeVar, cast

import numba
from numba import types
from numba.extending import overload

from model.numerics import machine_code
from model.numerics.arrays import bounded, either

Formula = TypeVar("Formula", bound=Callable[..., Any])
_njit: Any = numba.njit
PART = {
    "error_model": "numpy",
    "_nrt": False,
    "no_cpython_wrapper": True,  # two thirds of the time that it takes to compile a short formula
    "no_cfunc_wrapper": True,
}
"""How a part of kernels is compiled, which nobody calls from Python."""


class Compiled:
    """A function that kernels call as machine code, whatever it does in Python."""

    def __init__(self, formula: Callable[..., Any], **how: Any) -> None:
        """`how` it is compiled, as ``numba.njit`` is told."""
        self.formula = formula
        self.dispatcher: Any = _njit(**how)(formula)
        self._numba_type_ = types.Dispatcher(self.dispatcher)  # which holds it but weakly
        update_wrapper(cast(Any, self), formula)


class Rule(Compiled):
    """A rule of one run: plain Python where Python calls it, machine code where kernels do."""

    def __call__(self, *arguments: Any) -> Any:
        return self.formula(*arguments)


class Kernel(Compiled):
    """A loop over runs: machine code, compiled at its first call or ahead of it."""

    def __call__(self, *arguments: Any) -> Any:
        if _rehearsal is not None and self.can_be_left_out:
            return _rehearsal.append((self, tuple(map(numba.typeof, arguments))))
        return self.dispatcher(*arguments)

    @property
    def can_be_left_out(self) -> bool:
        """Whether it returns nothing, so that others can go on without it in a rehearsal."""
        return self.formula.__annotations__.get("return") == "None"


Call = tuple[Kernel, tuple[Any, ...]]
"""A kernel with numba's types of the arguments that it was called with."""
_rehearsal: list[Call] | None = None


@contextmanager
def rehearsal() -> Iterator[list[Call]]:
    """Have kernels do nothing for a while but be listed, with the types that they are given.

    What they would have set stays as it was: no number that is worked out meanwhile means anything.
    """
    global _rehearsal
    before, _rehearsal = _rehearsal, []
    try:
        yield _rehearsal
    finally:
        _rehearsal = before


def rule(formula: Formula) -> Formula:
    """A formula for the numbers of one run (or of one agent of one run), the only home it has.

    Kernels, the loops over runs, call it as machine code; it makes no arrays. In Python, as in
    tests, it is what it reads as: a function of numbers and named tuples of numbers.
    """
    return cast(Formula, Rule(formula, **PART))


def compiled(kernel: Formula) -> Formula:
    """Turn a plain loop over arrays into machine code, once a machine: it is kept on disk.

    The arithmetic is that of numpy, in the order in which it is written: nothing is reordered or
    contracted, so that a run's numbers do not depend on the runs it travels with.
    """
    return cast(Formula, Kernel(kernel, cache=True, error_model="numpy"))


def bare(kernel: Formula) -> Formula:
    """A kernel that makes no arrays, and so need not count the references to those it is given.

    Counting costs some ten nanoseconds an array wherever a part of a kernel begins or ends.
    """
    return cast(Formula, Kernel(kernel, cache=True, error_model="numpy", _nrt=False))


def inlined(kernel: Formula) -> Formula:
    """A small part of kernels, which is written out in each that calls it."""
    return cast(Formula, _njit(error_model="numpy", inline="always")(kernel))


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
