"""This state of the project held against an earlier one, both built and run on this machine."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.checkout import HERE, Checkout, built
from benchmarks.effort import Effort
from benchmarks.memory import Usage, measure
from benchmarks.row import Row

_PROBE = Path(__file__).with_name("probe.py")
_USUAL_RUNS, _SLID, _BATCH = 200, 100, 500
_FIRST, _FIRST_MEMORY, _ONE, _DIAL, _AMONG, _MANY_MEMORY, _TESTS = (
    1 / 3,
    0.5,
    0.25,
    0.5,
    1,
    0.7,
    0.7,
)
"""What this state may take at most of the time or memory of commit 41ba626."""


@dataclass(frozen=True, slots=True)
class Side:
    """A state of the project, and the folder for the machine code of its kernels."""

    checkout: Checkout
    kernels: Path

    def environment(self) -> Mapping[str, str]:
        """Variables under which it finds its own model and kernels."""
        own = {"PYTHONPATH": str(self.checkout.folder), "NUMBA_CACHE_DIR": str(self.kernels)}
        return {**os.environ, **own}

    def command(self, runs: int) -> Usage:
        """Time and memory of the command that runs the baseline."""
        with tempfile.TemporaryDirectory() as folder:
            asked = f"run baseline --runs {runs} --seed 1 --force --out {folder}/baseline"
            program = [str(self.checkout.python), str(self.checkout.folder / "run_sim.py")]
            return measure([*program, *asked.split()], watch=True, environment=self.environment())

    def probed(self, question: str, count: int) -> list[float]:
        """Seconds that it takes each time, in a fresh process."""
        command = [str(self.checkout.python), "-P", "-W", "ignore", str(_PROBE)]
        told = subprocess.run(
            [*command, question, str(count)], check=True, capture_output=True, text=True,
            cwd=self.checkout.folder, env=self.environment(),
        )  # fmt: skip
        return [float(line) for line in told.stdout.split()]

    def tests(self) -> Usage:
        """Time of all tests on two cores, in whatever way they end."""
        command = [str(self.checkout.python), "-m", "pytest", "-n", "2", "-q"]
        return measure(
            command, watch=False, environment=self.environment(), folder=self.checkout.folder,
            must_pass=False,
        )  # fmt: skip


def rows(commit: str, effort: Effort) -> list[Row]:
    """Ratios of what this state takes to what that of a commit takes."""
    with tempfile.TemporaryDirectory() as folder:
        here, there = Side(HERE, Path(folder, "here")), Side(built(commit), Path(folder, "there"))
        first = [side.command(_USUAL_RUNS) for side in (here, there)]
        found = [
            _seconds("the first run of all, compiling included", first, _FIRST),
            _memory("its peak memory", first, _FIRST_MEMORY),
            _probed("one run alone", (here, there), ("runs", 1), _ONE),
            _probed(f"a dial turned, {_SLID} runs", (here, there), ("dial", _SLID), _DIAL),
            _probed(f"a batch of {_BATCH} runs", (here, there), ("runs", _BATCH), _AMONG),
        ]
        if effort.command_runs:
            many = [side.command(effort.command_runs) for side in (here, there)]
            found.append(
                _memory(f"peak memory of {effort.command_runs:,} runs", many, _MANY_MEMORY)
            )
            tests = [side.tests() for side in (here, there)]
            found.append(_seconds("the tests, on two cores", tests, _TESTS))
    return found


def _seconds(what: str, usages: Sequence[Usage], most: float) -> Row:
    return _ratio(what, [usage.seconds for usage in usages], "s", most)


def _memory(what: str, usages: Sequence[Usage], most: float) -> Row:
    return _ratio(what, [usage.peak_bytes / 1e6 for usage in usages], "MB", most)


def _probed(what: str, sides: Sequence[Side], question: tuple[str, int], most: float) -> Row:
    """The least of the medians of three processes a side, which take turns."""
    turns = [[statistics.median(side.probed(*question)) for side in sides] for _ in range(3)]
    least = [1e3 * min(times) for times in zip(*turns, strict=True)]
    return _ratio(what, least, "ms", most)


def _ratio(what: str, taken: Sequence[float], unit: str, most: float) -> Row:
    here, there = taken
    note = f"{here:,.3g} {unit}, then {there:,.3g} {unit}"
    return Row(what, here / there, most=most, note=note, times={"here": here, "there": there})
