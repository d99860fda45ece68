"""How much is measured: in earnest, quickly, or only to see that everything works."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Effort:
    """Sizes and repeats of all benchmarks. Runs are of the baseline, to 2035 unless said."""

    name: str
    repeats: int
    array_runs: int
    """Runs of the array engine in one repeat, against which the others are held."""
    twin_runs: int
    """Runs of the twin, and of Mesa's batch runner, in one repeat: each takes about a second."""
    ema_runs: int
    """Experiments of the EMA Workbench in one repeat."""
    batches: tuple[int, ...]
    """Runs simulated at once, as the cost of a run is followed."""
    ensembles: tuple[int, ...]
    """Runs of whole ensembles, as the cost of a run is followed; each is run once."""
    firms: tuple[int, ...]
    """Multiples of the usual firms."""
    ends: tuple[int, ...]
    """Last years of the horizon."""
    growth_runs: int
    """Runs in a batch, while firms or quarters grow."""
    kernel_runs: int
    """Runs whose opinions a call of the kernel forms."""
    kernel_calls: int
    """Calls of each form of the kernel."""
    command_runs: int
    """Runs of the real command that must take less than a minute; 0 leaves it out."""
    memory_runs: tuple[int, ...]
    """Further numbers of runs whose peak memory is looked at, once each."""
    parallel_runs: int
    """Runs of the ensemble that one worker and two share."""
    session_runs: int
    """Runs of the session in which dials are turned."""
    dials: int
    """How many dials are turned, one at a time."""
    values: int
    """Values that each dial is given."""


FULL = Effort(
    name="full",
    repeats=3,
    array_runs=500,
    twin_runs=4,
    ema_runs=12,
    batches=(1, 10, 100, 250),
    ensembles=(1_000, 10_000),
    firms=(1, 2, 4, 8, 16),
    ends=(2014, 2018, 2022, 2026, 2030, 2035, 2045, 2060),
    growth_runs=100,
    kernel_runs=250,
    kernel_calls=60,
    command_runs=10_000,
    memory_runs=(200, 2_000),
    parallel_runs=3_000,
    session_runs=100,
    dials=5,
    values=8,
)
QUICK = Effort(
    name="quick",
    repeats=2,
    array_runs=500,
    twin_runs=2,
    ema_runs=4,
    batches=(1, 10, 100, 250),
    ensembles=(1_000,),
    firms=(1, 4),
    ends=(2014, 2022, 2035),
    growth_runs=50,
    kernel_runs=250,
    kernel_calls=20,
    command_runs=0,
    memory_runs=(200,),
    parallel_runs=1_000,
    session_runs=100,
    dials=3,
    values=3,
)
TINY = Effort(
    name="tiny",
    repeats=1,
    array_runs=2,
    twin_runs=1,
    ema_runs=1,
    batches=(1, 2),
    ensembles=(2,),
    firms=(1, 2),
    ends=(2013, 2014),
    growth_runs=2,
    kernel_runs=2,
    kernel_calls=2,
    command_runs=0,
    memory_runs=(),
    parallel_runs=4,
    session_runs=2,
    dials=1,
    values=1,
)
EFFORTS = {effort.name: effort for effort in (FULL, QUICK, TINY)}
