"""Compiling the few loops in which the model spends its time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

Kernel = TypeVar("Kernel", bound=Callable[..., Any])


def compiled(kernel: Kernel) -> Kernel:
    """Turn a plain loop over arrays into machine code, once a machine: it is kept on disk.

    The arithmetic is that of numpy, in the order in which it is written: nothing is reordered or
    contracted, so that a run's numbers do not depend on the runs it travels with. What is kept is
    renewed when the kernel's own file changes, so a kernel calls no kernel of another file.
    """
    return cast(Kernel, numba.njit(cache=True, error_model="numpy")(kernel))
