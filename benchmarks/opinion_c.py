"""The kernel of opinions, written by hand in C and compiled by the system's compiler."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from model.rules.society.opinion_kernel import Minds, Traits

SOURCE = Path(__file__).with_name("opinion.c")
FLAGS = ("-O3", "-march=native", "-shared", "-fPIC")
Form = Callable[..., None]
"""Takes what `opinion_kernel.form` takes, and changes what it changes."""


def compiler() -> str | None:
    """The system's C compiler, if it has one."""
    return shutil.which("cc")


def compiled_form() -> Form:
    """`opinion_kernel.form` in C, compiled now."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "opinion.so"
        command = [compiler() or "cc", *FLAGS, str(SOURCE), "-o", str(library)]
        subprocess.run(command, check=True)
        function = ctypes.CDLL(str(library)).form
    function.restype = ctypes.c_int
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
