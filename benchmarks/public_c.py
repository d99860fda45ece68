"""The kernel of citizens, written by hand in C."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.c_compiler import compiled
from model.rules.society.public_kernel import Minds

Live = Callable[..., None]
"""Takes what `public_kernel.live` takes, and changes what it changes."""


def compiled_live() -> Live:
    """`public_kernel.live` in C, compiled now."""
    function = compiled("public.c", "live")
    return lambda *arguments: _call(function, *arguments)


def _call(function: Any, minds: Minds, *others: Any) -> None:
    """Call the C function with the arguments of the kernel, of which the last are set."""
    *groups, mixing, found = others
    if not all(array.flags.c_contiguous for array in (*minds, *found)):
        raise ValueError("what is changed in place must be contiguous")
    read = [np.ascontiguousarray(array) for group in groups for array in group]
    read.append(np.ascontiguousarray(mixing))
    sizes = [ctypes.c_int64(size) for size in minds[0].shape]
    if function(*sizes, *map(_place, minds), *map(_place, read), *map(_place, found)):
        raise MemoryError("no memory for the citizens of a run")


def _place(array: NDArray[Any]) -> ctypes.c_void_p:
    return ctypes.c_void_p(array.ctypes.data)
