"""All benchmarks, by the names under which they are asked for."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Collection, Mapping
from importlib import import_module

from benchmarks.effort import Effort
from benchmarks.row import Row

Benchmark = Callable[[Effort], list[Row]]

PLACES = {
    "engines": ("benchmarks.engines", "rows"),
    "runs": ("benchmarks.growth", "runs"),
    "firms": ("benchmarks.growth", "firms"),
    "quarters": ("benchmarks.growth", "quarters"),
    "kernel": ("benchmarks.kernel", "rows"),
    "command": ("benchmarks.command", "rows"),
    "cores": ("benchmarks.cores", "rows"),
    "dials": ("benchmarks.dials", "rows"),
}
"""Where each benchmark is: a module, imported only when it is wanted, and a function of it."""


def carry_out(names: Collection[str], effort: Effort) -> Mapping[str, list[Row]]:
    """Rows of the benchmarks of some names, one after another; says on stderr where it stands."""
    found = {}
    for place, name in enumerate(names, start=1):
        sys.stderr.write(f"{place}/{len(names)} {name} …\n")
        started = time.perf_counter()
        found[name] = benchmark(name)(effort)
        sys.stderr.write(f"{place}/{len(names)} {name} {time.perf_counter() - started:.0f} s\n")
    return found


def benchmark(name: str) -> Benchmark:
    """The benchmark of a name."""
    module, function = PLACES[name]
    wanted: Benchmark = getattr(import_module(module), function)
    return wanted
