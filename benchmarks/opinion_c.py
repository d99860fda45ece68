"""The kernel of opinions, written by hand in C."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.c_compiler import compiled
from model.rules.society.opinion_kernel import Minds, Traits

Form = Callable[..., None]
"""Takes what `opinion_kernel.form` takes, and changes what it changes."""


def compiled_form() -> Form:
    """`opinion_kernel.form` in C, compiled now."""
    function = compiled("opinion.c", "form")
    return lambda *arguments: _call(function, *arguments)


def _call(function: Any, minds: Minds, traits: Traits, *others: Any) -> None:
    """Call the C function with the arguments of the kernel: all but opinion and belief are read."""
    opinion, _, _, belief = minds
    if not (opinion.flags.c_contiguous and belief.flags.c_contiguous):
        raise ValueError("opinion and belief are changed in place, so they must be contiguous")
    (home, away), bound, pull, rumour = others
    arrays = [opinion, belief, *traits, *home, *away, bound, *pull, *rumour]
    flat = [np.ascontiguousarray(array) for array in arrays]
    sizes = [ctypes.c_int64(size) for size in opinion.shape]
    if function(*sizes, *(ctypes.c_void_p(array.ctypes.data) for array in flat)):
        raise MemoryError("no memory for the opinions of a run")
